"""Comparing two texts word by word, and marking the difference the way a person would."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from engross.compare.alignment import align_words
from engross.compare.phrases import strike_whole_phrases
from engross.compare.runs import Run
from engross.compare.stops import strike_stops
from engross.compare.terms import fold
from engross.compare.tokens import Tokens, tokenize
from engross.model.span import Span

Nature = Literal["kept", "changed", "terms"]

Pair = tuple[int, int]


class _Stretch(NamedTuple):
    """A stretch of the old text and what stands there in the new."""

    nature: Nature
    old: str
    new: str


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
    a, b = tokenize(old), tokenize(new)
    stretches = _stretches_by_term(a, b, terms) if terms else _stretches(a, b, _kept(a, b), {})
    return tuple(_spans(stretches))


def _kept(a: Tokens, b: Tokens) -> list[Run]:
    return strike_stops(a, b, strike_whole_phrases(a, b, align_words(a, b)))


def _stretches_by_term(a: Tokens, b: Tokens, terms: Collection[str]) -> Iterator[_Stretch]:
    (a, a_terms), (b, b_terms) = fold(a, terms), fold(b, terms)
    runs = _kept(a, b)
    natures: dict[int, Nature] = {}
    changed: dict[Pair, list[int]] = {}
    for p, q in _pairs(runs):
        if a.words[p] != b.words[q]:
            changed.setdefault((a_terms[p], b_terms[q]), []).append(p)
    for place, words in changed.items():
        if -1 in place:
            natures |= dict.fromkeys(words, "changed")
    if any(-1 not in place for place in changed):
        for place, occurrence in groupby(_pairs(runs), key=lambda pair: (a_terms[pair[0]], b_terms[pair[1]])):
            if -1 not in place and place in changed:
                natures |= _in_term(a, b, list(occurrence), changed[place])
    return _stretches(a, b, runs, natures)


def _pairs(runs: list[Run]) -> Iterator[Pair]:
    for i, j, size in runs:
        yield from zip(range(i, i + size), range(j, j + size), strict=True)


def _in_term(a: Tokens, b: Tokens, occurrence: list[Pair], changed: list[int]) -> dict[int, Nature]:
    """One change of terms, from the first to the last word of an occurrence that is written otherwise."""
    words = [p for p, _ in occurrence]
    last = words.index(changed[-1])
    p, q = occurrence[last]
    through = last + (a.words[p].endswith("-") or b.words[q].endswith("-"))
    return dict.fromkeys(words[words.index(changed[0]) : through + 1], "terms")


def _stretches(a: Tokens, b: Tokens, runs: list[Run], natures: dict[int, Nature]) -> Iterator[_Stretch]:
    """Cut both texts into stretches: the matched words, and what lies between them."""
    i = j = 0
    before: Nature = "kept"
    for p, q, size in _even(a, b, runs, natures):
        nature = natures.get(p, "kept")
        between = a.text[i : a.starts[p]], b.text[j : b.starts[q]]
        if nature == before == "terms" and not "".join(between).strip():
            yield _Stretch("terms", *between)
        else:
            yield from _gap(*between, after_change=before == "changed", before_change=nature == "changed")
        i, j, before = a.ends[p + size - 1], b.ends[q + size - 1], nature
        yield _Stretch(nature, a.text[a.starts[p] : i], b.text[b.starts[q] : j])
    yield from _gap(a.text[i:], b.text[j:])


def _even(a: Tokens, b: Tokens, runs: list[Run], natures: dict[int, Nature]) -> Iterator[Run]:
    """Cut the runs of matched words so that each is the same on both sides to the letter, or a single word."""
    for p, q, size in runs:
        start = 0
        for k in range(1, size):
            if a.blanks[p + k] != b.blanks[q + k] or p + k in natures or p + k - 1 in natures:
                yield p + start, q + start, k - start
                start = k
        yield p + start, q + start, size - start


def _gap(old: str, new: str, *, after_change: bool = False, before_change: bool = False) -> Iterator[_Stretch]:
    """Mark what lies between two matched words.

    White space that both share at an end is kept, unless the word at that end is changed too.
    """
    most = min(len(old), len(new))
    head = 0
    while not after_change and head < most and old[head] == new[head] and old[head].isspace():
        head += 1
    tail = 0
    most -= head
    while not before_change and tail < most and old[-1 - tail] == new[-1 - tail] and old[-1 - tail].isspace():
        tail += 1
    yield _Stretch("kept", old[:head], new[:head])
    yield _Stretch("changed", old[head : len(old) - tail], new[head : len(new) - tail])
    yield _Stretch("kept", old[len(old) - tail :], new[len(new) - tail :])


def _spans(stretches: Iterator[_Stretch]) -> Iterator[Span]:
    """Join neighbours of one nature, and put each deletion before its insertion."""
    present = (stretch for stretch in stretches if stretch.old or stretch.new)
    for nature, group in groupby(present, key=lambda stretch: stretch.nature):
        _, old, new = zip(*group, strict=True)
        if nature == "kept":
            yield Span("".join(old))
            continue
        if any(old):
            yield Span("".join(old), "deleted", nature == "terms")
        if any(new):
            yield Span("".join(new), "inserted", nature == "terms")
