"""Paragraphs that belong together: one into one, one split into several, several joined into one.

Where paragraphs are added or deleted at the end of a story, they are grouped with the one before them: the last mark
of a story cannot be inserted or deleted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from engross.diff.sequence_pairing import IndexPair
from engross.diff.similarity import lower_case_words
from engross.redlining.block_pairing import PairedItem
from engross.redlining.stories import PARAGRAPH
from engross.values import dataclass

_LEAST_SHARE = 0.7
"""From this share on, the words of a paragraph are those that its neighbour's counterpart has more."""

_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks of the old file and what they became, by index; either may be none.

    ``appended``: how many at the end of the longer side have no words on the other.
    """

    olds: tuple[int, ...]
    news: tuple[int, ...]
    appended: int = 0


def parted_groups(
    pairs: Sequence[IndexPair], olds: Sequence[PairedItem], news: Sequence[PairedItem], places: Sequence[object]
) -> list[Group]:
    """``pairs`` as groups, splits and joins recognised; ``places``: what each new block stands in."""
    groups = [Group(() if i is None else (i,), () if j is None else (j,)) for i, j in pairs]
    return _partings(groups, olds, news, places)


def _partings(
    groups: list[Group], olds: Sequence[PairedItem], news: Sequence[PairedItem], places: Sequence[object]
) -> list[Group]:
    """``groups`` with each unpaired paragraph joined to the pair beside it whose other side has its words."""
    found: list[Group] = []
    for index, group in enumerate(groups):
        before = found[-1] if found else None
        if before is not None and _belongs(group, before, olds, news, places):
            found[-1] = Group(before.olds + group.olds, before.news + group.news)
            continue
        if before is not None and _belongs(before, group, olds, news, places):
            found[-1] = Group(before.olds + group.olds, before.news + group.news)
            continue
        found.append(groups[index])
    return found


def _belongs(
    lone: Group, pair: Group, olds: Sequence[PairedItem], news: Sequence[PairedItem], places: Sequence[object]
) -> bool:
    """Whether a paragraph of one side only is a part of what ``pair`` has on the other side."""
    if len(lone.olds) + len(lone.news) != 1 or not pair.olds or not pair.news:
        return False
    items = [*(olds[i] for i in (*lone.olds, *pair.olds)), *(news[j] for j in (*lone.news, *pair.news))]
    if any(item.kind != PARAGRAPH for item in items) or len({places[j] for j in (*lone.news, *pair.news)}) != 1:
        return False
    if lone.news and len(pair.olds) == 1:
        return _is_rest(news[lone.news[0]], [olds[i] for i in pair.olds], [news[j] for j in pair.news])
    if lone.olds and len(pair.news) == 1:
        return _is_rest(olds[lone.olds[0]], [news[j] for j in pair.news], [olds[i] for i in pair.olds])
    return False


def _is_rest(lone: PairedItem, whole: Sequence[PairedItem], part: Sequence[PairedItem]) -> bool:
    """Whether the words of ``lone`` are words of ``whole`` that ``part`` has not."""
    words = Counter(lower_case_words([lone.text]))
    rest = Counter(lower_case_words([item.text for item in whole]))
    rest.subtract(lower_case_words([item.text for item in part]))
    shared = sum(min(times, max(rest[word], 0)) for word, times in words.items())
    return sum(words.values()) >= _LEAST_WORDS and shared >= _LEAST_SHARE * sum(words.values())


def with_closed_end(
    groups: list[Group], olds: Sequence[PairedItem], news: Sequence[PairedItem], places: Sequence[object]
) -> list[Group]:
    """``groups``, the last with paragraphs on both sides where that can be; ``places`` as for ``parted_groups``."""
    start = len(groups)
    while start and not (groups[start - 1].olds and groups[start - 1].news):
        start -= 1
    tail = groups[start:]
    lost = [i for group in tail for i in group.olds]
    added = [j for group in tail for j in group.news]
    if not tail or not _paragraphs(lost, olds) or not _paragraphs(added, news):
        return groups
    if lost and added:
        return [
            *groups[:start],
            *(Group((i,), ()) for i in lost[:-1]),
            *(Group((), (j,)) for j in added[:-1]),
            Group((lost[-1],), (added[-1],)),
        ]
    last = groups[start - 1] if start else None
    if last is None or not _paragraphs(last.olds, olds):
        return groups
    if len({places[j] for j in (*last.news, *added)}) > 1:
        return groups
    return [*groups[: start - 1], Group((*last.olds, *lost), (*last.news, *added), len(tail))]


def _paragraphs(indices: Sequence[int], items: Sequence[PairedItem]) -> bool:
    return all(items[index].kind == PARAGRAPH for index in indices)
