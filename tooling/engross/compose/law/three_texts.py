"""Two redlines, of a second text against a first and of a third against the second, as the one page of all three."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engross.model.comparison.span import Mark
from engross.model.publication.accepted_text import Side
from engross.model.publication.publication import Footnote, Grid, GridCell, GridRow, Line, PageBlock, Run

_GONE: dict[Side, Mark] = {"old": "inserted", "new": "deleted"}


class TextsDoNotFit(Exception):  # noqa: N818 - an outcome that the caller tells, not a failure
    """Two redlines that cannot be one page: a paragraph was parted, or a note or a row changed in both."""


def three_texts(first: Sequence[PageBlock], second: Sequence[PageBlock], author: str) -> tuple[PageBlock, ...]:
    """The page that shows what ``first`` changes, and as amendments of ``author`` what ``second`` changes in that.

    The new side of ``first`` and the old side of ``second`` are one text. Rejecting all gives the first text, accepting
    all the third; words that the second inserted and the third struck are on neither side.
    Errors: TextsDoNotFit where the two pages cannot be put together.
    """
    return tuple(_blocks(first, second, author))


def _blocks(first: Iterable[PageBlock], second: Iterable[PageBlock], author: str) -> Iterator[PageBlock]:
    before, after = deque(first), deque(second)
    while before or after:
        if before and not _is_on(before[0], "new"):
            yield before.popleft()
        elif after and not _is_on(after[0], "old"):
            yield _by(after.popleft(), author)
        elif before and after:
            yield _paired(before.popleft(), after.popleft(), author)
        else:
            raise TextsDoNotFit


def _is_on(block: PageBlock, side: Side) -> bool:
    gone = _GONE[side]
    if isinstance(block, Line):
        return block.mark != gone
    return isinstance(block, Grid) and any(row.mark != gone for row in block.rows)


def _by(block: PageBlock, author: str) -> PageBlock:
    """A block of the third text alone, as an amendment."""
    if isinstance(block, Line):
        return _line_by(block, author)
    if not isinstance(block, Grid):
        return block
    return replace(block, rows=tuple(_row_by(row, author) for row in block.rows))


def _row_by(row: GridRow, author: str) -> GridRow:
    cells = tuple(replace(cell, lines=tuple(_line_by(line, author) for line in cell.lines)) for cell in row.cells)
    return replace(row, cells=cells, author=author if row.mark != "kept" else "")


def _line_by(line: Line, author: str) -> Line:
    _require(line.end == "kept")
    label, runs = (tuple(_run_by(run, author) for run in runs) for runs in (line.label, line.runs))
    return replace(line, label=label, runs=runs, author=author if line.mark != "kept" else "")


def _run_by(run: Run, author: str) -> Run:
    return replace(run, author=author, amendment=True) if run.mark != "kept" else run


def _paired(first: PageBlock, second: PageBlock, author: str) -> PageBlock:
    if isinstance(first, Line) and isinstance(second, Line):
        return _line(first, second, author)
    if isinstance(first, Grid) and isinstance(second, Grid):
        return replace(second, rows=tuple(_rows(first, second, author)), width=max(first.width, second.width))
    raise TextsDoNotFit


def _rows(first: Grid, second: Grid, author: str) -> Iterator[GridRow]:
    before, after = deque(first.rows), deque(second.rows)
    while before or after:
        if before and before[0].mark == "deleted":
            yield before.popleft()
        elif after and after[0].mark == "inserted":
            yield _row_by(after.popleft(), author)
        else:
            _require(bool(before and after))
            yield _row(before.popleft(), after.popleft(), author)


def _row(first: GridRow, second: GridRow, author: str) -> GridRow:
    _require(len(first.cells) == len(second.cells) and "kept" in (first.mark, second.mark))
    cells = tuple(_cell(one, other, author) for one, other in zip(first.cells, second.cells, strict=True))
    if second.mark == "deleted":
        return GridRow(cells, "deleted", author)
    return GridRow(cells, first.mark, first.author)


def _cell(first: GridCell, second: GridCell, author: str) -> GridCell:
    _require((first.columns, first.rows, first.heading) == (second.columns, second.rows, second.heading))
    lines = tuple(block for block in _blocks(first.lines, second.lines, author) if isinstance(block, Line))
    return replace(second, lines=lines)


def _line(first: Line, second: Line, author: str) -> Line:
    """A paragraph of the second text, with what was done to it before and after."""
    _require(first.end == second.end == "kept")
    struck = second.mark == "deleted"
    return replace(
        second,
        label=tuple(_runs(first.label, second.label, author)),
        runs=tuple(_runs(first.runs, second.runs, author)),
        mark="inserted" if first.mark == "inserted" else second.mark,
        terms=first.terms if first.mark == "inserted" else second.terms,
        author=first.author if first.mark == "inserted" else author if struck else "",
        anchor="" if struck else second.anchor,
        remark=" ".join(filter(None, (first.remark, second.remark))),
        struck_by=author if struck and first.mark == "inserted" else "",
    )


def _runs(first: Sequence[Run], second: Sequence[Run], author: str) -> Iterator[Run]:
    before, after = (deque(run for run in runs if run.text or run.note) for runs in (first, second))
    while before or after:
        if before and before[0].mark == "deleted":
            yield before.popleft()
        elif after and after[0].mark == "inserted":
            yield _run_by(after.popleft(), author)
        else:
            _require(bool(before and after))
            yield _run(before, after, author)


def _run(before: deque[Run], after: deque[Run], author: str) -> Run:
    """The longest stretch of the second text that begins both and has one fate in each; it is taken from both."""
    one, other = before.popleft(), after.popleft()
    if one.note is not None or other.note is not None:
        return _note(one, other, author)
    size = min(len(one.text), len(other.text))
    _require(one.text[:size] == other.text[:size])
    for run, rest in ((one, before), (other, after)):
        if len(run.text) > size:
            rest.appendleft(replace(run, text=run.text[size:]))
    words = replace(other, text=other.text[:size])
    if other.mark == "deleted" and one.mark == "inserted":
        return replace(words, mark="inserted", terms=False, href="", author=one.author, struck_by=author)
    if other.mark == "deleted":
        return replace(words, author=author, amendment=True)
    return replace(words, mark=one.mark, terms=one.terms, author=one.author)


def _note(one: Run, other: Run, author: str) -> Run:
    """The marker of a note that the second text has; its content changed in one of the two redlines at most."""
    if one.note is None or other.note is None:
        raise TextsDoNotFit
    _require(not (one.mark == "inserted" and other.mark == "deleted") and not (one.note.was and other.note.was))
    if other.mark == "deleted":
        _require(not _is_changed(one.note))
        return replace(other, author=author, amendment=True)
    if _is_changed(other.note):
        _require(one.mark == "kept" and not _is_changed(one.note))
        content = tuple(tuple(_run_by(run, author) for run in runs) for runs in other.note.content)
        return replace(other, note=replace(other.note, content=content, was=one.note.was or other.note.was))
    was = replace(one.note, marker=other.note.marker, was=one.note.was or other.note.was)
    return replace(other, note=was, mark=one.mark, terms=one.terms, author=one.author)


def _is_changed(note: Footnote) -> bool:
    return any(run.mark != "kept" for runs in note.content for run in runs)


def _require(fits: bool) -> None:
    if not fits:
        raise TextsDoNotFit
