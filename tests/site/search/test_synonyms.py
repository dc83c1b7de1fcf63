"""The table of synonyms that Engross ships: what its lines say, and what they do not."""

from __future__ import annotations

import tomllib

import pytest

from engross.resources import SHIPPED
from engross.site.search.stems import ASKING_STEMS, tokens
from engross.site.search.synonyms import read_vocabulary, synonyms_of

WORDS: dict[str, list[str]] = tomllib.loads(SHIPPED.text("site", "synonyms.en.toml"))["words"]


def test_each_line_stands_once_and_in_order() -> None:
    assert list(WORDS) == sorted(WORDS)
    assert len({tuple(tokens(word)) for word in WORDS}) == len(WORDS)


def test_each_line_says_only_what_its_words_do_not_say_by_themselves() -> None:
    own = read_vocabulary(SHIPPED).synonyms
    for word, others in WORDS.items():
        stems = tuple(tokens(word))
        last = next(stem for stem in reversed(stems) if stem not in ASKING_STEMS)
        said = {*stems, *ASKING_STEMS, *(own.get(last, ()) if len(stems) > 1 else ())}
        assert others, word
        for other in others:
            assert not said.issuperset(tokens(other)), f"{word} says {other} already"
            said.update(tokens(other))


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("trucks over 10,000 pounds", "impound"),
        ("how old to buy tobacco", "abandoned"),
        ("a fire in my yard", "retaliation"),
        ("refuse pickup day", "denied"),
        ("garbage collection day", "debt"),
        ("register my dog", "retailer"),
        ("open a donut shop", "acceleration"),
        ("private pool", "confidential"),
        ("share a driveway", "disclosure"),
        ("tell me about dog rules", "hearing"),
        ("bats in my attic", "field"),
        ("small dog", "minor"),
        ("noise at night", "occupancy"),
        ("animal abuse", "vehicle"),
        ("left turn", "park"),
        ("federal holiday", "state"),
        ("board of appeals", "kennel"),
        ("outdoor seating", "member"),
        ("fence on the property line", "lateral"),
        ("broken pipe", "drug"),
        ("public records", "image"),
        ("low fence", "minimum"),
        ("i fell on the sidewalk", "removal"),
        ("idling for five minutes", "records"),
        ("conflict of interest", "penalty"),
    ],
)
def test_a_word_with_two_meanings_stands_for_the_common_one(question: str, other: str) -> None:
    meant = {stem for stems in synonyms_of(question, read_vocabulary(SHIPPED)).values() for stem in stems}
    assert meant.isdisjoint(tokens(other))


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("dog pound hours", "impound"),
        ("fired for asking about pay", "retaliation"),
        ("old car in the driveway", "inoperative"),
        ("who is in charge of trees", "responsible"),
        ("doing donuts in the street", "acceleration"),
        ("how much is the tax per night", "occupancy"),
        ("refused my permit", "denial"),
        ("sue the city", "claim"),
        ("sue city", "claim"),
        ("tiny home", "dwelling"),
        ("dog boarding", "kennel"),
        ("boarded up windows", "vacant"),
        ("sewer line", "lateral"),
        ("council seat", "member"),
        ("meeting minutes", "records"),
    ],
)
def test_the_other_meaning_is_found_by_its_phrase(question: str, other: str) -> None:
    meant = {stem for stems in synonyms_of(question, read_vocabulary(SHIPPED)).values() for stem in stems}
    assert meant.issuperset(tokens(other))
