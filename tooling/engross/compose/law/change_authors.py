"""A redline whose changes bear the names of those who made them, as far as the draft's file tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from engross.model.authorship import AuthoredWords
from engross.model.comparison.span import Mark
from engross.model.publication.publication import Grid, Line, PageBlock, Run, lines_in
from engross.patterns import compile_on_use

_TOKEN = compile_on_use(r"\w+|[^\w\s]")
_MARKS: tuple[Mark, ...] = ("inserted", "deleted")


def with_authors(blocks: Sequence[PageBlock], changes: Sequence[AuthoredWords]) -> tuple[PageBlock, ...]:
    """``blocks`` with the author of each inserted or deleted run that ``changes`` tell; runs are cut between authors.

    The words of the page and those of the file come in one order, so each is held against the other as a sequence.
    """
    if not changes:
        return tuple(blocks)
    authors = {mark: _Authors(_words(blocks, mark), changes, mark) for mark in _MARKS}
    return tuple(_block(block, authors) for block in blocks)


def authored_words(blocks: Sequence[PageBlock]) -> tuple[AuthoredWords, ...]:
    """Whose each inserted or deleted stretch of words of a redline is, where its runs name an author, in page order."""
    found = []
    for line in lines_in(blocks):
        runs = [run for run in (*line.label, *line.runs) if run.mark != "kept" and run.author]
        for (mark, author), alike in groupby(runs, key=lambda run: (run.mark, run.author)):
            words = " ".join(" ".join(_TOKEN.findall(run.text)) for run in alike)
            if words.strip():
                found.append(AuthoredWords(mark, author, words.strip(), whole=True))
    return tuple(found)


def unplaced_changes(blocks: Sequence[PageBlock], changes: Sequence[AuthoredWords]) -> tuple[AuthoredWords, ...]:
    """The recorded changes that ``blocks``, a redline, does not show as they were made: their authors are not named."""
    if not any(change.whole for change in changes):
        return ()
    return tuple(change for mark in _MARKS for change in _Authors(_words(blocks, mark), changes, mark).unplaced)


class _Authors:
    """The author of each word of one mark, in the order of the page; ``unplaced`` are changes that must be there as a
    whole and are not."""

    def __init__(self, shown: Iterable[str], changes: Sequence[AuthoredWords], mark: Mark) -> None:
        made = [change for change in changes if change.mark == mark]
        tracked = [(word, at) for at, change in enumerate(made) for word in _TOKEN.findall(change.words)]
        words = list(shown)
        owner = [-1] * len(words)
        self._at = 0
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, words, [word for word, _ in tracked], autojunk=False)
        for start, other, size in matcher.get_matching_blocks():
            owner[start : start + size] = [at for _, at in tracked[other : other + size]]
        wanted, placed = Counter(at for _, at in tracked), Counter(owner)
        lost = {at for at, count in wanted.items() if made[at].whole and placed[at] < count}
        self.unplaced = tuple(made[at] for at in sorted(lost))
        self._found = ["" if at < 0 or at in lost else made[at].author for at in owner]

    def take(self) -> str:
        """The author of the next word of the page; empty where the file tells none."""
        self._at += 1
        return self._found[self._at - 1]


def _words(blocks: Sequence[PageBlock], mark: Mark) -> Iterator[str]:
    for line in lines_in(blocks):
        for run in (*line.label, *line.runs):
            if run.mark == mark:
                yield from _TOKEN.findall(run.text)


def _block(block: PageBlock, authors: dict[Mark, _Authors]) -> PageBlock:
    if isinstance(block, Line):
        return _line(block, authors)
    if not isinstance(block, Grid):
        return block
    rows = tuple(
        replace(
            row,
            cells=tuple(replace(cell, lines=tuple(_line(line, authors) for line in cell.lines)) for cell in row.cells),
        )
        for row in block.rows
    )
    return replace(block, rows=rows)


def _line(line: Line, authors: dict[Mark, _Authors]) -> Line:
    label, runs = _runs(line.label, authors), _runs(line.runs, authors)
    mark = line.mark if line.mark != "kept" else line.end
    named = next((run.author for run in (*runs, *label) if run.mark == mark and run.author), "")
    return replace(line, label=label, runs=runs, author=named if mark != "kept" else "")


def _runs(runs: Sequence[Run], authors: dict[Mark, _Authors]) -> tuple[Run, ...]:
    return tuple(part for run in runs for part in ([run] if run.mark == "kept" else _parts(run, authors[run.mark])))


def _parts(run: Run, authors: _Authors) -> Iterator[Run]:
    """A run cut where the author of its words changes; a note's marker and a picture are not cut."""
    edges = _filled([(found.start(), authors.take()) for found in _TOKEN.finditer(run.text)])
    starts = [next(group) for _, group in groupby(edges, key=lambda edge: edge[1])]
    if run.note is not None or run.picture is not None or len(starts) < 2:
        yield replace(run, author=starts[0][1] if starts else "")
        return
    bounds = [0, *(start for start, _ in starts[1:]), len(run.text)]
    for (_, author), start, end in zip(starts, bounds, bounds[1:], strict=False):
        yield replace(run, text=run.text[start:end], author=author)


def _filled(edges: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """``edges`` with the author of the words beside them, where the file does not track some words of a change."""
    author = next((author for _, author in edges if author), "")
    filled = []
    for start, found in edges:
        author = found or author
        filled.append((start, author))
    return filled
