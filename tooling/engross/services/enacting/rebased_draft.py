"""Carrying a draft over to the law as it is now; the conflicts as a Word file, and as they were resolved there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from engross.building import document_bytes
from engross.compose.law.conflict_redline import conflict_redline, conflicts_left
from engross.diff import compare
from engross.enacting import undated
from engross.errors import EngrossError
from engross.importing import Imported
from engross.importing.word.comments import open_comments
from engross.importing.word.zip_package import open_package
from engross.merging import merge_chapters, merged_authors
from engross.model.comparison.conflict import Merged, Take
from engross.model.law.chapter import Chapter
from engross.model.law.legislative_action import LegislativeAction
from engross.services.drafting.draft_files import read_draft_file
from engross.services.drafting.files_as_versions import identified, versions_of
from engross.services.drafting.source_acts import ActWriter
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.services.enacting.draft_versions import free_version, hash_of, pending_draft, read_text
from engross.services.enacting.merged_drafts import MergedDraft, write_merged
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace, read_bytes


@dataclass(frozen=True, slots=True)
class Rebase:
    """A pending draft, what it was written against, and the text that was adopted since; ``action`` is what the
    rebased text records."""

    draft: Chapter
    base: Chapter
    law: Chapter
    action: LegislativeAction

    def merged(self, takes: Mapping[str, Take]) -> Merged:
        """The three texts as one: in a conflict *ours* is the draft, *theirs* the newer law.

        Errors: as of ``merge_chapters``.
        """
        return merge_chapters(self.base, self.draft, self.law, takes, identified_by_theirs=True)


def moved_draft(workspace: Workspace, folder: ChapterFolder, today: date, version: str | None = None) -> Rebase:
    """The pending draft that ``version`` names, else the only one, with the texts that it is rebased by.

    Errors: EngrossError where the base of the draft has not moved, or there is none.
    """
    text = pending_draft(folder, version, today)
    timeline = folder.timeline()
    moved = timeline.overtaken(text, today)
    if moved is None:
        raise EngrossError(f"{text.version} is written against the text adopted last, so there is nothing to rebase")
    if moved.base is None or moved.law is None:
        raise EngrossError(f"{folder.name}: {moved.sentence}")
    draft, base, law = (
        read_text(workspace, folder, one) for one in (text, timeline.named(moved.base), timeline.named(moved.law))
    )
    action = LegislativeAction("rebased", today, str(text.version), hash_of(draft), reason=f"on {moved.law}")
    return Rebase(draft, base, law, action)


def rebase_draft(
    workspace: Workspace,
    folder: ChapterFolder,
    today: date,
    write: ActWriter,
    takes: Mapping[str, Take],
    version: str | None = None,
) -> MergedDraft:
    """Carry a pending draft over to the text that was adopted since it was written: a version of ``today`` against it.

    Where a conflict is left, nothing is written. Errors: as of ``moved_draft`` and ``merge_chapters``.
    """
    rebase = moved_draft(workspace, folder, today, version)
    return _written(folder, rebase, rebase.merged(takes), today, write)


def conflict_file(
    folder: ChapterFolder, rebase: Rebase, takes: Mapping[str, Take], author: str, command: str
) -> bytes | None:
    """The conflicts that a rebase leaves, as a Word file to be resolved there; None where it leaves none.

    It shows the rebased draft against the newer law as tracked changes of ``author``, each conflict as a comment;
    ``command`` is what reads it back. Errors: as of ``merge_chapters``.
    """
    made = rebase.merged(takes)
    if not made.conflicts:
        return None
    result = _result(folder, rebase, made.chapter, rebase.action.on)
    return document_bytes(conflict_redline(compare(rebase.law, result), made.conflicts, author, command), "docx")


def rebase_by_file(
    workspace: Workspace,
    folder: ChapterFolder,
    today: date,
    write: ActWriter,
    file: Path,
    version: str | None = None,
    *,
    lenient: bool = False,
) -> MergedDraft:
    """Carry a pending draft over as a Word file of ``conflict_file`` has it, once its conflicts are resolved.

    A conflict whose comment is still there is left; then nothing is written. Errors: as of ``moved_draft``;
    EngrossError where the file cannot be read, was not made by ``conflict_file``, or from texts that changed since.
    """
    rebase = moved_draft(workspace, folder, today, version)
    made = rebase.merged({})
    data = read_bytes(file)
    known = (*versions_of(folder), _result(folder, rebase, made.chapter, today))
    told = identified(known, None, today)
    read = read_draft_file(data, file.name, known, told, lenient=lenient, hierarchy=workspace.hierarchy())
    _require_same_texts(read, rebase, file.name, folder)
    left = conflicts_left(made.conflicts, open_comments(open_package(data, file.name)))
    resolved = tuple(each for each in made.conflicts if each not in left)
    if left:
        places = ", ".join(each.place for each in left)
        said = f"{file.name} still has the comment of {places}, so nothing was written; delete it once it is resolved"
        return MergedDraft(WorkspaceAmendment((), (), (said,)), left, resolved, ())
    return _written(folder, rebase, Merged(read.proposal, (), resolved), today, write)


def _require_same_texts(read: Imported, rebase: Rebase, name: str, folder: ChapterFolder) -> None:
    """Errors: EngrossError where a file was not written for this rebase, or the draft or the law has changed since."""
    again = f"write it anew with `engross rebase {folder.name} -o FILE.docx`"
    if len(read.made_from) < 2:
        raise EngrossError(
            f"{name} does not carry the texts that it was made from, as another program saved it; {again}"
        )
    law, last = read.made_from[0], read.made_from[-1].actions[-1:]
    wanted = (rebase.action.kind, rebase.action.version, rebase.action.sha256, rebase.action.reason)
    found = [(each.kind, each.version, each.sha256, each.reason) for each in last]
    if found != [wanted] or law.root != rebase.law.root:
        raise EngrossError(
            f"{name} was not made from {rebase.draft.version} and {rebase.law.version} as they are now; {again}"
        )


def _result(folder: ChapterFolder, rebase: Rebase, merged: Chapter, today: date) -> Chapter:
    """The rebased text as a version of ``today``; whose its changes are is as the draft and its own file tell."""
    draft, law = rebase.draft, rebase.law
    told = [each for each in (merged.changed_by, draft.changed_by) if each]
    return replace(
        merged,
        uri=draft.uri,
        author=draft.author,
        events=draft.events,
        created=draft.created,
        version=free_version(folder, today, "proposed", draft.version.name, "rebased"),
        base=str(law.version),
        root=undated(merged.root),
        changed_by=merged_authors(law, merged, told) if told else (),
        actions=(*draft.actions, rebase.action),
        source=None,
    )


def _written(folder: ChapterFolder, rebase: Rebase, made: Merged, today: date, write: ActWriter) -> MergedDraft:
    result = _result(folder, rebase, made.chapter, today)
    done = f"{rebase.draft.version} is rebased on {rebase.law.version} as {result.version}"
    what = f"rebase {folder.name} {rebase.draft.version}"
    read = [rebase.base, rebase.draft, rebase.law]
    return write_merged(folder, result, made, done, what, read, rebase.law, rebase.draft, write)
