"""What is done with a bill: adopted, recorded and codified in all its chapters as one act, or in none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from engross.errors import EngrossError, NotFoundError
from engross.model.law.bill import Bill, BillPart
from engross.model.law.legislative_action import ActionKind
from engross.services.bills.bill_texts import bill_remarks, bill_texts
from engross.services.drafting.source_acts import ActWriter, SourceAct, act_recorder
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.services.enacting.adoption import AdoptionFacts, adopt_draft
from engross.services.enacting.codification import codify_chapter
from engross.services.enacting.outcomes import record_outcome
from engross.workspace import ChapterFolder, Workspace

_PartAct = Callable[[BillPart, ChapterFolder, ActWriter], WorkspaceAmendment]


def adopt_bill(
    workspace: Workspace, bill: Bill, facts: AdoptionFacts, today: date, write: ActWriter
) -> WorkspaceAmendment:
    """Adopt the drafts of every chapter of a bill as one act: all of them, or none.

    Errors: as of ``adopt_draft``; nothing is written then.
    """

    def adopt(part: BillPart, folder: ChapterFolder, record: ActWriter) -> WorkspaceAmendment:
        return adopt_draft(workspace, folder, facts, today, record, part.draft or None)

    remarks = bill_remarks(bill, bill_texts(workspace, bill, today))
    made = _as_one_act(workspace, bill, "adopt", adopt, write)
    return replace(made, remarks=tuple(dict.fromkeys((*remarks, *made.remarks))))


def record_bill_outcome(
    workspace: Workspace,
    bill: Bill,
    outcome: ActionKind,
    today: date,
    write: ActWriter,
    *,
    on: date | None = None,
    meeting: str = "",
    vote: str = "",
    by: str = "",
    reason: str = "",
) -> WorkspaceAmendment:
    """Record what became of a bill in every chapter of it, as one act.

    Errors: as of ``record_outcome``; nothing is written then.
    """

    def record(part: BillPart, folder: ChapterFolder, recorder: ActWriter) -> WorkspaceAmendment:
        return record_outcome(
            workspace,
            folder,
            outcome,
            today,
            recorder,
            version=part.draft or None,
            on=on,
            meeting=meeting,
            vote=vote,
            by=by,
            reason=reason,
        )

    return _as_one_act(workspace, bill, f"record {outcome} of", record, write)


def codify_bill(
    workspace: Workspace,
    bill: Bill,
    today: date,
    write: ActWriter,
    *,
    on: date | None = None,
    ordinance: str = "",
    numbers: Sequence[str] = (),
) -> WorkspaceAmendment:
    """Codify what was adopted of a bill in every chapter, as one act.

    Each of ``numbers`` is behind the folder that it is given in: ``new-parking=69``, ``068-noise:68-XX=68-16``.
    Errors: as of ``codify_chapter``, and where a number names no chapter of the bill, or two chapters of the bill
    change one file; nothing is written then.
    """
    by_folder = _numbers_by_folder(bill, numbers)

    def codify(part: BillPart, folder: ChapterFolder, record: ActWriter) -> WorkspaceAmendment:
        return codify_chapter(
            workspace,
            folder,
            today,
            record,
            version=part.draft or None,
            on=on,
            ordinance=ordinance,
            numbers=by_folder.get(folder.name, ()),
        )

    return _as_one_act(workspace, bill, "codify", codify, write)


def _numbers_by_folder(bill: Bill, numbers: Sequence[str]) -> dict[str, tuple[str, ...]]:
    folders = [part.chapter for part in bill.parts]
    found: dict[str, tuple[str, ...]] = {}
    for given in numbers:
        folder = next((each for each in folders if given.startswith((f"{each}=", f"{each}:"))), None)
        if folder is None:
            raise NotFoundError(
                f"--number {given} names no chapter of {bill.name}; write FOLDER=NUMBER for a new chapter or "
                f"FOLDER:OLD=NEW for a section; its folders are {', '.join(folders)}"
            )
        found[folder] = (*found.get(folder, ()), given[len(folder) + 1 :])
    return found


def _as_one_act(workspace: Workspace, bill: Bill, what: str, act: _PartAct, write: ActWriter) -> WorkspaceAmendment:
    """Do ``act`` in each chapter of a bill, noted first, then written as one.

    Errors: EngrossError where what is done in one chapter changes a file that is changed in another.
    """
    acts: list[SourceAct] = []
    made = [act(part, workspace.chapter(part.chapter), act_recorder(acts)) for part in bill.parts]
    changes = tuple(change for each in acts for change in each.changes)
    paths = [change.path for change in changes]
    twice = next((path for path in paths if paths.count(path) > 1), None)
    if twice is not None:
        raise EngrossError(
            f"two chapters of {bill.name} change {twice.parent.name}/{twice.name}, so they cannot be one act; "
            f"{what} each chapter by its own folder"
        )
    read = tuple(dict.fromkeys(source for each in acts for source in each.read))
    written = write(SourceAct(f"{what} {bill.name}", changes, read))
    done = tuple(f"{part.chapter}: {line}" for part, one in zip(bill.parts, made, strict=True) for line in one.done)
    left = tuple(dict.fromkeys(line for one in made for line in one.left))
    return WorkspaceAmendment(done, written, left, tuple(dict.fromkeys(line for one in made for line in one.remarks)))
