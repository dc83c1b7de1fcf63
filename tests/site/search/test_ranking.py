"""The sections that answer a question come first: small cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engross.errors import SourceError
from engross.model.law.provision import Provision
from engross.resources import SHIPPED, Templates
from engross.site.search.ranking import rank
from engross.site.search.searched_sections import searched_sections
from engross.site.search.synonyms import read_vocabulary, vocabulary
from engross.site.search.word_index import word_index
from samples import chapter_of, definition, item, section

FINES = section(
    "1", "Penalties.", item("subsection", "A.", "Whoever does so is fined $250."), "A third offense is dearer."
)
TERMS = section("2", "Meanings.", "The words of this chapter are defined here and define it.")
DOGS = section("3", "Dogs.", item("subsection", "A.", "A dog is kept on a lead."), "Its owner pays a license of $9.")


def found(
    question: str,
    *sections: Provision,
    kinds: dict[str, list[str]] | None = None,
    answers: dict[str, list[str]] | None = None,
    **words: list[str],
) -> list[str]:
    """The numbers of the sections that answer, of a chapter of ``sections``."""
    index = word_index([tuple(searched_sections(chapter_of(*sections)))])
    ranked = rank(index, vocabulary(words, answers, **(kinds or {})), question)
    return [index.sections[each.section].number.partition("-")[2] for each in ranked]


def test_whole_words_are_found_and_parts_of_words_are_not() -> None:
    assert found("fine", FINES, TERMS, DOGS) == ["1"]


def test_a_word_of_residents_finds_that_of_the_law() -> None:
    assert found("ticket", FINES, TERMS, DOGS) == []
    assert found("ticket", FINES, TERMS, DOGS, ticket=["fine"]) == ["1"]


def test_a_misspelt_word_finds_the_one_that_was_meant() -> None:
    assert found("licence", FINES, TERMS, DOGS) == ["3"]
    assert found("lisense", FINES, TERMS, DOGS) == ["3"]
    assert found("zebra", FINES, TERMS, DOGS) == []


def test_a_misspelt_word_of_residents_finds_what_it_stands_for() -> None:
    assert found("chikens", FINES, TERMS, DOGS, chicken=["dog"]) == ["3"]
    assert found("hickens", FINES, TERMS, DOGS, chicken=["dog"]) == []
    assert found("licence", FINES, TERMS, DOGS, licent=["fine"]) == ["3"]


def test_a_word_half_typed_finds_those_that_begin_with_it() -> None:
    assert found("lic", FINES, TERMS, DOGS) == ["3"]
    assert found("li", FINES, TERMS, DOGS) == []


def test_a_phrase_of_residents_finds_what_it_stands_for() -> None:
    waste = section("4", "Sanitation.", "Feces are removed by whoever walks with it.")
    words = {"pick up after": ["feces"]}
    assert found("pick up after dogs", DOGS, waste) == ["3"]
    assert found("pick up after dogs", DOGS, waste, **words) == ["3", "4"]
    assert found("after I pick dogs up", DOGS, waste, **words) == ["3"]


def test_a_word_that_is_asked_stands_for_no_other() -> None:
    lights = section("4", "Lights.", "At night lights of any kind are on, and each lamp of a night watch is lit.")
    dark = section("5", "Lots.", "No lot is dark at night.")
    assert found("dark at night", lights, dark, dark=["night"])[0] == "5"
    assert found("dark", lights, dark, dark=["night"]) == ["5", "4"]


def test_a_heading_that_answers_how_it_is_asked_comes_first() -> None:
    care = section("4", "Care.", "A cat is kept well.")
    number = section("5", "Number.", "A cat is kept alone.")
    assert found("how many cats", care, number) == ["4", "5"]
    assert found("how many cats", care, number, answers={"how many": ["numbers"]}) == ["5", "4"]


def test_what_a_chapter_speaks_of_counts_for_all_its_sections() -> None:
    appeal = "Any person may appeal within ten days."
    streets = searched_sections(chapter_of(section("1", "Appeal.", appeal), section("2", "Paving.", "It is paved.")))
    rides = ("A cab has a meter.", "Each cab has a light.", "The driver of a cab has a badge.")
    cabs = chapter_of(
        *(section(f"{at}", f"Rule {at}.", rule) for at, rule in enumerate(rides, 3)), section("9", "Appeal.", appeal)
    )
    index = word_index([tuple(streets), tuple(searched_sections(cabs))])
    ranked = [index.sections[each.section].number for each in rank(index, vocabulary({}), "appeal about a cab")]
    assert ranked.index("68-9") < ranked.index("68-1")


def test_a_word_with_another_ending_is_found_and_one_that_begins_alike_is_not() -> None:
    inspects = section("4", "Duties.", "An inspection is made each year.")
    general = section("5", "Rules.", "In general, rules hold.")
    assert found("inspector", inspects, general) == ["4"]
    assert found("generator", inspects, general) == []


def test_only_the_last_word_may_be_half_typed() -> None:
    barrier = section("4", "Works.", "A barrier is put up.")
    assert found("bar", barrier) == ["4"]
    assert found("bar music", barrier) == []
    assert found("music bar", barrier) == ["4"]


def test_what_stands_beside_a_rule_comes_later_unless_it_is_asked_for() -> None:
    rule = section("4", "Hours of business.", "Work ends at 8 p.m.")
    beside = section("5", "Hours exemption.", "Work ends at 8 p.m.")
    kinds = {"beside": ["exemption"]}
    assert found("hours of work", beside, rule)[0] == "5"
    assert found("hours of work", beside, rule, kinds=kinds)[0] == "4"
    assert found("hours of work exemption", beside, rule, kinds=kinds)[0] == "5"


def test_a_chapter_whose_title_is_asked_comes_first() -> None:
    text = "Any person may appeal a decision within ten days."
    cats = searched_sections(chapter_of(section("1", "Appeal of a decision on a dog.", text)))
    dogs = [
        replace(each, title_stems=("street", "dog"))
        for each in searched_sections(chapter_of(section("2", "Appeal.", text)))
    ]
    index = word_index([tuple(cats), tuple(dogs)])
    assert index.sections[rank(index, vocabulary({}), "appeal on street dogs")[0].section].number == "68-2"


def test_a_heading_comes_before_a_mention() -> None:
    mention = section("4", "Parks.", "In a park, dogs may run, and so may cats and birds of any kind at all.")
    assert found("dogs", mention, DOGS)[0] == "3"


def test_a_heading_of_the_very_words_comes_before_one_with_more() -> None:
    longer = section("4", "Dogs of visitors.", "A dog of a visitor is kept on a lead.")
    assert found("dogs", longer, DOGS)[0] == "3"


def test_a_section_without_a_rule_of_its_own_comes_later() -> None:
    purpose = section("4", "Purpose.", "Dogs, and what a dog owner does with dogs.")
    rule = section("5", "Hours.", "Dogs, and what a dog owner does with dogs.")
    assert found("dogs owner", purpose, rule) == ["4", "5"]
    assert found("dogs owner", purpose, rule, kinds={"formal": ["purpose"]}) == ["5", "4"]
    assert found("purpose of dogs", purpose, rule, kinds={"formal": ["purpose"]}) == ["4", "5"]


def test_a_figure_is_found_as_it_is_written_and_dollars_where_an_amount_is_asked() -> None:
    assert found("$250", FINES, DOGS) == ["1"]
    assert found("$9.00", FINES, DOGS) == ["3"]
    without = section("4", "Duty.", "A dog license is due.")
    with_money = section("5", "Duty.", "A dog license: $30.")
    assert found("dog license", without, with_money)[0] == "4"
    assert found("dog license fee", without, with_money, kinds={"amounts": ["fee"]})[0] == "5"


def test_a_term_is_found_by_its_definition_and_else_by_the_law() -> None:
    means = section("1", "Meanings.", definition("CURFEW", "The hours at night when minors are home."))
    quoted = section("1", "Definitions.", item("subsection", "(a)", '"Curfew" means the hours when minors are home.'))
    law = section("2", "Duties.", item("subsection", "A.", "A curfew for minors is kept at night by each parent."))
    for first in (means, quoted):
        assert found("what is a curfew", first, law)[0] == "1"
        assert found("minors at night with a parent", first, law)[0] == "2"


def test_the_provision_that_answers_is_named() -> None:
    index = word_index([tuple(searched_sections(chapter_of(DOGS)))])
    [best] = rank(index, vocabulary({}), "kept on a lead")
    assert best.provision is not None
    assert index.provision(best.provision).place == "§ 68-3A"


@pytest.mark.parametrize("typed", ["68-3A", "§ 68-3a", "sec. 68-3 A"])
def test_a_citation_finds_its_provision_before_all_else(typed: str) -> None:
    index = word_index([tuple(searched_sections(chapter_of(FINES, TERMS, DOGS)))])
    best = rank(index, vocabulary({}), typed)[0]
    assert best.cited
    assert best.provision is not None
    assert index.provision(best.provision).place == "§ 68-3A"


def test_what_stands_outside_the_sections_is_found() -> None:
    appendix = Provision("article", "Appendix A", None, section("1", "x.", "Rates of the marina.").body)
    chapter = chapter_of(FINES, appendix)
    index = word_index([tuple(searched_sections(chapter))])
    [best] = rank(index, vocabulary({}), "marina")
    assert index.sections[best.section].place == "Appendix A"


def test_words_of_other_versions_change_no_order() -> None:
    law = tuple(searched_sections(chapter_of(FINES, TERMS, DOGS)))
    old = tuple(searched_sections(chapter_of(section("9", "Zebras.", "A zebra is fined, fined and fined."))))
    alone, beside = word_index([law]), word_index([law], [old])
    for question in ("fine", "zebra fine", "zebra", "owner of dogs"):
        assert rank(alone, vocabulary({}), question) == rank(beside, vocabulary({}), question)


def test_synonyms_that_are_not_as_they_must_be_are_refused() -> None:
    assert read_vocabulary(SHIPPED).synonyms["fine"]
    assert "fine" in read_vocabulary(SHIPPED).amounts
    for wrong, said in (
        ("[words]\nfine = 'penalty'\n", r'each line of \[words\] is: fine = \["penalty"\]; correct it there'),
        ("words = 3\n", r"each line of \[words\] is"),
        ("[words\n", "this is not TOML"),
        ("[words]\n'in charge' = ['director']\n", '"in charge" is never found: one to three words'),
        ("[kinds]\namounts = 'fine'\n", r"each line of \[kinds\] is"),
        ("kinds = []\n", r"each line of \[kinds\] is"),
        ("[kinds]\nsums = ['fine']\n", r"\[kinds\] has sums: there are amounts, meanings, formal, beside alone"),
        ("[answers]\n'how many' = 'number'\n", r"each line of \[answers\] is"),
        ("[answers]\n'how many' = ['in number']\n", r'"in number" in \[answers\] is never found: it must be one word'),
        ("[answers]\n'?' = ['number']\n", r'"\?" in \[answers\] is never found: it must have a word'),
        ("[kinds]\namounts = ['how much']\n", r'"how much" in \[kinds\] is never found: it must be one word'),
        ("[kinds]\namounts = ['']\n", r'"" in \[kinds\] is never found'),
        (
            "[synonyms]\nfine = ['penalty']\n",
            r"synonyms: there are the tables \[words\], \[answers\] and \[kinds\] alone",
        ),
    ):
        with pytest.raises(SourceError, match=rf"synonyms\.en\.toml: {said}"):
            read_vocabulary(Templates((("site/synonyms.en.toml", wrong.encode()),)))


def test_synonyms_are_found_however_their_line_is_written() -> None:
    own = '[words]\n"Café" = ["Restaurant"]\n"Yard Sale" = ["garage"]\n[kinds]\namounts = ["Fees"]\n'
    read = read_vocabulary(Templates((("site/synonyms.en.toml", own.encode()),)))
    assert read == vocabulary({"cafe": ["restaurant"], "yard sale": ["garage"]}, amounts=["fee"])
