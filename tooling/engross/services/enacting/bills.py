"""One proposal over several chapters: read, adopted as one act, written as one ordinance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engross.diff import compare
from engross.enacting import changed_sections
from engross.errors import SourceError
from engross.meetings.files.json_schema import validated
from engross.model.law.bill import Bill, BillPart
from engross.model.law.chapter import Chapter
from engross.services.drafting.source_acts import ActWriter, SourceAct, act_recorder
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.services.enacting.adoption import AdoptionFacts, adopt_draft
from engross.services.enacting.draft_versions import pending_draft, read_text
from engross.workspace import Workspace, read_toml, relative_name

BillText = tuple[Chapter, Chapter | None]
"""The draft of a chapter that a bill touches, and the law that it changes; None where there is none."""


def bill_named(workspace: Workspace, wanted: str) -> Bill | None:
    """The bill whose file ``wanted`` names; None where there is no such file.

    Errors: EngrossError where the file is not TOML; SourceError where it is not a bill, or names a chapter twice.
    """
    names = {path.stem: path for path in sorted((workspace.ordinances / "bills").glob("*.toml"))}
    path = names.get(wanted)
    if path is None:
        return None
    file = relative_name(workspace.root, workspace.held(path))
    told = validated(read_toml(path), "bill", file)
    parts = tuple(
        BillPart(workspace.chapter(one["folder"]).name, one.get("draft", ""), tuple(one.get("sections", ())))
        for one in told["chapter"]
    )
    folders = [part.chapter for part in parts]
    twice = next((folder for folder in folders if folders.count(folder) > 1), None)
    if twice is not None:
        raise SourceError(file, 0, f"the chapter {twice} is there twice; put all of it under one [[chapter]]")
    return Bill(wanted, told["title"], told.get("sponsor", ""), parts)


def bill_texts(workspace: Workspace, bill: Bill, today: date) -> tuple[tuple[BillText, ...], tuple[str, ...]]:
    """The draft and the law of each chapter of a bill, in its order; and what is to be said of them, a sentence each.

    Errors: EngrossError where a chapter has no such draft.
    """
    texts: list[BillText] = []
    remarks: list[str] = []
    for part in bill.parts:
        folder = workspace.chapter(part.chapter)
        text = pending_draft(folder, part.draft or None, today)
        base = folder.timeline().base_for(text)
        law = read_text(workspace, folder, base) if base is not None and not base.pending else None
        draft = read_text(workspace, folder, text)
        texts.append((draft, law))
        remarks += _beyond(bill, part, draft, law)
    return tuple(texts), tuple(remarks)


def adopt_bill(
    workspace: Workspace, bill: Bill, facts: AdoptionFacts, today: date, write: ActWriter
) -> WorkspaceAmendment:
    """Adopt the drafts of every chapter of a bill as one act: all of them, or none.

    Errors: as of ``adopt_draft``; nothing is written then.
    """
    _, remarks = bill_texts(workspace, bill, today)
    acts: list[SourceAct] = []
    made = [
        adopt_draft(workspace, workspace.chapter(part.chapter), facts, today, act_recorder(acts), part.draft or None)
        for part in bill.parts
    ]
    changes = tuple(change for act in acts for change in act.changes)
    read = tuple(dict.fromkeys(source for act in acts for source in act.read))
    written = write(SourceAct(f"adopt {bill.name}", changes, read))
    done = tuple(line for part, one in zip(bill.parts, made, strict=True) for line in _of(part, one.done))
    left = tuple(dict.fromkeys(line for one in made for line in one.left))
    said = tuple(dict.fromkeys((*remarks, *(line for one in made for line in one.remarks))))
    return WorkspaceAmendment(done, written, left, said)


def _of(part: BillPart, lines: tuple[str, ...]) -> Iterator[str]:
    return (f"{part.chapter}: {line}" for line in lines)


def _beyond(bill: Bill, part: BillPart, draft: Chapter, law: Chapter | None) -> Iterator[str]:
    """What the draft changes and the bill does not say, and the reverse."""
    if not part.sections:
        return
    changes = changed_sections(compare(law, draft)) if law is not None else ()
    changed = {change.either.number for change in changes} if law is not None else {s.number for s in draft.sections()}
    named = {number.removeprefix("§").strip() for number in part.sections}
    for numbers, what in ((changed - named, "changes"), (named - changed, "does not change")):
        if numbers:
            listed = ", ".join(f"§ {number}" for number in sorted(numbers))
            yield f"{bill.name}: the draft of {part.chapter} {what} {listed}; correct sections in the bill's file"
