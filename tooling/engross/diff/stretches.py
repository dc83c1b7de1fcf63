"""Stretches of two compared texts, each with one fate: from the words that are kept to the spans of a redline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import compress, count, pairwise
from operator import itemgetter, ne
from typing import Literal

from engross.diff.runs import Run
from engross.diff.tokens import Tokens
from engross.model.span import Span

Nature = Literal["kept", "changed", "terms"]

Stretch = tuple[Nature, str, str]
"""A stretch of the old text and what stands there in the new."""

Pair = tuple[int, int]


def natures_of(
    a: Tokens, b: Tokens, runs: list[Run], a_terms: dict[int, int], b_terms: dict[int, int]
) -> dict[int, Nature]:
    """What becomes of the matched words that are written otherwise, by old word.

    ``a_terms`` and ``b_terms`` say of each word that stands in a defined term in which one. Of a term, all is
    rewritten from the first word that differs to the last.
    """
    natures: dict[int, Nature] = {}
    reach: dict[Pair, Pair] = {}
    for p, q in _rewritten(a, b, runs):
        if p not in a_terms or q not in b_terms:
            natures[p] = "changed"
            continue
        place = a_terms[p], b_terms[q]
        reach[place] = reach.get(place, (p, q))[0], p
        if a.words[p].endswith("-") or b.words[q].endswith("-"):
            follower = _follower(runs, p)
            if follower and (a_terms.get(follower[0]), b_terms.get(follower[1])) == place:
                reach[place] = reach[place][0], follower[0]
    for first, last in reach.values():
        natures |= dict.fromkeys(range(first, last + 1), "terms")
    return natures


def _rewritten(a: Tokens, b: Tokens, runs: list[Run]) -> Iterator[Pair]:
    """The matched words that are written otherwise."""
    for i, j, size in runs:
        old, new = a.words[i : i + size], b.words[j : j + size]
        if old != new:
            yield from ((i + k, j + k) for k in compress(count(), map(ne, old, new)))


def _follower(runs: list[Run], p: int) -> Pair | None:
    """The matched words that come next after old word `p`."""
    at = bisect_right(runs, p, key=itemgetter(0))
    i, j, size = runs[at - 1]
    if p + 1 < i + size:
        return p + 1, j + p + 1 - i
    return runs[at][:2] if at < len(runs) else None


def stretches_of(a: Tokens, b: Tokens, runs: list[Run], natures: dict[int, Nature]) -> list[Stretch]:
    """Cut both texts into stretches: the matched words, and what lies between them."""
    found: list[Stretch] = []
    i = j = 0
    before: Nature = "kept"
    for p, q, size in _even(a, b, runs, natures):
        nature = natures.get(p, "kept")
        found += _gap(a.gap(i, p), b.gap(j, q), before, nature)
        i, j, before = p + size, q + size, nature
        text = a.text(p, i)
        found.append((nature, text, text if nature == "kept" else b.text(q, j)))
    return found + _gap(a.gap(i, len(a.words)), b.gap(j, len(b.words)), "kept", "kept")


def _even(a: Tokens, b: Tokens, runs: list[Run], natures: dict[int, Nature]) -> Iterator[Run]:
    """Cut the runs of matched words so that each is the same on both sides to the letter, or a single word."""
    places = sorted(natures)
    for p, q, size in runs:
        old, new = a.blanks[p + 1 : p + size], b.blanks[q + 1 : q + size]
        cuts = set(compress(count(1), map(ne, old, new))) if old != new else set()
        if places:
            inside = places[bisect_left(places, p) : bisect_left(places, p + size)]
            cuts.update(k + after - p for k in inside for after in (0, 1))
        if not cuts:
            yield p, q, size
            continue
        for start, end in pairwise(sorted({0, *cuts, size})):
            yield p + start, q + start, end - start


def _gap(old: str, new: str, before: Nature, after: Nature) -> list[Stretch]:
    """Mark what lies between two matched words, given what becomes of them.

    White space that both share at an end is kept, unless the word at that end is changed too; between words of terms
    it goes with them.
    """
    if before == after == "terms" and not (old + new).strip():
        return [("terms", old, new)]
    if old == new and (not old or (before != "changed" != after and old.isspace())):
        return [("kept", old, new)]
    most = min(len(old), len(new))
    head = 0
    while before != "changed" and head < most and old[head] == new[head] and old[head].isspace():
        head += 1
    tail = 0
    most -= head
    while after != "changed" and tail < most and old[-1 - tail] == new[-1 - tail] and old[-1 - tail].isspace():
        tail += 1
    return [
        ("kept", old[:head], new[:head]),
        ("changed", old[head : len(old) - tail], new[head : len(new) - tail]),
        ("kept", old[len(old) - tail :], new[len(new) - tail :]),
    ]


def spans_of(stretches: list[Stretch]) -> tuple[Span, ...]:
    """Join neighbours of one nature, and put each deletion before its insertion."""
    found: list[Span] = []
    before: Nature = "kept"
    old = new = ""
    for nature, struck, added in stretches:
        if nature == before:
            old += struck
            new += added
        elif struck or added:
            found += _SPANS[before](old, new)
            before, old, new = nature, struck, added
    found += _SPANS[before](old, new)
    return tuple(found)


def _kept(old: str, _: str) -> tuple[Span, ...]:
    return (Span(old),) if old else ()


def _changed(old: str, new: str, *, terms: bool = False) -> tuple[Span, ...]:
    if not old:
        return (Span(new, "inserted", terms),) if new else ()
    return (Span(old, "deleted", terms), Span(new, "inserted", terms)) if new else (Span(old, "deleted", terms),)


_SPANS: dict[Nature, Callable[[str, str], tuple[Span, ...]]] = {
    "kept": _kept,
    "changed": _changed,
    "terms": lru_cache(maxsize=4096)(partial(_changed, terms=True)),
}
"""The spans of a stretch; a term is written anew again and again, so those of terms are made once."""
