"""What an act would change, as a difference of law: for a dry run, and before an undo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

from engross.akn import parse_chapter
from engross.compose import clean_copy, redline
from engross.compose.source_names import chapter_name
from engross.diff import compare
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.model.publication.publication import Line, PageBlock
from engross.rendering import render
from engross.rendering.heading_outline import HEADING_RANKS
from engross.rendering.marked_runs import is_redline
from engross.services.drafting.source_acts import SourceAct, SourceChange
from engross.workspace import Workspace, hierarchy_for, load, relative_name


def preview_lines(workspace: Workspace, act: SourceAct) -> Iterator[str]:
    """Each file that ``act`` would change.

    Of a chapter, its sections whose words or numbers change, as a redline; of one whose words stay, and of any other
    file, the lines of the file that change.
    """
    for change in act.changes:
        before = change.path.read_bytes() if change.path.is_file() else None
        if before == change.data:
            continue
        name = relative_name(workspace.root, change.path)
        yield f"--- {name}" + ("" if before is not None else " (new)") + (" (removed)" if change.data is None else "")
        yield from (
            _law_lines(workspace, change, before) if change.path.suffix == ".xml" else _text_lines(change, before)
        )
        yield ""


def _law_lines(workspace: Workspace, change: SourceChange, before: bytes | None) -> Iterator[str]:
    if change.data is None:
        return
    name = relative_name(workspace.root, change.path)
    new = parse_chapter(change.data, name, hierarchy_for(change.path))
    old = parse_chapter(before, name, hierarchy_for(change.path)) if before is not None else _base(change.path, new)
    page = clean_copy(new) if old is None else redline(compare(old, new))
    blocks = page.blocks if old is None else _changed_parts(page.blocks)
    if blocks:
        # No certificate: it speaks of a file that was written and of a base that is law.
        shown = replace(page, title=f"{chapter_name(new)}: what changes", blocks=blocks, certificate=(), footer="")
        yield from render(shown, "txt").decode("utf-8").splitlines()
    elif before is None:
        yield f"its words are those of {new.base}"
    else:
        yield "no word or number of the law changes; these lines of the file do:"
        yield from _text_lines(change, before)


def _changed_parts(blocks: Sequence[PageBlock]) -> tuple[PageBlock, ...]:
    """The parts of a redlined page, each from a heading to the next, in which something is marked."""
    parts: list[list[PageBlock]] = []
    for block in blocks:
        if not parts or (isinstance(block, Line) and block.style in HEADING_RANKS):
            parts.append([])
        parts[-1].append(block)
    return tuple(block for part in parts if is_redline(part) for block in part)


def _base(path: Path, new: Chapter) -> Chapter | None:
    """The text that a new draft was written against, where it is beside it."""
    base = path.with_name(f"{new.base}.xml")
    try:
        return load(base) if new.base and base.is_file() else None
    except EngrossError:
        return None


def _text_lines(change: SourceChange, before: bytes | None) -> Iterator[str]:
    if b"\0" in (change.data or b""):
        yield f"a file of {len(change.data or b'')} bytes, which is not text"
        return
    old, new = ((data or b"").decode("utf-8", "replace").splitlines() for data in (before, change.data))
    yield from list(unified_diff(old, new, lineterm="", n=2))[2:]
