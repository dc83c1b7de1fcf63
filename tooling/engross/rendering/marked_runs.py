"""Runs grouped by mark; and the change status of whole lines, rows and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from engross.model.comparison.span import Mark
from engross.model.publication.publication import Footnote, Grid, GridRow, Line, PageBlock, Run
from engross.values import dataclass

ChangeStatus = Literal["", "terms", "changed", "added", "deleted"]
"""What became of a part of the page as a whole; ``terms``: only capitals or hyphens of defined terms."""


@dataclass(frozen=True, slots=True)
class RunGroup:
    """Neighbouring runs with one mark, to be marked once. ``amendment``: as a run's; ``struck``: they are inserted and
    struck again."""

    mark: Mark
    terms: bool
    runs: tuple[Run, ...]
    amendment: bool = False
    struck: bool = False


def group_runs(runs: Iterable[Run]) -> Iterator[RunGroup]:
    """``runs`` in order, grouped by mark; runs without a word or a note are left out."""
    shown = [run for run in runs if run.text or run.note]
    # Most lines have no mark: they are one group without looking at each.
    if all(run.mark == "kept" and not run.struck_by for run in shown):
        if shown:
            yield RunGroup("kept", False, tuple(shown))
        return
    for (mark, terms, amendment, struck), group in groupby(shown, key=_marked_alike):
        yield RunGroup(mark, terms, tuple(group), amendment, struck)


def _marked_alike(run: Run) -> tuple[Mark, bool, bool, bool]:
    changed = run.mark != "kept"
    return run.mark, run.terms and changed, run.amendment and changed, bool(run.struck_by)


def all_lines(blocks: Iterable[PageBlock]) -> Iterator[Line]:
    """Every line of ``blocks`` in reading order, those in tables too."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        elif isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.lines


def notes_in_runs(runs: Iterable[Run]) -> Iterator[Footnote]:
    """The notes anchored in ``runs``, in order."""
    return (run.note for run in runs if run.note)


def change_status(lines: Iterable[Line]) -> ChangeStatus:
    """What became of ``lines`` taken together, the notes anchored in them included."""
    marks: set[tuple[Mark, bool]] = set()
    for line in lines:
        for run in (*line.label, *line.runs):
            _add_marks(run, marks)
            if run.note:
                for paragraph in run.note.content:
                    for noted in paragraph:
                        _add_marks(noted, marks)
        if line.mark != "kept":
            marks.add((line.mark, line.terms))
        if line.end != "kept":
            marks.add((line.end, False))
            marks.add(("kept", False))
    if not any(mark != "kept" for mark, _ in marks):
        return ""
    if all(terms for mark, terms in marks if mark != "kept"):
        return "terms"
    whole = {mark for mark, _ in marks}
    if whole == {"inserted"}:
        return "added"
    return "deleted" if whole == {"deleted"} else "changed"


def _add_marks(run: Run, marks: set[tuple[Mark, bool]]) -> None:
    """The mark of a run that shows anything, and whether it is one of terms alone."""
    if run.text or run.note:
        marks.add((run.mark, run.terms and run.mark != "kept"))
        if run.struck_by:
            marks.add(("deleted", False))


def row_change_status(row: GridRow) -> ChangeStatus:
    """What became of a table row: its own mark first, then that of its words."""
    if row.mark != "kept":
        return "added" if row.mark == "inserted" else "deleted"
    return change_status(line for cell in row.cells for line in cell.lines)


def is_redline(blocks: Iterable[PageBlock]) -> bool:
    """Whether anything in ``blocks`` is marked."""
    return bool(change_status(all_lines(blocks))) or any(
        row.mark != "kept" for block in blocks if isinstance(block, Grid) for row in block.rows
    )


def legend_needed(blocks: Sequence[PageBlock]) -> ChangeStatus:
    """What a legend of the marks must explain: nothing, "changed" or "terms" too.

    A publication without marks needs no legend, and one with a legend of its own has it already.
    """
    if not is_redline(blocks) or any(line.style == "legend" for line in all_lines(blocks)):
        return ""
    runs = (run for line in all_lines(blocks) for run in (*line.label, *line.runs))
    return "terms" if any(run.terms and run.mark != "kept" for run in runs) else "changed"
