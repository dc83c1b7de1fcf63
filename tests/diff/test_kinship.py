"""What is said cheaply of two provisions is true, and pairing by it is pairing by weight."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from engross.diff.chapters import context_of
from engross.diff.context import Context
from engross.diff.difference import surely_alike
from engross.diff.kinship import Siblings
from engross.diff.pairing import Scale, align
from engross.diff.texts import redlined_with
from engross.model.chapter import Chapter
from engross.model.provision import Provision
from engross.model.text import Text
from strategies import versions

_SLOW = settings(max_examples=60)


def levels(old: Provision, new: Provision) -> Iterator[tuple[tuple[Provision, ...], tuple[Provision, ...]]]:
    """The children of both, and of every two of them."""
    yield old.children, new.children
    for one in old.children:
        for other in new.children:
            yield from levels(one, other)


@_SLOW
@given(versions(), st.sampled_from([0.2, 0.5, 0.77]))
def test_what_is_surely_alike_is(pair: tuple[Chapter, Chapter], least: float) -> None:
    old, new = pair
    context = context_of(old, new)
    for one in old.walk():
        for other in new.walk():
            if surely_alike(one, other, least, context):
                assert context.likeness(one, other) > least


@_SLOW
@given(versions())
def test_pairing_by_what_is_sure_is_pairing_by_weight(pair: tuple[Chapter, Chapter]) -> None:
    old, new = pair
    for olds, news in levels(old.root, new.root):
        scale = Siblings(olds, news, context_of(old, new)).scale()
        by_weight = Scale(scale.weigh, scale.anchors)
        assert align(len(olds), len(news), scale) == align(len(olds), len(news), by_weight)


@_SLOW
@given(versions())
def test_who_goes_by_a_name_of_their_own_outweighs_all_others(pair: tuple[Chapter, Chapter]) -> None:
    old, new = pair
    for olds, news in levels(old.root, new.root):
        scale = Siblings(olds, news, context_of(old, new)).scale()
        for i in range(len(olds)):
            for j in range(len(news)):
                others = [scale.weigh(k, j) for k in range(len(olds)) if k != i]
                others += [scale.weigh(i, k) for k in range(len(news)) if k != j]
                if scale.most(i, j):
                    assert scale.weigh(i, j) > max(others, default=0.0)
                if scale.some(i, j):
                    assert scale.weigh(i, j) > 0


def test_the_same_words_are_the_same_whatever_their_capitals() -> None:
    context = Context(redlined_with(()), frozenset(), frozenset())
    one = Provision("subsection", "A.", body=(Text("The sound level."),))
    other = Provision("subsection", "B.", body=(Text("the Sound Level."),))
    longer = Provision("subsection", "A.", body=(Text("The sound level."),), children=(one,))
    assert context.same_words(one, other)
    assert not context.same_words(one, longer)
