"""The headings of a page: how deep each stands, and the change status of the part under it."""

from __future__ import annotations

from collections.abc import Sequence

from engross.model.law.text import on_one_line
from engross.model.publication.publication import Line, PageBlock, Style
from engross.rendering.marked_runs import ChangeStatus, all_lines, change_status
from engross.values import dataclass

HEADING_RANKS: dict[Style, int] = {"title": 1, "heading": 2, "chapter": 3, "article": 4, "section": 5}
"""The styles that are headings; a lower rank stands above a higher one."""

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its depth (1 to 6, no depth skipped) and the change status of it and all up to its next equal."""

    depth: int
    fate: ChangeStatus


def opens_with_title(blocks: Sequence[PageBlock]) -> bool:
    """Whether the first block names the whole of ``blocks``, the text of a preface before it aside."""
    return title_index(blocks) is not None


def title_index(blocks: Sequence[PageBlock]) -> int | None:
    """The index of the line that names the whole of ``blocks``; None where there is none."""
    at = next((i for i, block in enumerate(blocks) if not isinstance(block, Line) or block.style != "text"), None)
    first = blocks[at] if at is not None else None
    return at if isinstance(first, Line) and first.style in ("title", "heading", "chapter") else None


def heading_outline(blocks: Sequence[PageBlock], outermost: int = 1) -> dict[int, Heading]:
    """The headings of ``blocks`` by their index.

    The line that opens ``blocks`` and names them, or a heading that the format supplies where there is none,
    stands at depth ``outermost``; every other stands below it, one step at a time, as screen readers need it
    (WCAG 2.1, 1.3.1).
    """
    title = title_index(blocks)
    depths: dict[int, int] = {}
    open_ranks: list[int] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Line) or block.style not in HEADING_RANKS:
            continue
        if index == title:
            depths[index] = outermost
            continue
        rank = HEADING_RANKS[block.style]
        while open_ranks and open_ranks[-1] >= rank:
            open_ranks.pop()
        open_ranks.append(rank)
        depths[index] = min(outermost + len(open_ranks), _DEEPEST)
    if not change_status(all_lines(blocks)):
        return {index: Heading(depth, "") for index, depth in depths.items()}
    return {index: Heading(depth, _part_status(blocks, index, depths)) for index, depth in depths.items()}


def heading_words(line: Line) -> str:
    """The words of a heading as a list of contents shows them: as they will be, or as they were if struck."""
    struck = all(run.mark == "deleted" for run in (*line.label, *line.runs))
    parts = (
        "".join(on_one_line(run.text) for run in runs if not run.note and (struck or run.mark != "deleted"))
        for runs in (line.label, line.runs)
    )
    return " ".join(part for part in parts if part)


def _part_status(blocks: Sequence[PageBlock], index: int, depths: dict[int, int]) -> ChangeStatus:
    end = next((at for at, depth in depths.items() if at > index and depth <= depths[index]), len(blocks))
    return change_status(all_lines(blocks[index:end]))
