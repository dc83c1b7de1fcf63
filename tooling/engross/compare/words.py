"""Comparing two texts word by word, and marking the difference the way a person would."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engross.compare.alignment import align_words
from engross.compare.tokens import tokenize
from engross.model.span import Mark, Span


def diff_words(old: str, new: str, *, terms: Collection[str] = ()) -> tuple[Span, ...]:  # noqa: ARG001
    """Compare two texts and return the spans of a redline, in reading order.

    The spans that are not inserted concatenate to `old`, those that are not deleted to `new`, both exactly.
    Where words are replaced the deletion comes first; neighbours never bear the same mark; no word is cut.
    `terms` are the defined terms of both versions, in any case.
    """
    if old == new:
        return (Span(old),) if old else ()
    return tuple(_join(_pieces(old, new)))


def _pieces(old: str, new: str) -> Iterator[tuple[str, Mark]]:
    a, b = tokenize(old), tokenize(new)
    i = j = 0
    for p, q in align_words(a, b):
        yield from _gap(old[i : a.starts[p]], new[j : b.starts[q]])
        i, j = a.ends[p], b.ends[q]
        yield old[a.starts[p] : i], "kept"
    yield from _gap(old[i:], new[j:])


def _gap(old: str, new: str) -> Iterator[tuple[str, Mark]]:
    """Mark what lies between two kept words; white space that both share at either end is kept."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head] and old[head].isspace():
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail] and old[-1 - tail].isspace():
        tail += 1
    yield old[:head], "kept"
    yield old[head : len(old) - tail], "deleted"
    yield new[head : len(new) - tail], "inserted"
    yield old[len(old) - tail :], "kept"


def _join(pieces: Iterator[tuple[str, Mark]]) -> Iterator[Span]:
    held: list[str] = []
    mark: Mark = "kept"
    for text, kind in pieces:
        if not text:
            continue
        if kind != mark and held:
            yield Span("".join(held), mark)
            held = []
        mark = kind
        held.append(text)
    if held:
        yield Span("".join(held), mark)
