"""Every form of citation, as (text, what is found) pairs: words, level, path, whose law."""

from __future__ import annotations

import pytest

from engross.cite.finding.finder import find_citations, find_each
from engross.cite.publisher_links import publisher_links

CGS = "C.G.S."
REGS = "Regs. Conn. State Agencies"
CHARTER = "Norwalk City Charter"

Found = tuple[str, str, tuple[str, ...], str]

OWN: list[tuple[str, list[Found]]] = [
    ("as in § 68-5A(1)(a)[1], and", [("§ 68-5A(1)(a)[1]", "section", ("68-5", "A", "1", "a", "1"), "code")]),
    ("in Section 68-4(D), enabling", [("Section 68-4(D)", "section", ("68-4", "D"), "code")]),
    (
        "in §\u00a068-5 or §68-6",
        [("§\u00a068-5", "section", ("68-5",), "code"), ("§68-6", "section", ("68-6",), "code")],
    ),
    (
        "set forth in § 68-5B or C of this Chapter, or is",
        [("§ 68-5B", "section", ("68-5", "B"), "here"), ("C", "section", ("68-5", "C"), "here")],
    ),
    (
        "§§ 23-58, 23-59, 23-60 and 23-65",
        [
            ("§§ 23-58", "section", ("23-58",), "code"),
            ("23-59", "section", ("23-59",), "code"),
            ("23-60", "section", ("23-60",), "code"),
            ("23-65", "section", ("23-65",), "code"),
        ],
    ),
    ("See Ch. 118, Zoning.", [("Ch. 118", "chapter", ("118",), "code")]),
    ("with § 90-4, Approval of rates and fees.", [("§ 90-4", "section", ("90-4",), "code")]),
    ("in Chapter 57 in the City Code.", [("Chapter 57", "chapter", ("57",), "code")]),
    ("§ 30C-7 of the City Code.", [("§ 30C-7", "section", ("30C-7",), "code")]),
    ("Chapter 30C of the Norwalk City Code", [("Chapter 30C", "chapter", ("30C",), "code")]),
    (
        "SECTION 5-10 OF THE CITY CODE AND CHAPTER 7",
        [("SECTION 5-10", "section", ("5-10",), "code"), ("CHAPTER 7", "chapter", ("7",), "code")],
    ),
    (
        "on Chapter 84, Retirement Benefits, Article I, Trust, Sections 84-2 and 84-3. Please",
        [
            ("Chapter 84", "chapter", ("84",), "code"),
            ("Article I", "article", ("I",), "code"),
            ("Sections 84-2", "section", ("84-2",), "code"),
            ("84-3", "section", ("84-3",), "code"),
        ],
    ),
    ("Table 1 applies", [("Table 1", "table", ("1",), "here")]),
    ("in Tables 12 and 3.", [("Tables 12", "table", ("12",), "here"), ("3", "table", ("3",), "here")]),
    ("Note 1 and Footnote 2", [("Note 1", "note", ("1",), "here"), ("Footnote 2", "note", ("2",), "here")]),
    ("Section XX-4E, above", [("Section XX-4E", "section", ("XX-4", "E"), "here")]),
    (
        "exempted pursuant to § 42-3502.05(a)(1), (3), or (5), rent",
        [
            ("§ 42-3502.05(a)(1)", "section", ("42-3502.05", "a", "1"), "code"),
            ("(3)", "section", ("42-3502.05", "a", "3"), "code"),
            ("(5)", "section", ("42-3502.05", "a", "5"), "code"),
        ],
    ),
    (
        "the tax imposed by § 47-2002(3), and (2) the sale",
        [("§ 47-2002(3)", "section", ("47-2002", "3"), "code")],
    ),
]

