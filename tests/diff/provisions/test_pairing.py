"""What is said cheaply of two provisions is true, and pairing by it is pairing by weight."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engross.diff.blocks.paragraphs import cached_text_diff
from engross.diff.chapters import context_of
from engross.diff.context import ComparisonContext
from engross.diff.provisions.pairing import SiblingScoring
from engross.diff.provisions.similarity_bound import similarity_exceeds
from engross.diff.sequence_pairing import PairScoring, pair_sequences
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from strategies import versions

_SLOW = settings(max_examples=60)


def levels(old: Provision, new: Provision) -> Iterator[tuple[tuple[Provision, ...], tuple[Provision, ...]]]:
    """The children of both, and of every two of them."""
    yield old.children, new.children
    for one in old.children:
        for other in new.children:
            yield from levels(one, other)


@pytest.mark.slow
@_SLOW
@given(versions(), st.sampled_from([0.2, 0.5, 0.77]))
def test_what_is_surely_alike_is(pair: tuple[Chapter, Chapter], least: float) -> None:
    old, new = pair
    context = context_of(old, new)
    for one in old.walk():
        for other in new.walk():
            if similarity_exceeds(one, other, least, context):
                assert context.likeness(one, other) > least


@pytest.mark.slow
@_SLOW
@given(versions())
def test_pairing_by_what_is_sure_is_pairing_by_weight(pair: tuple[Chapter, Chapter]) -> None:
    old, new = pair
    for olds, news in levels(old.root, new.root):
        scoring = SiblingScoring(olds, news, context_of(old, new)).scoring()
        by_weight = PairScoring(scoring.score, scoring.anchors)
        assert pair_sequences(len(olds), len(news), scoring) == pair_sequences(len(olds), len(news), by_weight)


@pytest.mark.slow
@_SLOW
@given(versions())
def test_who_goes_by_a_name_of_their_own_outweighs_all_others(pair: tuple[Chapter, Chapter]) -> None:
    old, new = pair
    for olds, news in levels(old.root, new.root):
        scoring = SiblingScoring(olds, news, context_of(old, new)).scoring()
        for i in range(len(olds)):
            for j in range(len(news)):
                others = [scoring.score(k, j) for k in range(len(olds)) if k != i]
                others += [scoring.score(i, k) for k in range(len(news)) if k != j]
                if scoring.surely_best(i, j):
                    assert scoring.score(i, j) > max(others, default=0.0)
                if scoring.surely_positive(i, j):
                    assert scoring.score(i, j) > 0


def test_the_same_words_are_the_same_whatever_their_capitals() -> None:
    context = ComparisonContext(cached_text_diff(()), frozenset(), frozenset())
    one = Provision("subsection", "A.", body=(Text("The sound level."),))
    other = Provision("subsection", "B.", body=(Text("the Sound Level."),))
    longer = Provision("subsection", "A.", body=(Text("The sound level."),), children=(one,))
    assert context.same_words(one, other)
    assert not context.same_words(one, longer)
