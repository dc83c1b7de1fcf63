"""Which lines of a newspaper's page are the notice, where others stand above it, below it and beside it.

Other notices of the same meeting begin and end with the same sentences as ours; so the words that were sent are laid
along the page as a whole: a chain of runs of the same words, in the order of both, that has most words in it and
passes over fewest of the page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from engross.proofreading.shingle_matching import SHINGLE, shingle_index
from engross.proofreading.word_keys import keyed_words
from engross.values import dataclass

_PASSED_OVER = 0.5
"""What a printed word that no sent word answers to counts against a chain, where a word of a run counts 1 for it."""
_MOST_PASSED = 40.0
"""What is counted at most against one gap at the foot of a column: the notice goes on beside what stands there."""
_LEFT_OUT = 0.1
"""What a sent word that is not printed counts against a chain."""
_LOOK_BACK = 400
"""Runs before one that are tried as the one it follows."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page and the column that it stands in, from 0."""

    text: str
    column: int


@dataclass(frozen=True, slots=True)
class _Run:
    sent: int
    printed: int
    size: int


def notice_lines(sent: str, page: Sequence[PrintedLine]) -> tuple[int, ...]:
    """The lines of ``page`` (by their places, from 0) that the notice ``sent`` stands in; none where it is not there.

    Lines between two columns of the notice that are others' are left out; lines within a column of it never are.
    """
    ours = [word.shape for word in keyed_words(sent)]
    theirs = keyed_words("\n".join(line.text for line in page))
    lines = [word.line - 1 for word in theirs]
    columns = [page[line].column for line in lines]
    chain = _best_chain(_runs(ours, [word.shape for word in theirs]), columns)
    if not chain:
        return ()
    first = max(chain[0].printed - chain[0].sent, 0)
    last = min(chain[-1].printed + len(ours) - chain[-1].sent, len(theirs)) - 1
    edges = [(_within(lines, columns, first, chain[0].printed), chain[0])]
    found: set[int] = set()
    for before, after in pairwise(chain):
        end = before.printed + before.size - 1
        found.update(range(lines[before.printed], lines[end] + 1))
        if columns[end] == columns[after.printed] or _short(before, after):
            found.update(range(lines[end], lines[after.printed] + 1))
    end = chain[-1].printed + chain[-1].size - 1
    found.update(range(lines[chain[-1].printed], lines[end] + 1))
    found.update(range(edges[0][0], lines[chain[0].printed] + 1))
    found.update(range(lines[end], _within(lines, columns, last, end) + 1))
    return tuple(sorted(found))


def _within(lines: Sequence[int], columns: Sequence[int], wanted: int, edge: int) -> int:
    """The line of the word ``wanted``, or of the last on the way to it that stands in the column of ``edge``."""
    step = 1 if wanted < edge else -1
    while columns[wanted] != columns[edge]:
        wanted += step
    return lines[wanted]


def _short(before: _Run, after: _Run) -> bool:
    """Whether about as many words are printed between two runs as were sent there."""
    printed, sent = after.printed - before.printed - before.size, after.sent - before.sent - before.size
    return printed <= 2 * sent + SHINGLE


def _runs(sent: Sequence[str], printed: Sequence[str]) -> list[_Run]:
    """The longest runs of at least SHINGLE words that both have, wherever they stand, in the order of ``printed``."""
    places = shingle_index(sent)
    found: list[_Run] = []
    for at in range(len(printed) - SHINGLE + 1):
        for place in places.get(tuple(printed[at : at + SHINGLE]), ()):
            if at and place and printed[at - 1] == sent[place - 1]:
                continue
            most = min(len(printed) - at, len(sent) - place)
            size = next((n for n in range(SHINGLE, most) if printed[at + n] != sent[place + n]), most)
            found.append(_Run(place, at, size))
    return found


def _best_chain(runs: Sequence[_Run], columns: Sequence[int]) -> list[_Run]:
    """The chain of runs, each after the other in both texts, that counts most."""
    worth: list[float] = []
    behind: list[int] = []
    starts = [run.printed for run in runs]
    for at, run in enumerate(runs):
        best, link = 0.0, -1
        for before in range(max(0, bisect_left(starts, run.printed) - _LOOK_BACK), at):
            gain = worth[before] - _cost(runs[before], run, columns)
            if gain > best:
                best, link = gain, before
        worth.append(best + run.size)
        behind.append(link)
    if not runs:
        return []
    at = max(range(len(runs)), key=worth.__getitem__)
    chain: list[_Run] = []
    while at >= 0:
        chain.append(runs[at])
        at = behind[at]
    return chain[::-1]


def _cost(before: _Run, after: _Run, columns: Sequence[int]) -> float:
    """What the gap between two runs counts against a chain; without end where they do not follow one another."""
    left_out = after.sent - before.sent - before.size
    passed = after.printed - before.printed - before.size
    if left_out < -SHINGLE or passed < -SHINGLE:
        return float("inf")
    over = max(passed, 0) * _PASSED_OVER
    if columns[before.printed] != columns[after.printed]:
        over = min(over, _MOST_PASSED)
    return over + max(left_out, 0) * _LEFT_OUT + max(-left_out, -passed, 0)
