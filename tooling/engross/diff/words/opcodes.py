"""Opcodes of a word diff, from the matching blocks to the spans of a redline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import compress, count, pairwise
from operator import itemgetter, ne
from typing import Literal

from engross.diff.words.matching_blocks import MatchingBlock
from engross.diff.words.tokens import Tokens
from engross.model.comparison.span import TextSpan

OpcodeTag = Literal["kept", "changed", "terms"]

Opcode = tuple[OpcodeTag, str, str]
"""A tag, a part of the old text, and what stands there in the new."""

_Pair = tuple[int, int]


def opcode_tags(
    a: Tokens, b: Tokens, runs: list[MatchingBlock], a_terms: dict[int, int], b_terms: dict[int, int]
) -> dict[int, OpcodeTag]:
    """The tags of the matched words that are written otherwise, by old word.

    ``a_terms`` and ``b_terms`` say of each word that stands in a defined term in which one. Of a term, all is
    rewritten from the first word that differs to the last.
    """
    tags: dict[int, OpcodeTag] = {}
    reach: dict[_Pair, _Pair] = {}
    for p, q in _rewritten(a, b, runs):
        if p not in a_terms or q not in b_terms:
            tags[p] = "changed"
            continue
        place = a_terms[p], b_terms[q]
        reach[place] = reach.get(place, (p, q))[0], p
        if a.words[p].endswith("-") or b.words[q].endswith("-"):
            follower = _next_match(runs, p)
            if follower and (a_terms.get(follower[0]), b_terms.get(follower[1])) == place:
                reach[place] = reach[place][0], follower[0]
    for first, last in reach.values():
        tags |= dict.fromkeys(range(first, last + 1), "terms")
    return tags


def _rewritten(a: Tokens, b: Tokens, runs: list[MatchingBlock]) -> Iterator[_Pair]:
    """The matched words that are written otherwise."""
    for i, j, size in runs:
        old, new = a.words[i : i + size], b.words[j : j + size]
        if old != new:
            yield from ((i + k, j + k) for k in compress(count(), map(ne, old, new)))


def _next_match(runs: list[MatchingBlock], p: int) -> _Pair | None:
    """The matched words that come next after old word `p`."""
    at = bisect_right(runs, p, key=itemgetter(0))
    i, j, size = runs[at - 1]
    if p + 1 < i + size:
        return p + 1, j + p + 1 - i
    return runs[at][:2] if at < len(runs) else None


def opcodes_from_matches(a: Tokens, b: Tokens, runs: list[MatchingBlock], tags: dict[int, OpcodeTag]) -> list[Opcode]:
    """Cut both texts into opcodes: the matching blocks, and what lies between them."""
    found: list[Opcode] = []
    i = j = 0
    before: OpcodeTag = "kept"
    for p, q, size in _split_blocks(a, b, runs, tags):
        tag = tags.get(p, "kept")
        found += _opcodes_between(a.text_between(i, p), b.text_between(j, q), before, tag)
        i, j, before = p + size, q + size, tag
        text = a.text(p, i)
        found.append((tag, text, text if tag == "kept" else b.text(q, j)))
    return found + _opcodes_between(a.text_between(i, len(a.words)), b.text_between(j, len(b.words)), "kept", "kept")


def _split_blocks(
    a: Tokens, b: Tokens, runs: list[MatchingBlock], tags: dict[int, OpcodeTag]
) -> Iterator[MatchingBlock]:
    """Cut the matching blocks so that each is the same on both sides to the letter, or a single word."""
    places = sorted(tags)
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


def _opcodes_between(old: str, new: str, before: OpcodeTag, after: OpcodeTag) -> list[Opcode]:
    """The opcodes of what lies between two matched words, given the tags of those.

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


def spans_from_opcodes(opcodes: list[Opcode]) -> tuple[TextSpan, ...]:
    """Join neighbours of one tag, and put each deletion before its insertion."""
    found: list[TextSpan] = []
    before: OpcodeTag = "kept"
    old = new = ""
    for tag, struck, added in opcodes:
        if tag == before:
            old += struck
            new += added
        elif struck or added:
            found += _SPANS[before](old, new)
            before, old, new = tag, struck, added
    found += _SPANS[before](old, new)
    return tuple(found)


def _kept(old: str, _: str) -> tuple[TextSpan, ...]:
    return (TextSpan(old),) if old else ()


def _changed(old: str, new: str, *, terms: bool = False) -> tuple[TextSpan, ...]:
    if not old:
        return (TextSpan(new, "inserted", terms),) if new else ()
    return (
        (TextSpan(old, "deleted", terms), TextSpan(new, "inserted", terms))
        if new
        else (TextSpan(old, "deleted", terms),)
    )


_SPANS: dict[OpcodeTag, Callable[[str, str], tuple[TextSpan, ...]]] = {
    "kept": _kept,
    "changed": _changed,
    "terms": lru_cache(maxsize=4096)(partial(_changed, terms=True)),
}
"""The spans of an opcode; the same term is rewritten again and again, so those of terms are cached."""
