"""Near the edge of each rule: what a check must still find, and what it must let pass."""

from __future__ import annotations

import pytest

from engross.checks import run_checks
from engross.checks.analysis.citation_words import names_target, short_citation
from engross.checks.analysis.label_forms import LabelForm, next_number
from engross.checks.analysis.word_stems import word_stems
from engross.cite.finding.finder import find_citations
from engross.model.law.code import Draft
from engross.model.law.provision import Provision
from samples import chapter_of, definition, item, section


def found(code: str, *sections: Provision) -> list[str]:
    """The words that the check of this code finds fault with."""
    draft = Draft(chapter_of(*sections), "fixture")
    return [one.words for one in run_checks([draft], {"68": draft}) if one.code == code]


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (("“The first paragraph of a quotation", "“and its last.”"), []),
        (("The first of a quotation, “so", "that it ends here.”"), ["“"]),
        (("A ” in the midst.",), ["”"]),
        (("The end of what was quoted above”.",), []),
        (("The end of what was quoted above” and more.",), ["”"]),
        (('"It begins a paragraph', 'it ends one."'), []),
        (('A " between.',), ['"']),
        (('A board 11" wide.',), []),
        (("a) bare markers, 1) and 2) of items",), []),
        (("[one (two {three “four” three} two) one]",), []),
        (("(a [b) c]",), [")"]),
        (("(not closed, and “not either",), ["("]),
    ],
)
def test_brackets_and_quotes(paragraphs: tuple[str, ...], words: list[str]) -> None:
    assert found("DRF004", section("1", "Quotes.", *paragraphs)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Operator Permit is shown.", ["Operator Permit"]),
        ("The Operating Permit is shown.", []),
        ("The Operation is shown.", []),
        ("The Permit is shown.", ["Permit"]),
    ],
)
def test_nearly_a_defined_term(text: str, words: list[str]) -> None:
    terms = (definition("OPERATING PERMIT", "a permit to run one"), definition("OPERATOR", "who runs it"))
    assert found("DEF001", section("1", "Terms.", "As used here:", *terms), section("2", "Two.", text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The calibration check of § 68-1A is done yearly.", ["§ 68-1A"]),
        ("The training by the maker of § 68-1A is done yearly.", []),
        ("Do the calibration check. As said in § 68-1A, train.", []),
        ("Do the calibration check (b) of § 68-1A.", []),
        ("If (1) it had a calibration check; and (2) it kept that calibration check of § 68-1A, it may run.", []),
        ("If it had a calibration check; and if it kept that calibration check of § 68-1A, it may run.", ["§ 68-1A"]),
        ("The check, check, check, check and calibration of § 68-1A is done.", ["§ 68-1A"]),
    ],
)
def test_words_that_describe_the_neighbour(text: str, words: list[str]) -> None:
    rules = (
        item("subsection", "A.", "Each operator gets training by the maker of the device."),
        item("subsection", "B.", "Each device undergoes a calibration check once a year."),
        item("subsection", "C.", "Each report is filed with the clerk within ten days."),
        item("subsection", "D.", "Each fine is paid at the window of the collector."),
    )
    others = [item("subsection", f"{letter}.", f"Rule {letter} binds nobody else.") for letter in "ABCDEFGHIJKLMNOP"]
    assert found("REF009", section("1", "Rules.", *rules), section("2", "Two.", text, *others)) == words


def test_labels_without_a_number_are_no_fault_of_the_program() -> None:
    odd = [item("subsection", label, "Words.") for label in ("J>", "*", "—")]
    for some in (odd[:1], odd[:2], odd):
        draft = Draft(chapter_of(section("1", "Odd.", *some)), "fixture")
        assert all(one.words or one.message for one in run_checks([draft], {"68": draft}))


@pytest.mark.parametrize(
    ("words", "href", "named"),
    [
        ("C.G.S. § 14-279", "/akn/us-ct/act/statute/14-279", True),
        ("C.G.S. § 14-279", "/akn/us-ct/act/statute/14-80", False),
        ("Section 14-1(59) of the Connecticut General Statutes", "/akn/us-ct/act/statute/14-1~59", True),
        ("Section 14-1(59) of the Connecticut General Statutes", "/akn/us-ct/act/statute/14-1~60", False),
        ("C.G.S. § 14-279", "/akn/us-ct/act/statutes", True),
        ("Chapter 118", "/akn/us-ct-norwalk/act/code/chapter-118", True),
        ("Chapter 118", "/akn/us-ct-norwalk/act/code/chapter-18", False),
    ],
)
def test_where_a_link_leads_by_its_address(words: str, href: str, named: bool) -> None:
    (citation,) = find_citations(words)
    assert names_target(citation, href) is named


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("§ 68-5B or C of this Chapter", ["§ 68-5B", "§ 68-5C"]),
        ("Tables 2 and 3", ["Table 2", "Table 3"]),
        ("Articles I and\nII", ["Article I", "Article II"]),
        ("Sections 13 and 15(a) of the Civil Code", ["Civil Code § 13", "Civil Code § 15(a)"]),
        ("Table 1 of Chapter 126", ["Table 1 of Chapter 126"]),
        ("Article 2 of\nChapter 30C", ["Article 2 of Chapter 30C"]),
        ("Article 19, § 43-1", ["§ 43-1"]),
        ("18 U.S.C. § 9", ["18 U.S.C. § 9"]),
        ("subsection (b)", ["subsection (b)"]),
    ],
)
def test_a_citation_in_full(words: str, named: list[str]) -> None:
    assert [short_citation(one) for one in find_citations(words)] == named


@pytest.mark.parametrize(
    ("number", "kind", "after"),
    [("C", "A", "D"), ("bb", "a", "cc"), ("Z", "A", "AA"), ("z", "a", "aa"), ("9", "1", "10"), ("68-9", "-1", "68-10")],
)
def test_the_number_after(number: str, kind: str, after: str) -> None:
    assert next_number(number, LabelForm("", kind, "")) == after


def test_words_without_their_endings() -> None:
    said = "the permits of a glass pass, the owner's bus, cities and calibration checks"
    assert list(word_stems(said.split())) == ["permit", "glass", "pass", "owner", "bus", "city", "calibr", "check"]
