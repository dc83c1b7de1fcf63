"""The full stop at the end of a line that is continued: deleted with its line, and inserted after the added text."""

from __future__ import annotations

from engross.diff.words.matching_blocks import MatchingBlock, merge_adjacent
from engross.diff.words.tokens import Tokens


def strike_full_stops(old: Tokens, new: Tokens, runs: list[MatchingBlock]) -> list[MatchingBlock]:
    """Return `runs` (matching blocks, in order) without the full stops that would change their line.

    Where "... by owners." becomes "... by owners; or" and a new line after it that ends in a full stop, the old
    stop could be kept as the stop of the new line. A person strikes it, and types "; or ..." with its own stop.
    """
    kept, i, j = [], 0, 0
    for p, q, size in runs:
        moves = p == i and q > j and _would_change_line(old, new, j, (p, q))
        kept.append((p + moves, q + moves, size - moves))
        i, j = p + size, q + size
    return merge_adjacent(kept)


def _would_change_line(old: Tokens, new: Tokens, added: int, stop: tuple[int, int]) -> bool:
    """Whether `stop` is a full stop that comes after the added words from `added` on, on another line."""
    p, q = stop
    return (
        old.keys[p] == "."
        and new.keys[added] in (";", ":")
        and any("\n" in blank for blank in new.blanks[added + 1 : q + 1])
    )
