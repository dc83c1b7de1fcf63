"""Paragraphs that were rewritten: few of their words are the same, and what stays of them is a phrase or a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from engross.diff.blocks.paragraphs import TextDiff
from engross.diff.sequence_pairing import PairScoring, pair_sequences
from engross.diff.similarity import bag_of_texts, similarity
from engross.patterns import compile_on_use
from engross.redlining.block_pairing import PairedItem
from engross.redlining.paragraph_groups import Group
from engross.redlining.stories import PARAGRAPH

_LEAST_SIMILARITY = 0.2
"""Below this likeness two paragraphs are not compared word by word."""

_LEAST_PHRASE = 5
"""A passage of this many words or more is a phrase worth keeping."""

_LEAST_KEPT = 0.35
"""From this share of letters on, a paragraph reads as an edited one without a phrase that stays."""

_MOST_COMPARED = 900
"""Above this many comparisons between two pairs, nothing tells which of the paragraphs was rewritten as which."""

_NUMBER = compile_on_use(r"(?:§{1,2}\s?)?\(?\d[\w.-]{0,12}\)?\s|[^\W\d_]{2,12}\s\d[\w-]{0,12}[.:]\s")
"""What a paragraph with a typed number begins with: "§ 12-4. ", "Section 5. ", "(2)" before a tab."""


def with_rewritten(
    groups: Sequence[Group], olds: Sequence[PairedItem], news: Sequence[PairedItem], text_diff: TextDiff
) -> list[Group]:
    """``groups``, the paragraphs between two of both sides paired where their redline keeps a phrase or their number.

    Of the ways to pair them in order, that is chosen in which most letters are kept.
    """
    found: list[Group] = []
    between: list[Group] = []
    for group in groups:
        if group.olds and group.news:
            found += _paired(between, olds, news, text_diff)
            found.append(group)
            between = []
        else:
            between.append(group)
    return [*found, *_paired(between, olds, news, text_diff)]


def _paired(
    between: Sequence[Group], olds: Sequence[PairedItem], news: Sequence[PairedItem], text_diff: TextDiff
) -> Iterator[Group]:
    """The groups between two pairs, each with one side, in pairs where that can be."""
    lost = [i for group in between for i in group.olds]
    added = [j for group in between for j in group.news]
    if not lost or not added or len(lost) * len(added) > _MOST_COMPARED:
        yield from between
        return
    left, right = [bag_of_texts([olds[i].text]) for i in lost], [bag_of_texts([news[j].text]) for j in added]

    @cache
    def score(i: int, j: int) -> float:
        one, other = olds[lost[i]], news[added[j]]
        if one.kind != PARAGRAPH or other.kind != PARAGRAPH or not similarity(left[i], right[j], _LEAST_SIMILARITY):
            return 0.0
        return float(_letters_kept(one.text, other.text, text_diff))

    for one, other in pair_sequences(len(lost), len(added), PairScoring(score, lambda: ((), ()))):
        yield Group(() if one is None else (lost[one],), () if other is None else (added[other],))


def _letters_kept(old: str, new: str, text_diff: TextDiff) -> int:
    """How many letters the redline of two paragraphs keeps; 0 where no phrase, no number and no large share is kept."""
    spans = text_diff(old, new)
    kept = [span.text for span in spans if span.mark == "kept" and span.text.strip()]
    letters = sum(map(_letters, kept))
    worth = (
        letters >= _LEAST_KEPT * sum(_letters(span.text) for span in spans)
        or any(len(text.split()) >= _LEAST_PHRASE for text in kept)
        or (spans[0].mark == "kept" and _NUMBER.match(spans[0].text))
    )
    return letters if worth else 0


def _letters(text: str) -> int:
    return len("".join(text.split()))
