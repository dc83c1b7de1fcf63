"""What holds of `diff_words` whatever the texts."""

from __future__ import annotations

import itertools
import string

from hypothesis import given
from hypothesis import strategies as st

from engross.diff.words.word_diff import diff_words
from engross.model.comparison.span import TextSpan

WORDS = ["the", "of", "and", "noise", "sound", "level", "property", "70", "dBA", "(a)", "shall", "multi-use"]
SIGNS = [" ", "  ", "\n", ", ", ". ", "; ", "-", "'", "§ ", "_", "\u00a0", "é", "e\u0301"]
law = st.lists(st.sampled_from(WORDS + SIGNS), max_size=40).map("".join)
TERMS = ["sound level", "Noise", "multi use", "property"]
cased = law.map(str.title) | law.map(str.upper) | law
texts = st.one_of(cased, st.text(max_size=60))
word = st.text(string.ascii_lowercase, min_size=1, max_size=8)


def without(spans: tuple[TextSpan, ...], mark: str) -> str:
    return "".join(span.text for span in spans if span.mark != mark)


@given(texts, texts, st.sampled_from([(), TERMS]))
def test_nothing_is_lost(old: str, new: str, terms: list[str]) -> None:
    spans = diff_words(old, new, terms=terms)
    assert without(spans, "inserted") == old
    assert without(spans, "deleted") == new


@given(texts)
def test_equal_texts_give_no_marks(text: str) -> None:
    assert all(span.mark == "kept" for span in diff_words(text, text))


@given(texts, texts)
def test_spans_are_in_order_and_none_is_empty(old: str, new: str) -> None:
    spans = diff_words(old, new)
    assert all(span.text for span in spans)
    marks = [span.mark for span in spans]
    assert all(a != b for a, b in itertools.pairwise(marks))
    assert ("inserted", "deleted") not in itertools.pairwise(marks)


@given(texts, texts, st.sampled_from([(), TERMS]))
def test_no_word_is_cut(old: str, new: str, terms: list[str]) -> None:
    for side in ("inserted", "deleted"):
        here = [span for span in diff_words(old, new, terms=terms) if span.mark != side]
        for a, b in itertools.pairwise(here):
            assert not (a.text[-1].isalnum() and b.text[0].isalnum()), (a, b)


@given(st.lists(word, min_size=1, max_size=30), st.data(), word)
def test_one_changed_word_marks_one_word(words: list[str], data: st.DataObject, replacement: str) -> None:
    place = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:place], replacement, *words[place + 1 :]]
    spans = diff_words(" ".join(words), " ".join(changed))
    struck = [span.text for span in spans if span.mark == "deleted"]
    added = [span.text for span in spans if span.mark == "inserted"]
    if replacement == words[place]:
        assert (struck, added) == ([], [])
    else:
        assert (struck, added) == ([words[place]], [replacement])


@given(cased)
def test_a_change_of_capitals_alone_is_never_more_than_the_words_it_touches(text: str) -> None:
    spans = diff_words(text, text.swapcase(), terms=TERMS)
    pairs = [(a, b) for a, b in itertools.pairwise(spans) if a.mark == "deleted"]
    assert all(b.mark == "inserted" and a.text.swapcase() == b.text for a, b in pairs)
    assert len([span for span in spans if span.mark != "kept"]) == 2 * len(pairs)


@given(texts, texts)
def test_a_pair_that_changes_terms_alone_differs_in_capitals_and_hyphens_alone(old: str, new: str) -> None:
    spans = diff_words(old, new, terms=TERMS)
    for a, b in itertools.pairwise(spans):
        if a.terms and a.mark == "deleted":
            assert b.terms
            assert b.mark == "inserted"
            assert letters(a.text) == letters(b.text)
        assert not (b.terms and b.mark == "inserted" and not a.terms)


def letters(text: str) -> str:
    return "".join(text.replace("-", "").casefold().split())
