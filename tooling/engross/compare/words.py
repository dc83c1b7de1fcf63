"""Comparing two texts word by word, and marking the difference the way a person would."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Literal

from engross.compare.alignment import align_words
from engross.compare.phrases import strike_whole_phrases
from engross.compare.runs import Run
from engross.compare.stops import strike_stops
from engross.compare.terms import fold, fold_alike, same_letters
from engross.compare.tokens import Tokens, tokenize
from engross.model.span import Span

Nature = Literal["kept", "changed", "terms"]

Pair = tuple[int, int]


_Stretch = tuple[Nature, str, str]
"""A stretch of the old text and what stands there in the new."""


def diff_words(old: str, new: str, *, terms: Collection[str] = ()) -> tuple[Span, ...]:
    """Compare two texts and return the spans of a redline, in reading order.

    The spans that are not inserted concatenate to `old`, those that are not deleted to `new`, both exactly.
    Where words are replaced the deletion comes first; no word is cut; equal texts bear no mark.

    `terms` are the defined terms of both versions, in any case. Where they are given, words are matched
    whatever their capitals, and a replacement that changes nothing but the capitals or hyphens of a defined
    term (or of the words Chapter, Article, Section) is a pair of spans of its own, with ``terms=True``.
    """
    if old == new:
        return (Span(old),) if old else ()
    return tuple(_spans(_stretches_by_term(old, new, terms) if terms else _stretches_by_word(old, new)))


def _stretches_by_word(old: str, new: str) -> Iterator[_Stretch]:
    a, b = tokenize(old), tokenize(new)
    return _stretches(a, b, _kept(a, b), {})


def _kept(a: Tokens, b: Tokens) -> list[Run]:
    return strike_stops(a, b, strike_whole_phrases(a, b, align_words(a, b)))


def _stretches_by_term(old: str, new: str, terms: Collection[str]) -> Iterator[_Stretch]:
    a, a_terms = fold(tokenize(old), terms)
    b, b_terms = (fold_alike(a, new), a_terms) if same_letters(old, new) else fold(tokenize(new), terms)
    runs = _kept(a, b)
    natures: dict[int, Nature] = {}
    reach: dict[Pair, Pair] = {}
    for p, q in _rewritten(a, b, runs):
        place = a_terms[p], b_terms[q]
        if -1 in place:
            natures[p] = "changed"
        else:
            reach[place] = reach.get(place, (p, q))[0], p
            if a.words[p].endswith("-") or b.words[q].endswith("-"):
                follower = _follower(runs, p)
                if follower and (a_terms[follower[0]], b_terms[follower[1]]) == place:
                    reach[place] = reach[place][0], follower[0]
    for first, last in reach.values():
        natures |= dict.fromkeys(range(first, last + 1), "terms")
    return _stretches(a, b, runs, natures)


def _rewritten(a: Tokens, b: Tokens, runs: list[Run]) -> Iterator[Pair]:
    """The matched words that are written otherwise."""
    for i, j, size in runs:
        old, new = a.words[i : i + size], b.words[j : j + size]
        if old != new:
            yield from ((i + k, j + k) for k in range(size) if old[k] != new[k])


def _follower(runs: list[Run], p: int) -> Pair | None:
    """The matched words that come next after old word `p`."""
    at = bisect_right(runs, p, key=itemgetter(0))
    i, j, size = runs[at - 1]
    if p + 1 < i + size:
        return p + 1, j + p + 1 - i
    return runs[at][:2] if at < len(runs) else None


def _stretches(a: Tokens, b: Tokens, runs: list[Run], natures: dict[int, Nature]) -> Iterator[_Stretch]:
    """Cut both texts into stretches: the matched words, and what lies between them."""
    i = j = 0
    before: Nature = "kept"
    for p, q, size in _even(a, b, runs, natures):
        nature = natures.get(p, "kept")
        between = a.text[i : a.starts[p]], b.text[j : b.starts[q]]
        if nature == before == "terms" and not "".join(between).strip():
            yield "terms", *between
        else:
            yield from _gap(*between, after_change=before == "changed", before_change=nature == "changed")
        i, j, before = a.ends[p + size - 1], b.ends[q + size - 1], nature
        yield nature, a.text[a.starts[p] : i], b.text[b.starts[q] : j]
    yield from _gap(a.text[i:], b.text[j:])


def _even(a: Tokens, b: Tokens, runs: list[Run], natures: dict[int, Nature]) -> Iterator[Run]:
    """Cut the runs of matched words so that each is the same on both sides to the letter, or a single word."""
    places = sorted(natures)
    for p, q, size in runs:
        inside = places[bisect_left(places, p) : bisect_left(places, p + size)]
        cuts = {k + after - p for k in inside for after in (0, 1)}
        if a.blanks[p + 1 : p + size] != b.blanks[q + 1 : q + size]:
            cuts |= {k for k in range(1, size) if a.blanks[p + k] != b.blanks[q + k]}
        for start, end in pairwise(sorted({0, *cuts, size})):
            yield p + start, q + start, end - start


def _gap(old: str, new: str, *, after_change: bool = False, before_change: bool = False) -> Iterator[_Stretch]:
    """Mark what lies between two matched words.

    White space that both share at an end is kept, unless the word at that end is changed too.
    """
    if old == new and (not old or (old.isspace() and not after_change and not before_change)):
        yield "kept", old, new
        return
    most = min(len(old), len(new))
    head = 0
    while not after_change and head < most and old[head] == new[head] and old[head].isspace():
        head += 1
    tail = 0
    most -= head
    while not before_change and tail < most and old[-1 - tail] == new[-1 - tail] and old[-1 - tail].isspace():
        tail += 1
    yield "kept", old[:head], new[:head]
    yield "changed", old[head : len(old) - tail], new[head : len(new) - tail]
    yield "kept", old[len(old) - tail :], new[len(new) - tail :]


def _spans(stretches: Iterator[_Stretch]) -> Iterator[Span]:
    """Join neighbours of one nature, and put each deletion before its insertion."""
    present = [stretch for stretch in stretches if stretch[1] or stretch[2]]
    for nature, group in groupby(present, key=itemgetter(0)):
        _, old, new = zip(*group, strict=True)
        if nature == "kept":
            yield Span("".join(old))
            continue
        if any(old):
            yield Span("".join(old), "deleted", nature == "terms")
        if any(new):
            yield Span("".join(new), "inserted", nature == "terms")
