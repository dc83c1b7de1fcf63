"""Amending the workspace: the drafts that an amendment changes, written where proposals stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from engross.akn import identify, write_chapter
from engross.amending import Amended
from engross.model.chapter import Chapter, Version
from engross.outputs.writing import write_atomically
from engross.workspace import ChapterFolder, Workspace, default_draft, load, relative_name

Deed = Callable[[Chapter, Iterable[Chapter]], Amended]


def amend_workspace(
    workspace: Workspace, folder: ChapterFolder, deed: Deed, today: date
) -> tuple[list[str], list[str]]:
    """Do ``deed`` to the draft of ``folder`` and write every chapter that it changes; what was done and what is left.

    A chapter that has no proposal gets one, of ``today``. Nothing is written where the deed cannot be done.
    """
    places: dict[int, tuple[ChapterFolder, Path]] = {}

    def draft(one: ChapterFolder) -> Chapter:
        item = default_draft(one)
        chapter = load(item.path, relative_name(workspace.root, item.path))
        if item.version.stage == "proposed":
            places[id(chapter)] = one, item.path
            return chapter
        version = Version(today, "proposed")
        chapter = replace(chapter, version=version)
        places[id(chapter)] = one, one.path / f"{version}.xml"
        return chapter

    target = draft(folder)
    others = [draft(one) for one in workspace.chapters() if one.name != folder.name]
    done = deed(target, others)
    written = []
    for old, new in done.chapters:
        path = places[id(old)][1]
        write_atomically(path, write_chapter(identify(new)))
        written.append(f"written: {relative_name(workspace.root, path)}")
    return [*done.deeds, *written], list(done.left)


def lines(deeds: list[str], left: list[str]) -> Iterator[str]:
    """What was done, then what is left to decide."""
    yield from deeds
    if left:
        yield ""
        yield "Left for you to decide:"
        yield from (f"  {one}" for one in left)
