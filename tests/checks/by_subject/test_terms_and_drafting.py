"""Terms and forms of real codes that are right, and faults beside them."""

from __future__ import annotations

import pytest

from checks.found import found_in
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from samples import chapter_of, definition, section


def defining(scope: str, *definitions: Provision) -> Provision:
    return section("1", "Definitions", f"As used in this {scope}:", *definitions)


def test_a_term_and_its_abbreviation_are_two_terms() -> None:
    map_ = definition("Flood Insurance Rate Map (FIRM)", "the map.")
    used = section("2", "Zones", "The Flood Insurance Rate Map shows zones. Each FIRM is kept.")
    assert found_in(chapter_of(defining("chapter", map_), used), "DEF001 DEF002") == []
    unused = section("2", "Zones", "Zones are drawn for a street.")
    terms = (map_, definition("ZONE", "an area."), definition("STREET", "a way."))
    found = found_in(chapter_of(defining("chapter", *terms), unused), "DEF002")
    assert found == [("DEF002", "Flood Insurance Rate Map")]


@pytest.mark.parametrize(("scope", "found"), [("chapter", [("DEF002", "STRIP")]), ("title", []), ("code", [])])
def test_terms_for_a_whole_title_may_be_used_elsewhere(scope: str, found: list[tuple[str, str]]) -> None:
    chapter = chapter_of(
        defining(scope, definition("STRIP", "land."), definition("STREET", "a way.")), section("2", "Use", "A street.")
    )
    assert found_in(chapter, "DEF002") == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the rules of the Board", ["Board"]),
        ("the rules of Maryland and of a Saturday", []),
        ("as follows: (1) Board members", []),
        ("the Board's Office", []),
    ],
)
def test_capitals_that_are_names(words: str, found: list[str]) -> None:
    terms = [definition("Pension Board", "those five."), definition("Maryland Fund", "a fund.")]
    chapter = chapter_of(defining("chapter", *terms), section("2", "Rules", f"By {words}, as said."))
    assert [one for _, one in found_in(chapter, "DEF001")] == found


def test_the_heading_of_a_law_in_brackets_is_no_term() -> None:
    chapter = chapter_of(
        section("1", "Plates", 'By Section 9105 ("Disabled or Blind Veterans"), Blind Veterans pay none.')
    )
    assert found_in(chapter, "DEF001") == []


@pytest.mark.parametrize(
    ("words", "stage", "found"),
    [
        ("A fee of ____ is due.", "proposed", ["____"]),
        ("A fee of ____ is due.", "codified", []),
        ("To: ______ [ ] vacant [ ] in use.", "proposed", []),
        ("The fee is [TO BE CONFIRMED].", "codified", ["[TO BE CONFIRMED]"]),
        ("See www.example.org/data___tables for it.", "proposed", []),
    ],
)
def test_blanks_of_forms_are_law(words: str, stage: str, found: list[str]) -> None:
    assert [one for _, one in found_in(chapter_of(section("1", "Form", words), stage=stage), "DRF001")] == found


def test_blanks_after_the_last_section_are_for_signatures() -> None:
    law = section("1", "Form", "Ask for ____.")
    signed = Provision("text", body=(Text("By: ____________"),))
    assert found_in(chapter_of(law, signed, stage="proposed"), "DRF001") == [("DRF001", "____")]


def test_marks_in_brackets_and_figures_in_cells() -> None:
    assert found_in(chapter_of(section("1", "Maps", 'No ditto marks (") are used.')), "DRF004") == []
    assert found_in(chapter_of(section("1", "Maps", 'No "ditto marks are used here.')), "DRF004") == [("DRF004", '"')]


def test_a_subdivision_that_is_cited_in_another_letter() -> None:
    items = Provision("subsection", "(c)", body=(Text("Night."),))
    chapter = chapter_of(section("1", "Limits", "As § 68-1(C) says, and § 68-1(c):", items))
    assert found_in(chapter, "DRF005 REF002 REF004") == [("DRF005", "§ 68-1(C)")]
