"""References of real codes that are right, and those that are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.found import found_in
from engross.akn import identify
from engross.model.law.chapter import Chapter
from engross.model.law.code import Draft
from engross.model.law.hierarchy import Hierarchy, described
from engross.model.law.provision import Provision
from engross.model.law.text import Tag, Text
from samples import chapter_of, item, section

ITEMS = [item("subsection", "(a)", item("paragraph", "(1)", "Day."), item("paragraph", "(2)", "Night."))]


def linked(words: str, covered: str, href: str) -> Text:
    start = words.index(covered)
    return Text(words, (Tag("ref", start, start + len(covered), href),))


def numbered(number: str, *sections: Provision) -> Chapter:
    """A chapter of that number."""
    chapter = chapter_of(*sections)
    root = replace(chapter.root, label=f"Chapter {number}")
    return identify(replace(chapter, root=root, uri=f"/akn/us-ct-norwalk/act/code/chapter-{number}"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            linked("See Section 26.5 of the Civil Code.", "Section 26.5", "/akn/us/act/Cal.%20Civ.%20Code/%C2%A726.5"),
            False,
        ),
        (
            linked("See Section 26.5 of the Civil Code.", "Section 26.5", "/akn/us/act/Cal.%20Civ.%20Code/%C2%A727"),
            True,
        ),
        (linked("See Section 26.5(b) of the Civil Code.", "Section 26.5", "/akn/us-ca/act/civ/26.5"), False),
        (
            linked("Part 1 of Division 2 of the Tax Code.", "Division 2 of the Tax Code", "/akn/us/act/Tax/%C2%A72"),
            False,
        ),
        (
            linked(
                "Section 5 of Title 26 of the United States Code.", "Title 26", "/akn/us-ct-norwalk/act/code/title-26"
            ),
            True,
        ),
        (linked("See § 68-1(a)(1).", "§ 68-1(a)(1)", "#chp_68__sec_68-1__subsec_a__para_1"), False),
        (linked("See § 68-1(a)(1).", "§ 68-1", "#chp_68__sec_68-1"), False),
        (linked("See § 68-1(a)(1).", "§ 68-1(a)(1)", "#chp_68__sec_68-1__subsec_a__para_2"), True),
        (linked("See § 68-1(a)(1).", "§ 68-1(a)(1)", "#chp_68__sec_68-1"), True),
    ],
)
def test_where_a_link_leads(text: Text, found: bool) -> None:
    chapter = chapter_of(section("1", "Limits", *ITEMS), section("2", "More", text))
    assert bool(found_in(chapter, "REF004")) is found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("under (ii) through (v)", []),
        ("under § 68-1(a)(ii) through (v)", []),
        ("under § 68-1(a)(viii) through (iv)", ["§ 68-1(a)(viii) through (iv)"]),
        ("under § 68-1(h) through (l)", []),
        ("under §§ 68-9 through 68-5", ["§§ 68-9 through 68-5"]),
    ],
)
def test_ranges(words: str, found: list[str]) -> None:
    assert [one for _, one in found_in(chapter_of(section("1", "Limits", *ITEMS, words)), "REF007")] == found


def test_what_the_draft_names_with_another_law_is_its_law_without_it_too() -> None:
    named = section("1", "Scope", "Section 4 of the Clean Air Act applies.")
    again = section("2", "Permits", "A Section 4 permit is needed, and so is one under Section 5.")
    chapter = chapter_of(named, again)
    assert found_in(chapter, "REF001") == [("REF001", "Section 5")]


def test_the_publisher_s_tables_are_not_looked_up() -> None:
    table = Provision("article", "", Text("Code Comparative Table"), children=(section("9", "Of it", "See § 68-99."),))
    chapter = chapter_of(section("1", "Scope", "See § 68-99."))
    held = replace(chapter, root=replace(chapter.root, children=(*chapter.root.children, table)))
    assert found_in(held, "REF001") == [("REF001", "§ 68-99")]
    assert found_in(chapter_of(section("1", "Scope", "The the words.")), "DRF002") == [("DRF002", "The the")]


def test_the_tables_of_a_code_that_is_amended_are_in_that_code() -> None:
    quoted = section("1", "Section 1705 amended", "Section 1705.3 is amended to read: see Table 1705.3.")
    ours = section("2", "Limits", "See Table 9.")
    assert found_in(chapter_of(quoted, ours), "REF003") == [("REF003", "Table 9")]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Chapter 10.08", ["REF001"]),
        ("Chapter 2.08", ["REF008"]),
        ("Section 10.08.020", ["REF001"]),
        ("Section 2.08.020", ["REF008"]),
        ("Section 10.106.4", ["REF008"]),
        ("Section 10.04.990", ["REF001"]),
        ("Section 6409", ["REF008"]),
        ("Section 6409 of this chapter", ["REF001"]),
    ],
)
def test_chapters_of_a_whole_title_are_missing_where_they_are_not_there(words: str, codes: list[str]) -> None:
    levels = tuple(
        described(level, numbered=numbered)
        for level, numbered in (("title", ("10",)), ("chapter", ("10.04",)), ("section", ("10.04.010",)))
    )
    sections = tuple(
        Provision("section", f"10.04.0{at}0", Text("Scope"), (Text(said),), eid=f"sec_{at}")
        for at, said in ((1, f"As {words} says."), (2, "Words."))
    )
    chapter = replace(
        chapter_of(),
        root=Provision("chapter", "Chapter 10.04", Text("Traffic"), children=sections, eid="chp"),
        above=(Provision("title", "Title 10", Text("Traffic")),),
        hierarchy=Hierarchy(levels, whole=frozenset({"10"})),
    )
    assert [code for code, _ in found_in(chapter, "REF001 REF008")] == codes


def test_a_number_of_a_code_that_is_amended_is_in_that_code() -> None:
    quoted = section("2", "Roofs", "Section 5 is amended to read: as Section 7 says.")
    assert found_in(chapter_of(section("1", "Scope", "As Section 7 says."), quoted), "REF001") == [
        ("REF001", "Section 7")
    ]


def test_a_link_to_another_law_says_whose_a_number_is() -> None:
    ours = section("2", "Parks", linked("Under § 68-44 apply.", "§ 68-44", "/akn/us-ct/act/county/68-44"))
    assert found_in(chapter_of(section("1", "Scope", "See § 68-45."), ours), "REF001") == [("REF001", "§ 68-45")]


def test_numbers_that_begin_as_another_chapter_s_are_the_own_ones_unless_those_are_law() -> None:
    own = [replace(section("1", "Cars", "See § 5-2."), label="§ 5-1."), replace(section("2", "Vans"), label="§ 5-3.")]
    kept = replace(section("1", "Free"), label="§ 5-2.", status="reserved")
    for other, found in ((kept, [("REF001", "§ 5-2")]), (replace(kept, status=""), [])):
        assert found_in(numbered("E", *own), "REF001 REF006", {"5": Draft(numbered("5", other), "five", None)}) == found
