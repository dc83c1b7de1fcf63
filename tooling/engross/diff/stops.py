"""The stop at the end of a line that goes on: struck with its line, and typed anew after the added text."""

from __future__ import annotations

from engross.diff.runs import Run, joined
from engross.diff.tokens import Tokens


def strike_stops(old: Tokens, new: Tokens, runs: list[Run]) -> list[Run]:
    """Return `runs` (of kept words, in order) without the full stops that would change their line.

    Where "... by owners." becomes "... by owners; or" and a new line after it that ends in a full stop, the old
    stop could be kept as the stop of the new line. A person strikes it, and types "; or ..." with its own stop.
    """
    kept, i, j = [], 0, 0
    for p, q, size in runs:
        moves = p == i and q > j and _moves(old, new, j, (p, q))
        kept.append((p + moves, q + moves, size - moves))
        i, j = p + size, q + size
    return joined(kept)


def _moves(old: Tokens, new: Tokens, added: int, stop: tuple[int, int]) -> bool:
    """Whether `stop` is a full stop that comes after the added words from `added` on, on another line."""
    p, q = stop
    return (
        old.keys[p] == "."
        and new.keys[added] in (";", ":")
        and any("\n" in blank for blank in new.blanks[added + 1 : q + 1])
    )
