"""Making one draft of the copies that colleagues edited; writing what any merge made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from engross.akn import identify
from engross.checks import run_checks
from engross.diff import compare
from engross.errors import NotFoundError
from engross.merging import changes_of_file, merge_chapters, merged_authors
from engross.model.authorship import AuthoredWords
from engross.model.comparison.conflict import Conflict, Merged, Take
from engross.model.findings.finding import Finding
from engross.model.law.chapter import Chapter
from engross.model.law.code import Draft
from engross.model.law.legislative_action import LegislativeAction
from engross.services.drafting.source_acts import ActWriter, sources_of
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.services.enacting.draft_versions import (
    free_version,
    hash_of,
    pending_draft,
    read_text,
    write_version,
)
from engross.services.enacting.edited_copies import EditedCopy, read_copies
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace


@dataclass(frozen=True, slots=True)
class MergedDraft:
    """What became of a merge: what was done, the conflicts that are left (then nothing was written), those that were
    resolved as asked, and the places that both changed, with what stands there now.

    Of copies of a draft: the ``draft``, the ``text`` that was made, which has the words of ours where a conflict is
    left, and for each conflict the name of the file that is *theirs*.
    """

    amendment: WorkspaceAmendment
    conflicts: tuple[Conflict, ...] = ()
    resolved: tuple[Conflict, ...] = ()
    both: tuple[tuple[str, str], ...] = ()
    draft: Chapter | None = None
    text: Chapter | None = None
    theirs: tuple[str, ...] = ()


def merge_files(
    workspace: Workspace,
    folder: ChapterFolder,
    files: Sequence[Path],
    today: date,
    write: ActWriter,
    takes: Mapping[str, Take],
    version: str | None = None,
    *,
    lenient: bool = False,
) -> MergedDraft:
    """``merge_copies`` of files. Errors: EngrossError where one cannot be read, and as of ``merge_copies``."""
    copies = read_copies(workspace, folder, files, lenient=lenient)
    return merge_copies(workspace, folder, copies, today, write, takes, version)


def merge_copies(
    workspace: Workspace,
    folder: ChapterFolder,
    copies: Sequence[EditedCopy],
    today: date,
    write: ActWriter,
    takes: Mapping[str, Take],
    version: str | None = None,
) -> MergedDraft:
    """Make one draft of the copies of a pending draft that colleagues edited: a version of ``today``.

    Each copy is merged with what was made of those before it: in a conflict *ours* is that, *theirs* the copy. Whose
    each change is is kept: the author that the copy tracks, else the name of its file. Errors: EngrossError as of
    ``merge_chapters``.
    """
    text = pending_draft(folder, version, today)
    draft = read_text(workspace, folder, text)
    made = Merged(draft)
    whole = Merged(draft)
    theirs: list[str] = []
    unused = dict(takes)
    for copy in copies:
        step = merge_chapters(draft, made.chapter, copy.text)
        here = {place: take for place, take in takes.items() if not place or place in {c.place for c in step.conflicts}}
        unused = {place: take for place, take in unused.items() if place and place not in here}
        made = merge_chapters(draft, made.chapter, copy.text, here)
        theirs += [copy.name] * len(made.conflicts)
        whole = Merged(
            made.chapter,
            whole.conflicts + made.conflicts,
            whole.resolved + made.resolved,
            whole.both + made.both,
        )
    if unused:
        raise NotFoundError(f"{next(iter(unused))!r} has no conflict to resolve")
    base = folder.timeline().base_for(text)
    law = read_text(workspace, folder, base) if base is not None else None
    names = ", ".join(copy.name for copy in copies)
    action = LegislativeAction("merged", today, str(text.version), hash_of(draft), reason=f"from {names}")
    named = free_version(folder, today, "proposed", text.version.name, "merged")
    result = replace(
        made.chapter,
        version=named,
        base=str(base.version) if base is not None else "",
        changed_by=_authors(law, draft, made.chapter, copies),
        actions=(*draft.actions, action),
    )
    done = f"{names} and {text.version} are merged as {named}"
    what = f"merge {names} into {folder.name} {text.version}"
    left = write_merged(folder, result, whole, done, what, [draft], law, draft, write)
    return replace(left, draft=draft, text=result, theirs=tuple(theirs))


def _authors(
    law: Chapter | None, draft: Chapter, merged: Chapter, copies: Sequence[EditedCopy]
) -> tuple[AuthoredWords, ...]:
    told = [changes_of_file(draft, copy.text, copy.author) for copy in copies]
    return merged_authors(law, merged, [*told, draft.changed_by]) if law is not None else ()


def write_merged(
    folder: ChapterFolder,
    result: Chapter,
    made: Merged,
    done: str,
    what: str,
    read: Sequence[Chapter],
    law: Chapter | None,
    draft: Chapter,
    write: ActWriter,
) -> MergedDraft:
    """Write a merged text where no conflict is left, and say what the checks find in it and not in those before."""
    if made.conflicts:
        count = len(made.conflicts)
        open_ones = f"{count} conflict{'s' if count > 1 else ''} left, so nothing was written; resolve each with --take"
        return MergedDraft(WorkspaceAmendment((), (), (open_ones,)), made.conflicts, made.resolved, made.both)
    written = write_version(folder, result, what, sources_of(each.source for each in read), write)
    left = tuple(_new_findings(result, draft, law))
    return MergedDraft(WorkspaceAmendment((done,), written, left), (), made.resolved, made.both)


def _new_findings(result: Chapter, draft: Chapter, law: Chapter | None) -> Iterator[str]:
    """What the checks find in a merged text that they find neither in the draft nor in the law, a sentence each."""
    earlier = (*_findings(draft, law), *(_findings(law, None) if law is not None else ()))
    before = {(found.code, found.message) for found in earlier}
    for found in _findings(identify(result), law):
        if (found.code, found.message) not in before and found.severity != "note":
            yield f"{found.code} {found.eid}: {found.message}" + (f"; {found.hint}" if found.hint else "")


def _findings(chapter: Chapter, law: Chapter | None) -> Iterator[Finding]:
    """What is found in a chapter by itself, against ``law``; citations of other chapters are not looked up."""
    draft = Draft(chapter, chapter.title, compare(law, chapter) if law is not None else None)
    return run_checks([draft], {chapter.number: draft} if chapter.number else {})
