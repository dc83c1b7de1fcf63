"""Two sequences of blocks (paragraphs and tables), paired and merged."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from engross.diff.blocks.paragraphs import compare_texts
from engross.diff.blocks.tables import comparable, compare_tables, table_words
from engross.diff.context import ComparisonContext
from engross.diff.one_sided import one_sided_block
from engross.diff.sequence_pairing import PairScoring, pair_sequences
from engross.diff.similarity import WordBag, bag_of_texts, similarity
from engross.model.comparison.comparison import BlockChange
from engross.model.law.provision import Block
from engross.model.law.table import Table
from engross.model.law.text import Text

_LEAST_SIMILARITY = 0.5
"""From this likeness on two paragraphs, or two tables with different numbers, may be one."""

_LEAST_FOR_SAME_NUMBER = 0.2
"""From this likeness on two tables with the same number are one."""


def compare_blocks(old: Sequence[Block], new: Sequence[Block], context: ComparisonContext) -> tuple[BlockChange, ...]:
    """Two runs of blocks, merged: a lone paragraph with a lone one, else by likeness; tables with tables."""
    if not old and not new:
        return ()
    if len(old) == len(new) == 1 and isinstance(old[0], Text) and isinstance(new[0], Text):
        return (compare_texts(old[0], new[0], context.text_diff),)
    pairs = pair_sequences(len(old), len(new), _scale(old, new, context))
    return tuple(
        change
        for i, j in pairs
        for change in _compare_block(None if i is None else old[i], None if j is None else new[j], context)
    )


def _scale(old: Sequence[Block], new: Sequence[Block], context: ComparisonContext) -> PairScoring:
    @cache
    def bag(k: int) -> WordBag:
        return bag_of_texts(_words(old[k] if k < len(old) else new[k - len(old)]))

    @cache
    def score(i: int, j: int) -> float:
        one, other = old[i], new[j]
        if isinstance(one, Table) and isinstance(other, Table):
            return _weigh_tables(one, other, similarity(bag(i), bag(len(old) + j)), context)
        if isinstance(one, Table) or isinstance(other, Table):
            return 0.0
        return similarity(bag(i), bag(len(old) + j), _LEAST_SIMILARITY)

    return PairScoring(
        score, lambda: ([tuple(_words(block)) for block in old], [tuple(_words(block)) for block in new])
    )


def _weigh_tables(old: Table, new: Table, alike: float, context: ComparisonContext) -> float:
    if not comparable(old, new):
        return 0.0
    if new.wid and new.wid == old.identity:
        return 4.0
    if old.identity in context.claimed_identities or "@" in new.wid:
        return 0.0
    same_number = bool(old.number) and old.number == new.number
    return alike + 0.25 if alike >= (_LEAST_FOR_SAME_NUMBER if same_number else _LEAST_SIMILARITY) else 0.0


def _words(block: Block) -> list[str]:
    return table_words(block) if isinstance(block, Table) else [block.plain]


def _compare_block(old: Block | None, new: Block | None, context: ComparisonContext) -> tuple[BlockChange, ...]:
    if isinstance(old, Table) and isinstance(new, Table):
        return compare_tables(old, new, context.text_diff)
    if isinstance(old, Text) and isinstance(new, Text):
        return (compare_texts(old, new, context.text_diff),)
    if new is not None:
        return (one_sided_block(new, is_old=False),)
    return (one_sided_block(old or Text(), is_old=True),)
