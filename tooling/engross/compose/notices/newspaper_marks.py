"""A notice for a newspaper that prints no strike-through: brackets and capitals, with a legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from engross.model.publication.publication import Footnote, Grid, Line, PageBlock, Run

LEGEND = (
    "Words in [brackets] are taken out. Words in CAPITALS are put in; where capitals would not show, they stand "
    "between underscores: _10_."
)


def bracketed_marks(blocks: Iterable[PageBlock]) -> tuple[PageBlock, ...]:
    """``blocks`` with nothing struck or inserted: marks become brackets and capitals, letters and nothing else."""
    return tuple(_block(block) for block in blocks)


def _block(block: PageBlock) -> PageBlock:
    if isinstance(block, Line):
        return _line(block)
    if isinstance(block, Grid):
        rows = tuple(
            replace(
                row,
                mark="kept",
                cells=tuple(replace(cell, lines=tuple(_line(line) for line in cell.lines)) for cell in row.cells),
            )
            for row in block.rows
        )
        return replace(block, rows=rows)
    return block


def _line(line: Line) -> Line:
    return replace(
        line, runs=tuple(_runs(line.runs_and_end)), label=tuple(_runs(line.label)), mark="kept", terms=False, end="kept"
    )


def _runs(runs: tuple[Run, ...]) -> Iterator[Run]:
    parted = True
    for mark, group in groupby(runs, key=lambda run: run.mark):
        together = [_noted(run) for run in group]
        words = "".join(run.text for run in together if run.note is None)
        if mark != "kept":
            if not parted and not words.startswith(" "):
                yield Run(" ")
            before, after = ("[", "]") if mark == "deleted" else ("_", "_") if words.upper() == words else ("", "")
            together = _fenced(together, before, after, capitals=mark == "inserted")
        yield from together
        parted = mark == "kept" or words.endswith(" ")


def _fenced(runs: list[Run], before: str, after: str, *, capitals: bool) -> list[Run]:
    """``runs`` between two signs, which stand inside any blanks at the ends."""
    plain = [replace(run, mark="kept", terms=False, text=run.text.upper() if capitals else run.text) for run in runs]
    first = plain[0]
    lead = first.text[: len(first.text) - len(first.text.lstrip(" "))]
    plain[0] = replace(first, text=lead + before + first.text[len(lead) :])
    last = plain[-1]
    tail = last.text[len(last.text.rstrip(" ")) :]
    plain[-1] = replace(last, text=last.text[: len(last.text) - len(tail)] + after + tail)
    return plain


def _noted(run: Run) -> Run:
    if run.note is None:
        return run
    content = tuple(tuple(_runs(paragraph)) for paragraph in run.note.content)
    return replace(run, note=Footnote(run.note.marker, run.note.kind, content))
