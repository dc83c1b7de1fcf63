"""A document's blocks as part of a larger one: its anchors, and the links to them, its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.model.publication.publication import Grid, Line, PageBlock, Run


def with_own_anchors(blocks: Iterable[PageBlock], name: str) -> Iterator[PageBlock]:
    """``blocks`` with ``name`` before each anchor, and in each link to one."""
    for block in blocks:
        if isinstance(block, Line):
            yield _own(block, name)
        elif isinstance(block, Grid):
            rows = tuple(
                replace(
                    row,
                    cells=tuple(
                        replace(cell, lines=tuple(_own(line, name) for line in cell.lines)) for cell in row.cells
                    ),
                )
                for row in block.rows
            )
            yield replace(block, rows=rows, anchor=f"{name}-{block.anchor}" if block.anchor else "")
        else:
            yield block


def _own(line: Line, name: str) -> Line:
    return replace(
        line,
        anchor=f"{name}-{line.anchor}" if line.anchor else "",
        runs=_linked(line.runs, name),
        label=_linked(line.label, name),
    )


def _linked(runs: tuple[Run, ...], name: str) -> tuple[Run, ...]:
    return tuple(replace(run, href=f"#{name}-{run.href[1:]}") if run.href.startswith("#") else run for run in runs)
