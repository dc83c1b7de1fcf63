"""Renumbering and repealing in a workspace: every draft that an amendment changes, written where proposals stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from engross.akn import identify, write_chapter
from engross.amending import Amended, renumber, repeal
from engross.model.chapter import Chapter, Version
from engross.services.events import FileAction
from engross.services.source_files import replace_source
from engross.workspace import ChapterFolder, Workspace, default_draft, load, relative_name

Amend = Callable[[Chapter, Iterable[Chapter]], Amended]


@dataclass(frozen=True, slots=True)
class WorkspaceAmendment:
    """What was done, a sentence each; the files that were written; what is left for a person to decide, a sentence
    each."""

    done: tuple[str, ...]
    written: tuple[FileAction, ...]
    left: tuple[str, ...]


def renumber_provision(
    workspace: Workspace, folder: ChapterFolder, old: str, new: str, today: date
) -> WorkspaceAmendment:
    """Give the provision or table ``old`` of a chapter the number ``new``, and mend every citation of it.

    ``old`` and ``new`` are as the text cites them ("68-4D", "Table 2"). A chapter that has no proposal gets one, of
    the day ``today``. Errors: EngrossError where it cannot be done, and nothing is written; OutputError where a file
    has changed since it was read.
    """
    return _amend(workspace, folder, lambda one, rest: renumber(one, rest, old, new), today)


def repeal_provision(workspace: Workspace, folder: ChapterFolder, provision: str, today: date) -> WorkspaceAmendment:
    """Repeal a provision of a chapter, close the gap, and mend every citation of what follows.

    As of ``renumber_provision``; what still cites the provision is left to a person.
    """
    return _amend(workspace, folder, lambda one, rest: repeal(one, rest, provision), today)


def _amend(workspace: Workspace, folder: ChapterFolder, amend: Amend, today: date) -> WorkspaceAmendment:
    """Amend the draft of ``folder``, and write every chapter that this changes."""
    places: dict[int, tuple[Path, str | None]] = {}

    def draft(one: ChapterFolder) -> Chapter:
        item = default_draft(one)
        chapter = load(item.path, relative_name(workspace.root, item.path))
        if item.version.stage == "proposed":
            places[id(chapter)] = item.path, chapter.source.sha256 if chapter.source else None
            return chapter
        version = Version(today, "proposed")
        chapter = replace(chapter, version=version)
        places[id(chapter)] = one.path / f"{version}.xml", None
        return chapter

    target = draft(folder)
    others = [draft(one) for one in workspace.chapters() if one.name != folder.name]
    done = amend(target, others)
    written = []
    for old, new in done.chapters:
        path, replaced = places[id(old)]
        written.append(replace_source(path, write_chapter(identify(new)), replaced))
    return WorkspaceAmendment(done.actions, tuple(written), done.left)
