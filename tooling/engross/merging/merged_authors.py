"""Whose each change of a merged text is, from what the files that were merged tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from engross.compose import redline
from engross.compose.law.change_authors import with_authors
from engross.diff import compare
from engross.model.authorship import AuthoredWords
from engross.model.comparison.span import Mark
from engross.model.law.chapter import Chapter
from engross.model.publication.publication import Grid, Line, PageBlock
from engross.patterns import compile_on_use

_TOKEN = compile_on_use(r"\w+|[^\w\s]")

_Token = tuple[Mark, str, str]
"""The mark of a word of a redline, the word, and its author; empty where none is known."""


def changes_of_file(draft: Chapter, edited: Chapter, otherwise: str) -> tuple[AuthoredWords, ...]:
    """What ``edited`` changes in ``draft``, by whom its file says, else by ``otherwise``."""
    page = with_authors(redline(compare(draft, edited)).blocks, edited.changed_by)
    return _grouped((mark, word, author or otherwise) for mark, word, author in _tokens(page))


def merged_authors(
    base: Chapter, merged: Chapter, of_files: Sequence[Sequence[AuthoredWords]]
) -> tuple[AuthoredWords, ...]:
    """Whose the changes of ``merged`` against ``base`` are, by the changes that each file made; the first that tells of
    a word settles it."""
    page = redline(compare(base, merged)).blocks
    told = [[author for _, _, author in _tokens(with_authors(page, changes))] for changes in of_files]
    found = [
        (mark, word, next((authors[at] for authors in told if at < len(authors) and authors[at]), ""))
        for at, (mark, word, _) in enumerate(_tokens(page))
    ]
    return tuple(change for change in _grouped(iter(found)) if change.author)


def _grouped(tokens: Iterator[_Token]) -> tuple[AuthoredWords, ...]:
    """Words beside one another of one mark and one author as one change."""
    return tuple(
        AuthoredWords(mark, author, " ".join(word for _, word, _ in alike), whole=bool(author))
        for (mark, author), alike in groupby(tokens, key=lambda token: (token[0], token[2]))
    )


def _tokens(blocks: Sequence[PageBlock]) -> Iterator[_Token]:
    for line in _lines(blocks):
        for run in (*line.label, *line.runs):
            if run.mark != "kept":
                yield from ((run.mark, word, run.author) for word in _TOKEN.findall(run.text))


def _lines(blocks: Sequence[PageBlock]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Line):
            yield block
        elif isinstance(block, Grid):
            yield from (line for row in block.rows for cell in row.cells for line in cell.lines)
