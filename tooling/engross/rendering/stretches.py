"""Runs that share a fate, taken together; and the fate of whole lines, rows and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from engross.model.publication import Footnote, Grid, GridRow, Line, PageBlock, Run
from engross.model.span import Mark

Fate = Literal["", "terms", "changed", "added", "deleted"]
"""What became of a part of the page as a whole; ``terms``: only capitals or hyphens of defined terms."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring runs with one mark, to be marked once."""

    mark: Mark
    terms: bool
    runs: tuple[Run, ...]


def stretches(runs: Iterable[Run]) -> Iterator[Stretch]:
    """``runs`` in order, grouped by fate; runs without a word or a note are left out."""
    told = (run for run in runs if run.text or run.note)
    for (mark, terms), group in groupby(told, key=lambda run: (run.mark, run.terms and run.mark != "kept")):
        yield Stretch(mark, terms, tuple(group))


def lines_of(blocks: Iterable[PageBlock]) -> Iterator[Line]:
    """Every line of ``blocks`` in reading order, those in tables too."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        elif isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.lines


def notes_of(runs: Iterable[Run]) -> Iterator[Footnote]:
    """The notes anchored in ``runs``, in order."""
    return (run.note for run in runs if run.note)


def fate_of(lines: Iterable[Line]) -> Fate:
    """What became of ``lines`` taken together, the notes anchored in them included."""
    marks: set[tuple[Mark, bool]] = set()
    for line in lines:
        runs = (*line.label, *line.runs)
        notes = (run for note in notes_of(runs) for paragraph in note.content for run in paragraph)
        marks.update((stretch.mark, stretch.terms) for stretch in stretches((*runs, *notes)))
        if line.mark != "kept":
            marks.add((line.mark, line.terms))
    if not any(mark != "kept" for mark, _ in marks):
        return ""
    if all(terms for mark, terms in marks if mark != "kept"):
        return "terms"
    whole = {mark for mark, _ in marks}
    if whole == {"inserted"}:
        return "added"
    return "deleted" if whole == {"deleted"} else "changed"


def fate_of_row(row: GridRow) -> Fate:
    """What became of a table row: its own mark first, then that of its words."""
    if row.mark != "kept":
        return "added" if row.mark == "inserted" else "deleted"
    return fate_of(line for cell in row.cells for line in cell.lines)


def is_redline(blocks: Iterable[PageBlock]) -> bool:
    """Whether anything in ``blocks`` is marked."""
    return bool(fate_of(lines_of(blocks))) or any(
        row.mark != "kept" for block in blocks if isinstance(block, Grid) for row in block.rows
    )


def key_of(blocks: Sequence[PageBlock]) -> Fate:
    """What a key to the marks must explain: nothing, "changed" or "terms" too.

    A publication without marks needs no key, and one with a legend of its own has it already.
    """
    if not is_redline(blocks) or any(line.style == "legend" for line in lines_of(blocks)):
        return ""
    runs = (run for line in lines_of(blocks) for run in (*line.label, *line.runs))
    return "terms" if any(run.terms and run.mark != "kept" for run in runs) else "changed"
