"""Renumbering and repealing in a workspace: every draft that an amendment changes, written where proposals stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from engross.akn import identify, write_chapter
from engross.amending import Amended, renumber, repeal
from engross.enacting import draft_of
from engross.errors import EngrossError
from engross.instructions import OrderedStep, amended_by, ordered_steps
from engross.model.law.chapter import Chapter, Version
from engross.services.drafting.moved_waivers import moved_waivers
from engross.services.drafting.noticed_texts import noticed_texts
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange, sources_of
from engross.services.events import FileAction
from engross.services.selection.base_and_draft_choice import default_texts
from engross.values import dataclass
from engross.workspace import ChapterFolder, VersionFile, Workspace, load, pick_version, relative_name

_Amend = Callable[[Chapter, Iterable[Chapter]], Amended]


@dataclass(frozen=True, slots=True)
class WorkspaceAmendment:
    """What was done, a sentence each; the files that were written; what is left for a person to decide; what is to be
    said of the texts of the chapter."""

    done: tuple[str, ...]
    written: tuple[FileAction, ...]
    left: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AmendmentTarget:
    """Where an amended draft is written, the SHA-256 of the file that it replaces (None: there is none yet), and how it
    was noticed (empty: it was not), since a text that was noticed stays as it is."""

    path: Path
    replaced: str | None
    noticed: str = ""


def renumber_provision(
    workspace: Workspace,
    folder: ChapterFolder,
    old: str,
    new: str,
    today: date,
    write: ActWriter,
    version: str | None = None,
) -> WorkspaceAmendment:
    """Give the provision or table ``old`` of a chapter the number ``new``, and correct every citation of it.

    ``old`` and ``new`` are as the text cites them ("68-4D", "Table 2"). The draft is the one that ``version`` names,
    else the pending one; a chapter that has none pending gets one of ``today``, written against the law of that day.
    Errors: AmbiguousError where several drafts are pending and none is named; EngrossError where it cannot be done,
    ``version`` is no pending draft, the chapter has no law to amend or a file has changed since it was read: nothing is
    written then. ``write`` does it, as one act.
    """
    what = f"renumber {folder.name} {old} to {new}"
    return _amend(workspace, folder, lambda one, rest: renumber(one, rest, old, new), today, version, what, write)


def repeal_provision(
    workspace: Workspace,
    folder: ChapterFolder,
    provision: str,
    today: date,
    write: ActWriter,
    version: str | None = None,
) -> WorkspaceAmendment:
    """Repeal a provision of a chapter, close the gap, and correct every citation of what follows.

    As of ``renumber_provision``; what still cites the provision is left to a person.
    """
    what = f"repeal {folder.name} {provision}"
    return _amend(workspace, folder, lambda one, rest: repeal(one, rest, provision), today, version, what, write)


def apply_instructions(
    workspace: Workspace,
    folder: ChapterFolder,
    text: str,
    today: date,
    write: ActWriter,
    version: str | None = None,
    *,
    partial: bool = False,
) -> tuple[WorkspaceAmendment, tuple[str, ...]]:
    """Apply the amending instructions of ``text`` to a chapter; and a sentence for each that is refused.

    As of ``renumber_provision``. Where one is refused nothing is written, unless ``partial``; other chapters are never
    changed.
    """
    return apply_steps(workspace, folder, ordered_steps(text), today, write, version, partial=partial)


def apply_steps(
    workspace: Workspace,
    folder: ChapterFolder,
    steps: Sequence[OrderedStep],
    today: date,
    write: ActWriter,
    version: str | None = None,
    *,
    partial: bool = False,
) -> tuple[WorkspaceAmendment, tuple[str, ...]]:
    """Apply instructions that were read to a chapter, as of ``apply_instructions``."""
    refused: list[str] = []

    def amend(chapter: Chapter, _: Iterable[Chapter]) -> Amended:
        made = amended_by(chapter, steps)
        refused.extend(made.refused)
        if (made.refused and not partial) or not made.applied:
            return Amended((), ())
        left = (
            ("what the quoted provisions cite is not marked up; see what `engross check` finds",) if made.quoted else ()
        )
        return Amended(((chapter, made.chapter),), made.applied, left)

    done = _amend(workspace, folder, amend, today, version, f"apply instructions to {folder.name}", write)
    return done, tuple(refused)


def _amend(
    workspace: Workspace,
    folder: ChapterFolder,
    amend: _Amend,
    today: date,
    version: str | None,
    what: str,
    write: ActWriter,
) -> WorkspaceAmendment:
    """Amend the draft of ``folder``, and write every chapter that this changes as one act."""
    targets: dict[int, AmendmentTarget] = {}
    chapter = draft_to_amend(workspace, folder, _item(folder, version, today), today, targets)
    noticed = targets[id(chapter)].noticed
    if noticed:
        name = relative_name(workspace.root, targets[id(chapter)].path)
        raise EngrossError(
            f"{name} is the text that {noticed}, so it stays; begin another draft (`engross draft {folder.name} --name "
            "NAME`) and name it with --version, or record what the body amended (`engross amend`)"
        )
    others = others_to_amend(workspace, folder, today, targets)
    made = amend(chapter, others)
    amended = tuple(
        (old, identify(new), targets[id(old)]) for old, new in made.chapters if not targets[id(old)].noticed
    )
    changes = (
        *(amended_file(new, target) for _, new, target in amended),
        *moved_waivers(workspace, ((target.path.parent.name, old, new) for old, new, target in amended)),
    )
    read = sources_of(each.source for each in (chapter, *others))
    written = write(SourceAct(what, changes, read))
    left = (*made.left, *noticed_left(workspace, made, targets))
    return WorkspaceAmendment(made.actions, written, left, tuple(folder.timeline().remarks(today)))


def noticed_left(workspace: Workspace, made: Amended, targets: Mapping[int, AmendmentTarget]) -> Iterator[str]:
    """A sentence for each draft whose citations would have changed, had it not been noticed."""
    for old, _ in made.chapters:
        target = targets.get(id(old))
        if target is not None and target.noticed:
            name = relative_name(workspace.root, target.path)
            yield f"{name} cites what changed, and is the text that {target.noticed}, so it stays: amend it by hand"


def others_to_amend(
    workspace: Workspace, folder: ChapterFolder, today: date, targets: dict[int, AmendmentTarget]
) -> list[Chapter]:
    """The drafts of every other chapter that an amendment of ``folder`` may change; ``targets`` learns where each is
    written, by its id()."""
    return [
        draft_to_amend(workspace, one, item, today, targets)
        for one in workspace.chapters()
        if one.name != folder.name
        for item in texts_to_amend(one, today)
    ]


def amended_file(chapter: Chapter, target: AmendmentTarget) -> SourceChange:
    """The file of an amended draft, in canonical form."""
    return SourceChange(target.path, write_chapter(identify(chapter)), target.replaced)


def _item(folder: ChapterFolder, version: str | None, today: date) -> VersionFile:
    """The text that is amended, a pending draft or the law. Errors: EngrossError where there is none."""
    timeline = folder.timeline()
    pending = [draft.version for draft in timeline.drafts()]
    if version:
        item = pick_version(folder, version)
        if item.version not in pending:
            there = ", ".join(map(str, pending)) or "none"
            raise EngrossError(f"{item.version} is not a pending draft, so it is not amended; pending: {there}")
        return item
    if pending:
        return default_texts(folder, today).draft
    items = list(texts_to_amend(folder, today))
    if not items:
        raise EngrossError(f"{folder.name} cannot be amended: {'; '.join(timeline.remarks(today))}")
    return items[0]


def texts_to_amend(folder: ChapterFolder, today: date) -> Iterator[VersionFile]:
    """The pending drafts of a chapter; where there is none, the law; before there is any, what was adopted last."""
    timeline = folder.timeline()
    texts = timeline.drafts()
    if not texts:
        law = timeline.in_force(today)
        texts = (law,) if law is not None else timeline.coming(today)[-1:]
    yield from (folder.file_of(text.version) for text in texts)


def draft_to_amend(
    workspace: Workspace, folder: ChapterFolder, item: VersionFile, today: date, targets: dict[int, AmendmentTarget]
) -> Chapter:
    """The draft that is amended: the one in ``item``, or a new one of ``today`` against the text there."""
    chapter = load(item.path, relative_name(workspace.root, item.path))
    if item.version in {draft.version for draft in folder.timeline().drafts()}:
        sha256 = chapter.source.sha256 if chapter.source else None
        targets[id(chapter)] = AmendmentTarget(item.path, sha256, noticed_texts(workspace).get(sha256 or "", ""))
        return chapter
    version = Version(today, "proposed")
    chapter = replace(draft_of(chapter, version), source=chapter.source)
    targets[id(chapter)] = AmendmentTarget(folder.path / f"{version}.xml", None)
    return chapter
