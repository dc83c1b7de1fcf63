"""The text of one side of a page: what is left when all changes are accepted, or all rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from engross.model.publication import Grid, Line, PageBlock, Run, Style
from engross.model.span import Mark

Side = Literal["old", "new"]

_GONE: dict[Side, Mark] = {"old": "inserted", "new": "deleted"}


def side_blocks(blocks: Iterable[PageBlock], side: Side) -> Iterator[str]:
    """The text of each line and cell of ``side``, in reading order: label, a tab, words.

    A heading's label and words are parted by a blank. Note markers are left out: what they refer to is not part
    of a block's words.
    """
    gone = _GONE[side]
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                if row.mark != gone:
                    for cell in row.cells:
                        yield from side_blocks(cell.lines, side)
        elif isinstance(block, Line) and block.mark != gone:
            yield side_line_text(block, side)


def side_line_text(line: Line, side: Side) -> str:
    """The text of one line on one side."""
    label, words = _words(line.label, side), _words(line.runs, side)
    return label + label_separator(line.style) + words if label and words else label + words


def label_separator(style: Style) -> str:
    """What sets a label off from the words behind it, where there are both: a blank in a heading, else a tab."""
    return " " if style in ("chapter", "article", "section") else "\t"


def _words(runs: Iterable[Run], side: Side) -> str:
    gone = _GONE[side]
    return "".join(run.text for run in runs if run.mark != gone and run.note is None)