RELATIVE: list[tuple[str, list[Found]]] = [
    ("This chapter, this article", [("This chapter", "chapter", (), "here"), ("this article", "article", (), "here")]),
    ("Subsection E(2)(a) above", [("Subsection E(2)(a)", "subsection", ("E", "2", "a"), "here")]),
    ("Subsection B(1) of this section", [("Subsection B(1) of this section", "subsection", ("B", "1"), "here")]),
    ("this Subsection E(2)(b)[1]", [("Subsection E(2)(b)[1]", "subsection", ("E", "2", "b", "1"), "here")]),
    (
        "Section 4E, above; Section 4 above",
        [("Section 4E", "section", ("4", "E"), "here"), ("Section 4", "section", ("4",), "here")],
    ),
    ("subchapter I of this chapter", [("subchapter I of this chapter", "subchapter", ("I",), "here")]),
    (
        "paragraphs (1) through (3) of this subsection",
        [("paragraphs (1)", "paragraph", ("1",), "here"), ("(3)", "paragraph", ("3",), "here")],
    ),
]

OTHER: list[tuple[str, list[Found]]] = [
    ("C.G.S. § 14-279", [("C.G.S. § 14-279", "section", ("14-279",), CGS)]),
    ("in CGS § 23-59a and", [("CGS § 23-59a", "section", ("23-59a",), CGS)]),
    ("Conn. Gen. Stat. § 8-30g", [("Conn. Gen. Stat. § 8-30g", "section", ("8-30g",), CGS)]),
    (
        "Connecticut General Statutes §§ 23-58, 23-59 and 23-65",
        [
            ("§§ 23-58", "section", ("23-58",), CGS),
            ("23-59", "section", ("23-59",), CGS),
            ("23-65", "section", ("23-65",), CGS),
        ],
    ),
    (
        "Per Section 14-1(59) of the Connecticut General Statutes, as amended",
        [("Section 14-1(59) of the Connecticut General Statutes", "section", ("14-1", "59"), CGS)],
    ),
    (
        "subsection (e) of C.G.S. § 14-80",
        [("subsection (e) of C.G.S. § 14-80", "section", ("14-80", "e"), CGS)],
    ),
    (
        "Sections 14-80a-1a through 14-80a-10a, inclusive, of the Regulations of Connecticut State Agencies",
        [("Sections 14-80a-1a", "section", ("14-80a-1a",), REGS), ("14-80a-10a", "section", ("14-80a-10a",), REGS)],
    ),
    ("Public Act 24-107 of the 2024 Session", [("Public Act 24-107", "law", (), "Public Act 24-107")]),
    ("Pub. L. No. 90-448", [("Pub. L. No. 90-448", "law", (), "Pub. L. 90-448")]),
    ("in § 1891 of the Norwalk City Charter", [("§ 1891 of the Norwalk City Charter", "section", ("1891",), CHARTER)]),
    (
        "Norwalk City Charter §§ 1-319 through 1-332 and §§ 1-338 through 1-352",
        [
            ("§§ 1-319", "section", ("1-319",), CHARTER),
            ("1-332", "section", ("1-332",), CHARTER),
            ("§§ 1-338", "section", ("1-338",), CHARTER),
            ("1-352", "section", ("1-352",), CHARTER),
        ],
    ),
    ("12 U.S.C. § 1811", [("12 U.S.C. § 1811", "section", ("1811",), "U.S.C.")]),
    ("see 42 CFR 1.2.", [("42 CFR 1.2", "section", ("1.2",), "C.F.R.")]),
    (
        "section 3501 of Title 18, United States Code",
        [("section 3501 of Title 18, United States Code", "section", ("3501",), "U.S.C.")],
    ),
    ("Penal Code Section 326.5", [("Penal Code Section 326.5", "section", ("326.5",), "Penal Code")]),
    ("by the vehicle code.", [("vehicle code", "law", (), "vehicle code")]),
    (
        "Section 407 or Section 415 of the Penal Code",
        [
            ("Section 407", "section", ("407",), "Penal Code"),
            ("Section 415 of the Penal Code", "section", ("415",), "Penal Code"),
        ],
    ),
    (
        "Division 3.5 (commencing with Section 9840) of the Vehicle Code",
        [
            ("Division 3.5", "division", ("3.5",), "Vehicle Code"),
            ("Section 9840", "section", ("9840",), "Vehicle Code"),
            ("Vehicle Code", "law", (), "Vehicle Code"),
        ],
    ),
    (
        "Section 6.01 of the Napa County Code",
        [("Section 6.01 of the Napa County Code", "section", ("6.01",), "Napa County Code")],
    ),
    ("Penal Law § 240.20", [("Penal Law § 240.20", "section", ("240.20",), "Penal Law")]),
    (
        "in State Government Article, § 10-101",
        [("State Government Article, § 10-101", "section", ("10-101",), "State Government Article")],
    ),
    (
        "Title 5 of the Natural Resources Article",
        [("Title 5 of the Natural Resources Article", "title", ("5",), "Natural Resources Article")],
    ),
    ("M.G.L. c. 40A, § 5", [("M.G.L. c. 40A, § 5", "section", ("5",), "M.G.L.")]),
    ("(G. L. c. 101, § 13)", [("G. L. c. 101, § 13", "section", ("13",), "G. L.")]),
    ("M. G. L. c. 140, § 12", [("M. G. L. c. 140, § 12", "section", ("12",), "M. G. L.")]),
    ("General Laws c. 40, § 21D", [("General Laws c. 40, § 21D", "section", ("21D",), "General Laws")]),
    (
        "under General Laws chapter 40, section 21D",
        [("General Laws chapter 40, section 21D", "section", ("21D",), "General Laws")],
    ),
    (
        "Massachusetts General Laws, chapter 40A",
        [("Massachusetts General Laws, chapter 40A", "chapter", ("40A",), "General Laws")],
    ),
    ("Acts of 1998, c. 5, § 3", [("Acts of 1998, c. 5, § 3", "section", ("3",), "Acts of 1998")]),
    (
        "St. 2004, c. 149, §§ 12 to 14",
        [("St. 2004, c. 149, §§ 12", "section", ("12",), "St. 2004"), ("14", "section", ("14",), "St. 2004")],
    ),
    ("under RSA 674:33", [("RSA 674:33", "section", ("674:33",), "RSA")]),
    ("65 ILCS 5/11-13-1", [("65 ILCS 5/11-13-1", "section", ("5/11-13-1",), "ILCS")]),
    ("Tex. Transp. Code § 545.001", [("Tex. Transp. Code § 545.001", "section", ("545.001",), "Tex. Transp. Code")]),
    (
        "section 162.09, Florida Statutes",
        [("section 162.09, Florida Statutes", "section", ("162.09",), "Florida Statutes")],
    ),
    ("Part 1 of said code", [("Part 1 of said code", "part", ("1",), "said code")]),
    ("in 40 cfr 122.26 and", [("40 cfr 122.26", "section", ("122.26",), "C.F.R.")]),
    ("public act 24-107", [("public act 24-107", "law", (), "Public Act 24-107")]),
    ("under the connecticut general statutes", [("connecticut general statutes", "law", (), CGS)]),
    (
        "the table. Table Health and Safety Code section 5",
        [("Health and Safety Code section 5", "section", ("5",), "Health and Safety Code")],
    ),
    ("Minn. Stat. § 462.357", [("Minn. Stat. § 462.357", "section", ("462.357",), "Minn. Stat.")]),
    ("RCW 35.21.010", [("RCW 35.21.010", "section", ("35.21.010",), "RCW")]),
    (
        "Sections 940-949 of the Government Code",
        [("Sections 940", "section", ("940",), "Government Code"), ("949", "section", ("949",), "Government Code")],
    ),
]

