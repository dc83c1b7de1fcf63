"""Which sentence of the old text became which of the new: a first guess, before the words are compared.

A person amends a sentence where it stands. Where a new sentence beside it repeats its words, as in a second penalty
drafted after the first, its words must not be looked for there.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

_LEAST_LIKE = 0.2
"""Share of the shorter sentence that must recur for the two to be one sentence, amended."""

_OTHER_WORD = 2000
"""What a word of the new text that the old has not is worth, in thousandths."""

Bag = Counter[tuple[str, str]]


def sentence_numbers(keys: list[str], blanks: list[str]) -> list[int]:
    """Number the sentence of each token; a line end, a full stop, a semicolon and a colon end a sentence."""
    numbers = [0] * len(keys)
    for k in range(1, len(keys)):
        ended = "\n" in blanks[k] or (blanks[k] and keys[k - 1][-1] in ".;:")
        numbers[k] = numbers[k - 1] + bool(ended)
    return numbers


def counterparts(
    old: tuple[list[str], list[int]], new: tuple[list[str], list[int]], gains: list[int]
) -> dict[int, int]:
    """Say which sentence of `new` each sentence of `old` most likely became, both in order.

    Each text is given as its tokens and the sentence number of each; `gains` is the worth of each old token.
    Sentences are compared by their pairs of neighbouring words.
    """
    worth = dict(zip(old[0], gains, strict=True))
    olds, news = _bags(*old), _bags(*new)
    if len(olds) <= 1 and len(news) <= 1:
        return {}
    sizes = [_worth(bag, worth) for bag in news]
    above = [0] * (len(news) + 1)
    steps: list[list[int]] = []
    for bag in olds:
        size = _worth(bag, worth)
        row, step = [0], [0]
        for b, other in enumerate(news):
            shared = _worth(bag & other, worth)
            options = [above[b + 1], row[b]]
            if shared and shared >= _LEAST_LIKE * min(size, sizes[b]):
                options.append(above[b] + shared * shared // max(size, sizes[b]))
            row.append(max(options))
            step.append(options.index(row[-1]))
        steps.append(step)
        above = row
    return _trace(steps)


def _bags(keys: list[str], numbers: list[int]) -> list[Bag]:
    bags: list[Bag] = [Counter() for _ in range(numbers[-1] + 1)] if numbers else []
    for pair, number in zip(pairwise([*keys, ""]), numbers, strict=True):
        bags[number][pair] += 1
    return bags


def _worth(bag: Bag, worth: dict[str, int]) -> int:
    return sum(worth.get(word, _OTHER_WORD) * count for (word, _), count in bag.items())


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
