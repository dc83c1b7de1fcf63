"""The uses of defined terms: the longest term at each place, however many begin with the same word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engross.checks.analysis.term_uses import Term, TermKey, TermUse, term_key, uses
from engross.checks.analysis.text_blocks import text_blocks
from engross.checks.analysis.text_index import TextIndex, text_index
from engross.model.law.text import Text
from samples import chapter_of, section

WORDS = st.sampled_from(["noise", "zone", "permit", "street"])
TERMS = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(tuple), max_size=8)


def of(*texts: str) -> TextIndex:
    return text_index(text_blocks(chapter_of(section("1", "Sound.", *map(Text, texts)))))


def term(words: str, text: TextIndex) -> Term:
    return Term(words, term_key(words), text.passages[0], 0, True)


def used(terms: list[str], text: TextIndex) -> list[TermUse]:
    """The uses in paragraphs; the headings of the sample are left out."""
    return [use for use in uses([term(words, text) for words in terms], text) if use.passage.kind == "body"]


def shown(terms: list[str], *texts: str) -> list[tuple[str, str]]:
    return [(use.words, use.term.words) for use in used(terms, of(*texts))]


def test_the_longest_term_at_a_place_is_the_one_used() -> None:
    assert shown(["noise", "noise zone", "noise zone permit"], "A Noise Zone Permit, a noise zone, noises.") == [
        ("Noise Zone Permit", "noise zone permit"),
        ("noise zone", "noise zone"),
        ("noises", "noise"),
    ]


def test_a_term_is_used_at_the_end_of_a_text_where_a_longer_one_has_no_room() -> None:
    assert shown(["noise zone permit", "noise zone"], "In a noise zone") == [("noise zone", "noise zone")]
    assert shown(["noise zone permit"], "In a noise zone") == []


def test_two_words_written_as_one_are_the_term_unless_a_term_is_written_so() -> None:
    assert shown(["drip line"], "The dripline.") == [("dripline", "drip line")]
    assert shown(["drip line", "dripline"], "The dripline.") == [("dripline", "drip line")]
    assert shown(["dripline", "drip line"], "The dripline.") == [("dripline", "dripline")]


@given(TERMS, st.lists(WORDS, max_size=12))
def test_uses_are_those_of_looking_for_each_term_at_each_word(keys: list[TermKey], words: list[str]) -> None:
    found = [(use.start, use.term.key) for use in used([" ".join(key) for key in keys], of(" ".join(words)))]
    expected, at = [], 0
    while at < len(words):
        here = [key for key in keys if tuple(words[at : at + len(key)]) == key]
        if here:
            longest = max(here, key=len)
            expected.append((len("".join(words[:at])) + at, longest))
        at += len(max(here, key=len)) if here else 1
    assert found == expected
