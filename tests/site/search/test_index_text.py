"""The index put together of the parts of ordinances says what the index of all their sections says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from engross.site.search.index_parts import index_part
from engross.site.search.index_signs import signs_of_each, signs_of_places
from engross.site.search.index_text import merged_index
from engross.site.search.searched_sections import SearchedProvision, SearchedSection
from engross.site.search.synonyms import SearchVocabulary
from engross.site.search.word_index import WordIndex, word_index

_STEMS = st.sampled_from(["bark", "dog", "fine", "$250", "hour", "leash", "purpos"])
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-"
VOCABULARY = SearchVocabulary(
    {"ticket": ("fine", "citation"), "zebra": ("horse",)},
    formal=frozenset({"purpos"}),
    beside=frozenset({"leash", "appeal"}),
    phrases={("dog", "tie"): ("leash", "hour")},
    answers={("how", "many"): frozenset({"bark", "hour"})},
)


@st.composite
def provisions(draw: st.DrawFn) -> SearchedProvision:
    stems = draw(st.lists(_STEMS, max_size=70))
    terms = draw(st.lists(st.tuples(_STEMS), max_size=2, unique=True))
    return SearchedProvision("", "", "", tuple(terms), tuple(Counter(stems).items()), len(stems))


@st.composite
def sections(draw: st.DrawFn) -> SearchedSection:
    titles, headings = draw(st.lists(_STEMS, unique=True)), draw(st.lists(_STEMS, unique=True))
    place = draw(st.sampled_from(["", "§ 1-1", "§ 1-2"]))
    own = tuple(draw(st.lists(provisions(), max_size=3)))
    return SearchedSection("1", "", "", "", place, "", "", tuple(titles), tuple(headings), own)


chapters = st.lists(st.lists(sections(), max_size=4), max_size=5)


def read_signs(signs: str) -> Iterator[int]:
    """The numbers that signs stand for, as the page reads them."""
    value = shift = 0
    for sign in signs:
        at = _SIGNS.index(sign)
        value |= at % 32 << shift
        shift += 5
        if at < 32:
            yield value
            value = shift = 0


def places_of(signs: str) -> list[int]:
    found, last = [], -1
    for gap in read_signs(signs):
        last += gap + 1
        found.append(last)
    return found


def standing_of(signs: str) -> list[tuple[int, int]]:
    found, numbers, last = [], read_signs(signs), -1
    for number in numbers:
        last += number // 2 + 1
        found.append((last, next(numbers) + 2 if number % 2 else 1))
    return found


@settings(max_examples=40)
@given(chapters, chapters)
def test_parts_give_the_index_of_all_sections(
    current: list[list[SearchedSection]], rest: list[list[SearchedSection]]
) -> None:
    others = [chapter for chapter in rest if chapter]
    whole = word_index(current, others)
    index = merged_index(list(map(index_part, current)), list(map(index_part, others)), VOCABULARY)
    lines = dict(line.split(" ", 1) for line in index.lines)
    assert list(lines) == sorted(lines)
    for stem, postings in whole.stems.items():
        rarity, standing = lines.pop(stem).split(" ")
        assert list(read_signs(rarity)) == [postings.rarity]
        in_words, headings, titles = standing.split("|")
        assert standing_of(in_words) == postings.provisions
        assert (places_of(headings), places_of(titles)) == (postings.headings, postings.titles)
    for term, at in whole.terms.items():
        assert places_of(lines.pop(f"={'_'.join(term)}")) == at
    for citation, at in whole.cited.items():
        assert places_of(lines.pop(f"#{citation}")) == at
    for key, others in {"ticket!": ("fine",), "dog_tie!": ("leash", "hour")}.items():
        used = [other for other in others if other in whole.stems]
        assert lines.pop(key, "").split() == used
    assert lines == {}
    assert index.known == tuple(whole.known)
    assert index.layout == layout_of(whole)


def layout_of(whole: WordIndex) -> dict[str, object]:
    """What the page needs of the sections, read off the index of all of them."""
    starts = whole.chapter_starts
    firsts = [whole.sections[at] if at < end else None for at, end in pairwise(starts)]
    counts = [end - start for start, end in pairwise(whole.starts)]
    leashed = whole.stems["leash"].headings if "leash" in whole.stems else []
    return {
        "beside": {"leash": signs_of_places(leashed)} if leashed else {},
        "provisions": signs_of_each(counts),
        "lengths": signs_of_each(whole.lengths),
        "headings": signs_of_each(len(section.heading_stems) for section in whole.sections),
        "titles": signs_of_each(len(first.title_stems) if first else 0 for first in firsts),
        "defines": signs_of_places(sorted(whole.defines)),
        "money": signs_of_places(sorted(whole.money)),
        "formalHeadings": signs_of_places(
            at for at, section in enumerate(whole.sections) if section.heading_stems == ("purpos",)
        ),
        "answers": {
            "how many": signs_of_places(
                at for at, section in enumerate(whole.sections) if {"bark", "hour"} & set(section.heading_stems)
            )
        },
        "averageProvision": whole.average_provision,
        "averageSection": whole.average_section,
    }