ELSEWHERE: list[tuple[str, list[Found]]] = [
    ("in Section 17.32.180(b)(2)", [("Section 17.32.180(b)(2)", "section", ("17.32.180", "b", "2"), "code")]),
    ("as set forth in 13.25.030 are", [("13.25.030", "section", ("13.25.030",), "code")]),
    ("under § 2-2 of this subtitle", [("§ 2-2", "section", ("2-2",), "code")]),
    ("in subsection 23.49.008.A.1", [("subsection 23.49.008.A.1", "section", ("23.49.008", "A", "1"), "code")]),
    ("§ 350-8.6B(1)", [("§ 350-8.6B(1)", "section", ("350-8.6", "B", "1"), "code")]),
    ("SMC 23.84A.030", [("23.84A.030", "section", ("23.84A.030",), "code")]),
    ("Article 19, § 43-1", [("Article 19, § 43-1", "section", ("43-1",), "code")]),
    (
        "Chapter 9.27 and Title 22",
        [("Chapter 9.27", "chapter", ("9.27",), "code"), ("Title 22", "title", ("22",), "code")],
    ),
    ("under 3-152.01 et seq.", [("3-152.01", "section", ("3-152.01",), "code")]),
    ("under § 28:9-105A", [("§ 28:9-105A", "section", ("28:9-105A",), "code")]),
    (
        "subchapter I of Chapter 5 of Title 2",
        [("subchapter I of Chapter 5 of Title 2", "subchapter", ("I",), "code")],
    ),
    ("Title 13, Chapter 4, Article II of this Code", [("Title 13, Chapter 4, Article II", "article", ("II",), "code")]),
    (
        "Sections \u200d3.68.010 through \u200d3.68.160",
        [("Sections \u200d3.68.010", "section", ("3.68.010",), "code"), ("3.68.160", "section", ("3.68.160",), "code")],
    ),
]

