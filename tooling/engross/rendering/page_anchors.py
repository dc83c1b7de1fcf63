"""The anchors of a page, to which links lead, and the rows that head its tables."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import field

from engross.model.publication.publication import Grid, PageBlock
from engross.rendering.marked_runs import all_lines
from engross.values import dataclass


@dataclass(slots=True)
class PageAnchors:
    """The anchors of a page, and those that a block bears already while the page is written.

    ``elsewhere``: those of other parts of the same document, where it is made in parts.
    """

    known: Set[str]
    taken: set[str] = field(default_factory=set)
    elsewhere: Set[str] = frozenset()

    def name(self, anchor: str) -> str:
        """``anchor`` for the first block that asks for it; nothing for any other, or where it is empty."""
        if not anchor or anchor in self.taken:
            return ""
        self.taken.add(anchor)
        return anchor

    def new_name(self, kind: str) -> str:
        """A name that no block bears, for one without an anchor."""
        number = len(self.taken)
        while not (name := self.name(f"page-{kind}-{number}")):
            number += 1
        return name


def page_anchors(blocks: Iterable[PageBlock]) -> PageAnchors:
    """The anchors of a page of ``blocks``, none of them given out yet."""
    told = tuple(blocks)
    grids = {block.anchor for block in told if isinstance(block, Grid)}
    return PageAnchors((grids | {line.anchor for line in all_lines(told)}) - {""})


def heading_rows(grid: Grid) -> int:
    """How many rows at the top of ``grid`` hold headings and nothing else."""
    rows = enumerate(grid.rows)
    return next((at for at, row in rows if not all(cell.heading for cell in row.cells)), len(grid.rows))
