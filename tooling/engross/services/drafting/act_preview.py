"""What an act would change, as a difference of law: for a dry run, and before an undo."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from engross.akn import parse_chapter
from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.rendering import render
from engross.services.drafting.source_acts import SourceAct, SourceChange
from engross.workspace import Workspace, hierarchy_for, load, relative_name


def preview_lines(workspace: Workspace, act: SourceAct) -> Iterator[str]:
    """Each file that ``act`` would change: a chapter as a redline, another file as a diff of its lines."""
    for change in act.changes:
        before = change.path.read_bytes() if change.path.is_file() else None
        if before == change.data:
            continue
        name = relative_name(workspace.root, change.path)
        yield f"--- {name}" + ("" if before is not None else " (new)") + (" (removed)" if change.data is None else "")
        yield from (_law_lines if change.path.suffix == ".xml" else _text_lines)(workspace, change, before)
        yield ""


def _law_lines(workspace: Workspace, change: SourceChange, before: bytes | None) -> Iterator[str]:
    if change.data is None:
        return
    name = relative_name(workspace.root, change.path)
    new = parse_chapter(change.data, name, hierarchy_for(change.path))
    old = parse_chapter(before, name, hierarchy_for(change.path)) if before is not None else _base(change.path, new)
    page = clean_copy(new) if old is None else redline(compare(old, new))
    yield from render(page, "txt").decode("utf-8").splitlines()


def _base(path: Path, new: Chapter) -> Chapter | None:
    """The text that a new draft was written against, where it is beside it."""
    base = path.with_name(f"{new.base}.xml")
    try:
        return load(base) if new.base and base.is_file() else None
    except EngrossError:
        return None


def _text_lines(workspace: Workspace, change: SourceChange, before: bytes | None) -> Iterator[str]:
    del workspace  # a line needs no hierarchy
    old, new = ((data or b"").decode("utf-8", "replace").splitlines() for data in (before, change.data))
    yield from list(unified_diff(old, new, lineterm="", n=2))[2:]