NOTHING: list[str] = [
    "§ 68-5. Sound Level limits.",
    "Chapter 84\nRetirement Benefits",
    "5.04.020.\nPurpose",
    "the article I read, in part a, of section and chapter",
    "Section thirty of the phone book 203-854-7750 on 2025-10-21",
    "at 7:00 p.m. and 8-10 times, 60 dBA",
    "the code, the law, the act, this code",
    "open 24 hrs 1000 days a year; pubs. 12-13; nac 123",
    "the Park Police Division, 75% of the pay, and the subdivision,\n(B)",
    "an old ſection 5, thiſ chapter",
    "by cgs or c.g.s., in small letters and with no number",
]


@pytest.mark.parametrize(("text", "expected"), [*OWN, *RELATIVE, *ELSEWHERE])
def test_own(text: str, expected: list[Found]) -> None:
    found = find_citations(text)
    assert [(c.words, c.level, c.path, c.law.kind) for c in found] == expected


@pytest.mark.parametrize(("text", "expected"), OTHER)
def test_another_law_is_never_taken_for_ours(text: str, expected: list[Found]) -> None:
    found = find_citations(text)
    assert [(c.words, c.level, c.path, c.law.name) for c in found] == expected
    assert {c.law.kind for c in found} == {"other"}


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_citation(text: str) -> None:
    assert find_citations(text) == ()


def test_many_texts_are_read_each_by_itself() -> None:
    texts = ["see §", "12-3", "", "as this", "chapter, § 12-3", "A"]
    assert [[c.words for c in found] for found in find_each(texts)] == [[], [], [], [], ["§ 12-3"], []]
    assert find_each([]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("§§ 66-1 to and including 66-9 apply", ["§§ 66-1", "66-9"]),
        ("Section 66-1 through and including section 66-9", ["Section 66-1", "section 66-9"]),
        ("Sections 5 through, and including, 7 of this chapter", ["Sections 5", "7"]),
        ("sections 5 up to and including 9", ["sections 5", "9"]),
        ("subsections A through and including D", ["subsections A", "D"]),
    ],
)
def test_a_range_may_say_that_its_last_member_is_included(text: str, words: list[str]) -> None:
    first, last = find_citations(text)
    assert [first.words, last.words] == words
    assert (first.range_end, last.range_end) == ("first", "last")


