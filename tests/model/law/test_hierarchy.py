"""The levels of a code: their order, what a section's number says of its unit, how provisions are cited."""

from __future__ import annotations

import pytest

from engross.model.law.hierarchy import EID_PARTS, STANDARD, Hierarchy, described
from engross.model.law.provision import CONTAINERS, Level, Provision
from engross.model.law.provision_place import place_in
from engross.model.law.text import Text

WEST = Hierarchy(
    (
        described("title", numbered=("17",)),
        described("chapter", numbered=("17.32",)),
        described("section", numbered=("17.32.180",)),
        described("subsection", numbered=("A.",), cited="({})"),
        described("paragraph", numbered=("1.",), cited="({})"),
    )
)
ARTICLES = Hierarchy(
    (
        described("article", numbered=("7",)),
        described("subtitle", numbered=("12",)),
        described("section", numbered=("1-2",)),
        described("subsection", numbered=("(a)",)),
    ),
    "article",
)


@pytest.mark.parametrize(
    ("number", "unit"),
    [
        ("68-5", "68"),
        ("68-5.1", "68"),
        ("30C-7", "30C"),
        ("3-152.01", "3"),
        ("17.32.180", "17.32"),
        ("28:9-104", "28:9"),
        ("2-62 to 2-80", "2"),
        ("4", ""),
        ("15.2-2204", ""),
    ],
)
def test_the_unit_that_a_section_number_names(number: str, unit: str) -> None:
    assert STANDARD.unit_of(number) == unit


def test_a_section_number_says_of_its_unit_what_the_examples_say() -> None:
    assert WEST.unit_of("17.32.180") == "17.32"
    assert WEST.unit_of("68-5") == ""
    assert ARTICLES.unit_of("1-2") == ""


def test_what_may_stand_in_what() -> None:
    assert WEST.may_hold("title", "chapter")
    assert not WEST.may_hold("chapter", "title")
    assert not WEST.may_hold("chapter", "article")
    assert (WEST.above_unit, ARTICLES.above_unit) == (("title",), ())
    assert [STANDARD.depth(level) for level in ("chapter", "section", "subsection", "clause")] == [0, 0, 1, 4]


@pytest.mark.parametrize(
    ("parent", "level", "label", "hierarchy", "place"),
    [
        ("", "title", "Title 17", WEST, "Title 17"),
        ("Chapter 17.32", "section", "17.32.180", WEST, "§ 17.32.180"),
        ("§ 17.32.180", "subsection", "A.", WEST, "§ 17.32.180(A)"),
        ("§ 17.32.180(A)", "paragraph", "1.", WEST, "§ 17.32.180(A)(1)"),
        ("", "article", "Subtitle 6", STANDARD, "Subtitle 6"),
        ("", "article", "ARTICLE I", STANDARD, "Article I"),
        ("Chapter 2", "section", "§§ 2-62 to 2-80.", STANDARD, "§§ 2-62 to 2-80"),
        ("§ 68-5", "subsection", "A.", STANDARD, "§ 68-5A"),
        ("§ 29-4", "subsection", "(2)", STANDARD, "§ 29-4(2)"),
        ("§ 29-4", "subsection", "2.", STANDARD, "§ 29-4(2)"),
        ("§ 29-4A", "paragraph", "[2]", STANDARD, "§ 29-4A[2]"),
        ("§ 5-1", "subsection", "(b) – (d)", STANDARD, "§ 5-1(b) to (d)"),
        ("§ 101", "subsection", "101.1", STANDARD, "§ 101.1"),
    ],
)
def test_how_a_provision_is_cited(parent: str, level: Level, label: str, hierarchy: Hierarchy, place: str) -> None:
    assert place_in(parent, Provision(level, label, body=(Text("Words."),)), hierarchy) == place


def test_every_level_has_a_part_of_an_eid() -> None:
    assert {*CONTAINERS, *STANDARD.names, "indent", "subrule", "definition", "point", "text"} == EID_PARTS.keys()
    assert len({*EID_PARTS.values()}) == len(EID_PARTS)
