"""What a citation names, in a chapter of every kind of number, and what is said when it names nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engross.cite.finding.finder import find_citations
from engross.cite.resolving.chapter_index import ChapterIndex, index_chapter
from engross.cite.resolving.target_lookup import resolve
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.hierarchy import STANDARD
from engross.model.law.provision import Level, Provision
from engross.model.law.resolution import Outcome, Resolution
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import NOTE_ANCHOR, Note, Text


def provision(level: Level, label: str, *children: Provision, cited: str = "", body: str = "Words.") -> Provision:
    return Provision(level, label, body=(Text(body),), children=children, cited=cited, eid=f"{level} {label}")


def chapter(number: str, *children: Provision, excerpt: bool = False) -> Chapter:
    root = Provision("chapter", f"Chapter {number}" if number else "", heading=Text("NAME"), children=children)
    uri = f"/akn/us-ct-city/act/code/chapter-{number}"
    return Chapter(uri, Version(date(2025, 1, 1), "codified"), root, Body("council", "Council"), excerpt=excerpt)


CLAUSE = provision("clause", "[1]", body="Here the words stand.")
TABLE = Table((Text("Table 1"), Text("Limits")), (Row((Cell((Text("5"),)),)),), eid="table 1")
SECTION_5 = provision(
    "section",
    "§ 68-5.",
    provision(
        "subsection",
        "A.",
        provision("paragraph", "(1)", provision("subparagraph", "(a)", CLAUSE), provision("subparagraph", "(b)")),
        provision("paragraph", "(2)"),
    ),
    provision("subsection", "B."),
)
NOTE = Note("2", "footnote", (Text("Words."),))
NOTED = Provision("section", "§ 68-6.", body=(Text(f"Words{NOTE_ANCHOR}.", notes=(NOTE,)), TABLE))
NOISE = chapter("68", provision("article", "ARTICLE I", SECTION_5), provision("article", "ARTICLE II", NOTED))
PENSION = chapter("126", provision("section", "§ 4.", provision("subsection", "E."), cited="126-4"))
PART = chapter("90", provision("section", "§ 90-1."), excerpt=True)
WEST = chapter(
    "17.32", provision("section", "17.32.180", provision("subsection", "A.")), provision("section", "17.32.180A")
)
NEW = chapter("", provision("section", "§ XX-4.", provision("subsection", "E.")))
CODE = {one.number: index_chapter(one) for one in (NOISE, PENSION, PART, WEST)}


def looked_up(text: str, citing: Provision = CLAUSE, own: ChapterIndex | None = None) -> Resolution:
    (citation,) = find_citations(text)
    return resolve(citation, citing, own or CODE["68"], CODE)


@pytest.mark.parametrize(
    ("text", "outcome", "named"),
    [
        ("§ 68-5A(1)(a)[1]", "resolved", "clause [1]"),
        ("§ 68-5B", "resolved", "subsection B."),
        ("§ 68-5(A)(2)", "resolved", "paragraph (2)"),
        ("§ 68-5C", "subdivision missing", "section § 68-5."),
        ("§ 68-5A(1)(a)[2]", "subdivision missing", "subparagraph (a)"),
        ("§ 68-55", "missing", None),
        ("this section", "resolved", "section § 68-5."),
        ("Subsection A(2) of this section", "resolved", "paragraph (2)"),
        ("Subsection B above", "resolved", "subsection B."),
        ("Subsection C", "subdivision missing", "section § 68-5."),
        ("subparagraph (b)", "resolved", "subparagraph (b)"),
        ("paragraph (9) of this subsection", "subdivision missing", "subsection A."),
        ("this article", "resolved", "article ARTICLE I"),
        ("Article 2", "resolved", "article ARTICLE II"),
        ("Article III", "missing", None),
        ("Table 1", "resolved", ""),
        ("Table 2", "missing", None),
        ("Note 2", "resolved", ""),
        ("Note 3", "missing", None),
        ("§ 126-4E", "resolved", "subsection E."),
        ("§ 126-9", "missing", None),
        ("Chapter 126", "resolved", ""),
        ("Chapter 30C of the City Code", "unverified", None),
        ("§ 30C-7 of the City Code", "unverified", None),
        ("§ 90-4", "unverified", None),
        ("§ 90-1", "resolved", "section § 90-1."),
        ("Section 17.32.180(A)", "resolved", "subsection A."),
        ("Section 17.32.180A", "resolved", "section 17.32.180A"),
        ("Section 17.32.190", "missing", None),
        ("Title 22", "unverified", None),
        ("C.G.S. § 14-279", "external", None),
        ("§ 68-5 of the Norwalk City Charter", "external", None),
        ("§ 68-5 of the Connecticut General Statutes", "external", None),
    ],
)
def test_outcome(text: str, outcome: Outcome, named: str | None) -> None:
    resolution = looked_up(text)
    assert resolution.outcome == outcome
    assert (resolution.provision.eid if resolution.provision else None) == named


def test_a_plain_number_counts_within_the_chapter() -> None:
    pension, new = index_chapter(PENSION), index_chapter(NEW)
    assert looked_up("§ 4", PENSION.root, pension).outcome == "resolved"
    assert looked_up("§ 7", PENSION.root, pension).outcome == "missing"
    assert looked_up("Section 4E, above", NEW.root, new).found == ("4", "E")
    assert looked_up("Section XX-5", NEW.root, new).outcome == "missing"


def test_a_plain_number_counts_within_the_chapter_that_is_named() -> None:
    """It was looked up as § 126-5 of chapter 68, since the citing section is § 126-4."""
    citing = PENSION.root.children[0]
    assert looked_up("Section 5 of Chapter 68", citing, CODE["126"]).provision is SECTION_5


@pytest.mark.parametrize("words", ["Chapter IV", "Chapter 4"])
def test_a_chapter_goes_by_its_number_in_figures_and_as_a_numeral(words: str) -> None:
    for number in ("4", "IV"):
        four = index_chapter(chapter(number, provision("section", "§ 1.")))
        (citation,) = find_citations(words)
        for own in (four, CODE["68"]):
            held = resolve(citation, own.chapter.root, own, {number: four})
            assert (held.outcome, held.chapter) == ("resolved", four.chapter)


def test_found_and_lacking_split_the_path() -> None:
    resolution = looked_up("§ 68-5A(9)(b)")
    assert (resolution.found, resolution.lacking) == (("68-5", "A"), ("9", "b"))


def test_a_table_is_given_with_what_holds_it() -> None:
    resolution = looked_up("Table 1")
    assert (resolution.table, resolution.provision) == (TABLE, NOTED)


def test_a_subdivision_is_looked_for_nearest_first() -> None:
    near = provision("paragraph", "(1)", provision("subparagraph", "(a)", body="near"))
    far = provision("subsection", "A.", near, provision("paragraph", "(2)"))
    tree = chapter("7", provision("section", "§ 7-1.", far))
    found = looked_up("paragraph (2)", near.children[0], index_chapter(tree))
    assert found.provision is far.children[1]


def test_a_letter_belongs_to_the_number_where_only_that_section_is_there() -> None:
    lettered = provision("section", "§ 7-1A.", provision("subsection", "B."))
    tree = index_chapter(chapter("7", lettered))
    assert looked_up("§ 7-1A", lettered, tree).provision is lettered
    assert looked_up("§ 7-1A(B)", lettered, tree).provision is lettered.children[0]
    assert looked_up("§ 7-1C", lettered, tree).outcome == "missing"


def test_levels_without_a_number_and_definitions_are_looked_through() -> None:
    inner = provision("paragraph", "(1)")
    section = provision("section", "§ 7-1.", provision("definition", "", inner), provision("subsection", "A."))
    numbered = provision("section", "§ 7-2.", provision("subsection", "A.", provision("paragraph", "(9)")))
    tree = index_chapter(chapter("7", section, numbered))
    assert looked_up("§ 7-1(1)", section, tree).provision is inner
    assert looked_up("§ 7-2(9)", section, tree).outcome == "subdivision missing"


def test_what_is_in_a_larger_unit_that_is_not_at_hand_is_unverified() -> None:
    assert looked_up("Article 2 of Chapter 30C").outcome == "unverified"
    assert looked_up("Article II, § 68-6").outcome == "resolved"
    assert looked_up("Article 2 of Title 9").outcome == "unverified"
    assert looked_up("Table 1 of Chapter 126").outcome == "missing"


def test_no_article_around_is_missing() -> None:
    assert looked_up("this article", PENSION.root.children[0], index_chapter(PENSION)).outcome == "missing"


def test_a_section_missing_from_an_excerpt_is_unverified() -> None:
    noise = replace(NOISE, excerpt=True)
    inside = next(one for one in noise.walk() if one.level == "clause")
    assert looked_up("§ 68-55", inside, index_chapter(noise)).outcome == "unverified"


@pytest.mark.parametrize(
    ("number", "chapter_number"),
    [("68-5", "68"), ("17.32.180", "17.32"), ("30C-7", "30C"), ("4", ""), ("1094.5", ""), ("28:9-104", "28:9")],
)
def test_chapter_of(number: str, chapter_number: str) -> None:
    assert STANDARD.unit_of(number) == chapter_number