@pytest.mark.parametrize(
    "text", ["sections 5 up to 9 dogs", "§ 66-1 and including the last", "Section 5 to and including the"]
)
def test_including_alone_makes_no_range(text: str) -> None:
    (only,) = find_citations(text)
    assert only.range_end is None


def test_flags_are_kept_out_of_the_words() -> None:
    first, last = find_citations("Sections 5-1 through 5-9, inclusive, apply")
    assert (first.range_end, last.range_end, first.inclusive, first.listed) == ("first", "last", True, True)
    (above,) = find_citations("as said in Section 4E, above")
    assert (above.words, above.direction, above.relative) == ("Section 4E", "above", True)
    (following,) = find_citations("under § 2-531 et seq.")
    assert (following.words, following.et_seq) == ("§ 2-531", True)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("§ 68-5A(1)(a)[1]", "§68-5|A|(1)|(a)|[1]"),
        ("Chapter 5 of Title 2", "2|5"),
        ("subchapter I of Chapter 5 of Title 2", "2|5|I"),
        ("Penal Code Section 415(2)", "Penal Code|§415|(2)"),
        ("paragraph (2) of subsection (b) of § 5-10", "§5-10|(b)|(2)"),
        ("42 U.S.C. § 1811", "U.S.C.|42|§1811"),
        ("this chapter", None),
        ("Chapter 5 of this title", None),
        ("subsection (b)", None),
    ],
)
def test_target(text: str, target: str | None) -> None:
    (found,) = find_citations(text)
    assert found.target == target


def test_where_the_section_is_named() -> None:
    text = "subsection (e) of C.G.S. § 14-80"
    (found,) = find_citations(text)
    assert found.unit is None or text[slice(*found.unit)] == "C.G.S. § 14-80"
    assert found.unit
    (bare,) = find_citations("subsection (b)")
    assert bare.unit is None
    assert bare.base == "section"


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("subsection (e) of C.G.S. § 14-80", ["C.G.S. § 14-80"]),
        ("subsection (b) of this section; paragraph (2); this section and this title", ["this title"]),
        ("paragraphs (2) and (3) of this subsection; subchapter II of this chapter", ["subchapter II of this chapter"]),
        ("§ 68-5B or C of this Chapter", ["§ 68-5B", "C", "this Chapter"]),
        ("Sections 13 and 1645 of the Civil Code", ["Sections 13", "1645", "Civil Code"]),
        ("Chapter 30C of the Norwalk City Code", ["Chapter 30C of the Norwalk City Code"]),
        ("§ 30C-7 of the City Code, Title 3 of this code", ["§ 30C-7", "Title 3"]),
        ("§ 5-10(a) or (b), [§ 5-11]", ["§ 5-10(a)", "§ 5-11"]),
        ("Section 17.12.060 (b)(2).", ["Section 17.12.060"]),
        ("Section 5-10, subsections (a) and (b)", ["Section 5-10"]),
        ("18 U.S.C. §§ 9 and 10; sections 7 and 8 of the Clean Yards Act", ["18 U.S.C. §§ 9", "10", "sections 7", "8"]),
        ("Penal Code Section 316 or 318", ["Penal Code Section 316", "318"]),
        ("Government Code Sections 51500 et seq.", ["Government Code", "Sections 51500 et seq."]),
    ],
)
def test_what_publishers_would_link(text: str, stretches: list[str]) -> None:
    assert [text[start:end] for start, end, _ in publisher_links(find_citations(text))] == stretches


def test_the_former_word_joiner_is_read_as_the_one_of_today() -> None:
    former, today = (
        f"as §{joiner}68-5A and Sections {joiner}3.68.010 through {joiner}3.68.160 say" for joiner in JOINERS
    )
    assert find_citations(former) == find_citations(today)
    assert [citation.path for citation in find_citations(former)] == [("68-5", "A"), ("3.68.010",), ("3.68.160",)]


JOINERS = ("\ufeff", "\u2060")
