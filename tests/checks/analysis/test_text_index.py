"""The words of a chapter in one string: what a search over all of it finds is what a search in each passage finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from engross.checks.analysis.text_blocks import text_blocks
from engross.checks.analysis.text_index import TextIndex, text_index
from engross.checks.analysis.word_stems import WORD
from engross.model.law.text import Text
from samples import chapter_of, section
from strategies import chapters

TWICE = re.compile(r"\b([A-Za-z]+)[ \u00a0]+\1\b", re.IGNORECASE)


def of(*texts: str) -> TextIndex:
    """The running text of a chapter whose one section has these paragraphs."""
    return text_index(text_blocks(chapter_of(section("1", "Sound.", *map(Text, texts)))))


def shown(found: object) -> list[str]:
    return [passage.text.plain for passage in found]  # type: ignore[attr-defined]


def test_the_passages_that_have_a_needle_come_once_and_in_order() -> None:
    text = of("A [b] and [c].", "Nothing.", "More [d].", "b")
    assert shown(text.having("[", "More")) == ["A [b] and [c].", "More [d]."]
    assert shown(text.having("b")) == ["A [b] and [c].", "b"]
    assert shown(text.having("TODO")) == []


def test_words_are_found_in_any_capitals_and_with_letters_that_have_two_small_ones() -> None:
    text = of("İstanbul PERMIT.", "A permit.", "Permitted.", "None.")
    assert shown(text.saying(["permit"])) == ["İstanbul PERMIT.", "A permit.", "Permitted."]
    assert {"permit", "permitted", "none"} <= text.words


def test_a_needle_is_not_found_across_two_passages() -> None:
    text = of("The city", "council.", "the city council")
    assert shown(text.having("city council")) == ["the city council"]


def test_a_word_twice_is_found_behind_a_sign_and_after_one_that_ends_a_passage() -> None:
    text = of("(the the limit)", "of the city.", "City city council", "no-break\u00a0break.", "The other other.")
    assert {"(the the limit)", "City city council", "no-break\u00a0break.", "The other other."} <= set(
        shown(text.doubling())
    )


@given(chapters(), st.sampled_from(["sound", "level", "the", "§", "a", "“", "fifty-five", "zz", "\u00a0", "CO"]))
def test_a_search_over_all_is_a_search_in_each(chapter: object, needle: str) -> None:
    text = text_index(text_blocks(chapter))  # type: ignore[arg-type]
    assert [*text.having(needle)] == [each for each in text.passages if needle in each.text.plain]
    small = needle.lower()
    assert [*text.saying([small])] == [each for each in text.passages if small in each.text.plain.lower()]
    assert text.words == {word for each in text.passages for word in WORD.findall(each.text.plain.lower())}
    doubling = {id(each) for each in text.doubling()}
    assert all(id(each) in doubling for each in text.passages if TWICE.search(each.text.plain))


@given(chapters(), st.sets(st.from_regex(r"[a-z]{1,4}", fullmatch=True), min_size=17), st.integers(0, 3))
def test_many_words_are_found_in_the_passages_that_have_one_as_a_word(
    chapter: object, others: set[str], start: int
) -> None:
    text = text_index(text_blocks(chapter))  # type: ignore[arg-type]
    asked = {*others, *sorted(text.words)[start::4]}
    found = [*text.saying(asked)]
    assert found == [each for each in text.passages if not asked.isdisjoint(WORD.findall(each.text.plain.lower()))]
