"""The stop at the end of a line that goes on: struck with its line, and typed anew after the added text."""

from __future__ import annotations

from engross.compare.tokens import Tokens

Pair = tuple[int, int]


def strike_stops(old: Tokens, new: Tokens, pairs: list[Pair]) -> list[Pair]:
    """Return `pairs` (positions of kept words, in order) without the full stops that would change their line.

    Where "... by owners." becomes "... by owners; or" and a new line after it that ends in a full stop, the old
    stop could be kept as the stop of the new line. A person strikes it, and types "; or ..." with its own stop.
    """
    return [pair for before, pair in zip([(-1, -1), *pairs], pairs, strict=False) if not _moves(old, new, before, pair)]


def _moves(old: Tokens, new: Tokens, before: Pair, stop: Pair) -> bool:
    (i, j), (p, q) = before, stop
    return (
        p == i + 1
        and q > j + 1
        and old.keys[p] == "."
        and new.keys[j + 1] in (";", ":")
        and any("\n" in blank for blank in new.blanks[j + 2 : q + 1])
    )
