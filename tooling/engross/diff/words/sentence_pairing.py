"""Which sentence of the old text became which of the new: an estimate, before the words are compared.

A person amends a sentence where it stands. Where a new sentence beside it repeats its words, as in a second penalty
drafted after the first, its words must not be looked for there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

_LEAST_LIKE = 0.2
"""Share of the shorter sentence that must recur for the two to be one sentence, amended."""

_OTHER_WORD = 2000
"""What a word of the new text that the old has not is worth, in thousandths."""

_STOPS = frozenset(".;:")


def sentence_numbers(keys: list[str], blanks: list[str]) -> list[int]:
    """Number the sentence of each token; a line end, a full stop, a semicolon and a colon end a sentence."""
    numbers: list[int] = []
    ends = [k for k, key in enumerate(keys, 1) if key in _STOPS and blanks[k]]
    if "\n" in "".join(blanks):
        ends = sorted({*ends, *(k for k, blank in enumerate(blanks) if k and "\n" in blank)})
    for number, end in enumerate([*ends, len(keys)]):
        numbers += [number] * (end - len(numbers))
    return numbers


def pair_sentences(
    old: tuple[list[str], list[int]], new: tuple[list[str], list[int]], gains: list[int]
) -> dict[int, int]:
    """Say which sentence of `new` each sentence of `old` most likely became, both in order.

    Each text is given as its tokens and the sentence number of each; `gains` is the worth of each old token.
    Sentences are compared by their pairs of neighbouring words.
    """
    if not (old[1] and old[1][-1]) and not (new[1] and new[1][-1]):
        return {}
    worth = dict(zip(old[0], gains, strict=True))
    olds = _sentences(*old, gains)
    news = _sentences(*new, [worth.get(key, _OTHER_WORD) for key in new[0]])
    above = [0] * (len(news) + 1)
    steps: list[list[int]] = []
    for one in olds:
        row, step = [0], [0]
        for b, other in enumerate(news):
            shared = _shared(one, other, worth)
            options = [above[b + 1], row[b]]
            if shared and shared >= _LEAST_LIKE * min(one.worth, other.worth):
                options.append(above[b] + shared * shared // max(one.worth, other.worth))
            row.append(max(options))
            step.append(options.index(row[-1]))
        steps.append(step)
        above = row
    return _trace(steps)


class _Sentence(NamedTuple):
    """A sentence as pairs of neighbouring words, each of them, and which there are; and what its words are worth."""

    pairs: list[tuple[str, str]]
    once: set[tuple[str, str]]
    worth: int


def _sentences(keys: list[str], numbers: list[int], worth: list[int]) -> list[_Sentence]:
    pairs = list(pairwise([*keys, ""]))
    found = []
    start = 0
    for number in range(numbers[-1] + 1 if numbers else 0):
        end = bisect_right(numbers, number, start)
        found.append(_Sentence(pairs[start:end], set(pairs[start:end]), sum(worth[start:end])))
        start = end
    return found


def _shared(one: _Sentence, other: _Sentence, worth: dict[str, int]) -> int:
    """What the pairs are worth that two sentences have in common, each as often as both have it."""
    if len(one.once) < len(one.pairs) and len(other.once) < len(other.pairs):
        both = Counter(one.pairs) & Counter(other.pairs)
        return sum([worth[word] * times for (word, _), times in both.items()])
    return sum([worth[word] for word, _ in one.once & other.once])


def _trace(steps: list[list[int]]) -> dict[int, int]:
    """Walk the table of choices back: 0 leaves out an old sentence, 1 a new one, 2 makes them a pair."""
    pairs: dict[int, int] = {}
    a, b = len(steps), len(steps[0]) - 1 if steps else 0
    while a and b:
        step = steps[a - 1][b]
        if step == 2:
            pairs[a - 1] = b - 1
        a, b = a - (step != 1), b - (step != 0)
    return pairs
