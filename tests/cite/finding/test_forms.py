"""The forms that the publishers of American city codes cite in, and those of the states' statutes, as (text, what is found)."""

from __future__ import annotations

import pytest

from engross.cite.finding.finder import find_citations

Found = tuple[str, str, str]
"""Words, numbers with the larger units before them, and the law: its name, else whose it is."""

CITIES: list[tuple[str, list[Found]]] = [
    # Chapter and section between a full stop, subdivisions in capitals.
    (
        "See § 92.03 of this chapter and §§ 33.01 through 33.05, and § 30.01(A)(1).",
        [
            ("§ 92.03", "92.03", "here"),
            ("§§ 33.01", "33.01", "code"),
            ("33.05", "33.05", "code"),
            ("§ 30.01(A)(1)", "30.01/A/1", "code"),
        ],
    ),
    ("as § 10.99 of this code and Ch. 92 say", [("§ 10.99", "10.99", "this code"), ("Ch. 92", "92", "code")]),
    # Chapter and section with a hyphen, articles and divisions around them.
    ("Sec. 2-31(a)(1) of this Code", [("Sec. 2-31(a)(1)", "2-31/a/1", "this code")]),
    ("article III, division 2 of chapter 2", [("article III, division 2 of chapter 2", "III/2/2", "code")]),
    ("chapter 2, article III", [("chapter 2, article III", "2/III", "code")]),
    ("sections 14-32--14-36", [("sections 14-32", "14-32", "code"), ("14-36", "14-36", "code")]),
    ("secs. 14-32 and 14-33", [("secs. 14-32", "14-32", "code"), ("14-33", "14-33", "code")]),
    ("section 14-32 of the Code of Ordinances", [("section 14-32", "14-32", "Code of Ordinances")]),
    # The East: capitals glued to the number.
    (
        "§ 210-12B(2)(a) and (c) and § 350-8.6B(1)",
        [
            ("§ 210-12B(2)(a)", "210-12/B/2/a", "code"),
            ("(c)", "210-12/B/2/c", "code"),
            ("§ 350-8.6B(1)", "350-8.6/B/1", "code"),
        ],
    ),
    ("Article VII of Chapter 285, Zoning", [("Article VII of Chapter 285", "285/VII", "code")]),
    ("Subsections A(1) and B(2) of this section", [("Subsections A(1)", "A/1", "here"), ("B(2)", "B/2", "here")]),
    # The West: title, chapter and section between full stops, the code by its initials.
    (
        "ABMC 17.32.180(B)(2) and 17.32.190; Chapter 17.32 ABMC; ABMC Title 17",
        [
            ("17.32.180(B)(2)", "17.32.180/B/2", "ABMC"),
            ("17.32.190", "17.32.190", "ABMC"),
            ("Chapter 17.32", "17.32", "code"),
            ("Title 17", "17", "ABMC"),
        ],
    ),
    ("subsections (A)(1) and (2) of this section", [("subsections (A)(1)", "A/1", "here"), ("(2)", "A/2", "here")]),
    # Articles of the code, with sections of their own, and headings in braces.
    ("Article 19, § 43-1", [("Article 19, § 43-1", "19/43-1", "code")]),
    ("under § 2-2 {“General rule”} of this subtitle", [("§ 2-2", "2-2", "code"), ("this subtitle", "", "code")]),
    ("Title 2, Subtitle 3 of this article", [("Title 2, Subtitle 3 of this article", "2/3", "here")]),
    ("City Code Article 13, Subtitle 5", [("Article 13, Subtitle 5", "13/5", "City Code")]),
    # Letters with no brackets, as in New York.
    (
        "paragraph 2 of subdivision b of section 20-101 and subdivision c of this section",
        [
            ("paragraph 2 of subdivision b of section 20-101", "20-101/b/2", "code"),
            ("subdivision c of this section", "c", "here"),
        ],
    ),
    ("section 1049-a of the charter", [("section 1049-a of the charter", "1049-a", "charter")]),
    (
        "section 9 of the vehicle and traffic law",
        [("section 9 of the vehicle and traffic law", "9", "vehicle and traffic law")],
    ),
    # The number said to be one; marks apart from it.
    ("Section No. 5 and Article No. IV", [("Section No. 5", "5", "here"), ("Article No. IV", "IV", "code")]),
    ("Section 17.12.060 (i).", [("Section 17.12.060 (i)", "17.12.060/i", "code")]),
    # A section, and then what is in it.
    ("Section 5-10, subsection (b), and", [("Section 5-10, subsection (b)", "5-10/b", "code")]),
    ("Section 68-5, Subsection A(1)", [("Section 68-5, Subsection A(1)", "68-5/A/1", "code")]),
    (
        "Section 9.04.020, subsections (a) and (b).",
        [("Section 9.04.020, subsections (a)", "9.04.020/a", "code"), ("(b)", "9.04.020/b", "code")],
    ),
    (
        "Section 5-10, subsection (b) of this section",
        [("Section 5-10", "5-10", "code"), ("subsection (b) of this section", "b", "here")],
    ),
]

STATES: list[tuple[str, list[Found]]] = [
    ("R.C. § 715.05; R.C. 2903.01", [("R.C. § 715.05", "715.05", "R.C."), ("R.C. 2903.01", "2903.01", "R.C.")]),
    ("KRS Chapter 83A", [("KRS Chapter 83A", "83A", "KRS")]),
    (
        "I.C. 36-1-5-4 and IC 36-7-4-200",
        [("I.C. 36-1-5-4", "36-1-5-4", "I.C."), ("IC 36-7-4-200", "36-7-4-200", "IC")],
    ),
    ("G.S. 160A-175", [("G.S. 160A-175", "160A-175", "G.S.")]),
    ("F.S. ch. 162; F.S. § 166.041", [("F.S. ch. 162", "162", "F.S."), ("F.S. § 166.041", "166.041", "F.S.")]),
    ("Florida Statutes, Chapter 162", [("Florida Statutes, Chapter 162", "162", "Florida Statutes")]),
    ("Fla. Stat. ch. 162", [("Fla. Stat. ch. 162", "162", "Fla. Stat.")]),
    ("Minn. Stat. § 412.221, subd. 32", [("Minn. Stat. § 412.221, subd. 32", "412.221/32", "Minn. Stat.")]),
    ("Sec. 66.0413, Wis. Stats.", [("Sec. 66.0413, Wis. Stats.", "66.0413", "Wis. Stats.")]),
    (
        "Code of Virginia, § 15.2-1427",
        [("Code of Virginia, § 15.2-1427", "15.2-1427", "Code of Virginia")],
    ),
    (
        "§ 46.2-1300 of the Code of Virginia",
        [("§ 46.2-1300 of the Code of Virginia", "46.2-1300", "Code of Virginia")],
    ),
    ("Section 364.1 of the Code of Iowa City", [("Section 364.1", "364.1", "Code")]),
    ("S.C. Code 1976, § 5-7-30", [("S.C. Code 1976, § 5-7-30", "5-7-30", "S.C. Code 1976")]),
    ("Ark. Code Ann. § 14-56-201", [("Ark. Code Ann. § 14-56-201", "14-56-201", "Ark. Code Ann.")]),
    (
        "Md. Code Ann., Nat. Res. § 8-101",
        [("Md. Code Ann., Nat. Res. § 8-101", "8-101", "Md. Code Ann.")],
    ),
    ("Cal. Gov. Code §§ 65852, 65915", [("§§ 65852", "65852", "Cal. Gov. Code"), ("65915", "65915", "Cal. Gov. Code")]),
    (
        "Cal. Code Regs. tit. 14, § 15000",
        [("Cal. Code Regs. tit. 14, § 15000", "14/15000", "Cal. Code Regs.")],
    ),
    ("Section 1720, California Labor Code", [("Section 1720, California Labor Code", "1720", "California Labor Code")]),
    (
        "Title 24, California Code of Regulations",
        [("Title 24, California Code of Regulations", "24", "California Code of Regulations")],
    ),
    (
        "23 California Code of Regulations Section 491",
        [("23 California Code of Regulations Section 491", "23/491", "California Code of Regulations")],
    ),
    (
        "53 P.S. § 10101; 53 Pa.C.S.A. § 301",
        [("53 P.S. § 10101", "53/10101", "P.S."), ("53 Pa.C.S.A. § 301", "53/301", "Pa.C.S.A.")],
    ),
    ("25-A DCMR 3806", [("25-A DCMR 3806", "25-A/3806", "DCMR")]),
    ("N.J.A.C. 5:23-1.1", [("N.J.A.C. 5:23-1.1", "5:23-1.1", "N.J.A.C.")]),
    ("R.S. 33:361", [("R.S. 33:361", "33:361", "R.S.")]),
    ("Town Law § 267-b", [("Town Law § 267-b", "267-b", "Town Law")]),
    (
        "M.G.L. c. 148, § 26G; M.G.L.A. c. 41, §§ 81A to 81J",
        [
            ("M.G.L. c. 148, § 26G", "148/26G", "M.G.L."),
            ("M.G.L.A. c. 41, §§ 81A", "41/81A", "M.G.L.A."),
            ("81J", "41/81J", "M.G.L.A."),
        ],
    ),
    ("M.G.L. c. 140, § 137 and § 12-3", [("M.G.L. c. 140, § 137", "140/137", "M.G.L."), ("§ 12-3", "12-3", "code")]),
    ("Chapters 43.21C and 36.70A RCW", [("Chapters 43.21C", "43.21C", "RCW"), ("36.70A", "36.70A", "RCW")]),
    ("section 5 of Public Act 24-107", [("section 5 of Public Act 24-107", "5", "Public Act 24-107")]),
    ("section 3 of Ordinance No. 2015-12", [("section 3 of Ordinance No. 2015-12", "3", "Ordinance No. 2015-12")]),
    ("Chapter 642, Statutes of 1935", [("Chapter 642, Statutes of 1935", "642", "Statutes of 1935")]),
    ("section 408A of the 1986 Code", [("section 408A of the 1986 Code", "408A", "1986 Code")]),
    (
        "section 7 of the Neighbors with Gardens, Trees and Lawns Act of 1999",
        [
            (
                "section 7 of the Neighbors with Gardens, Trees and Lawns Act of 1999",
                "7",
                "Neighbors with Gardens, Trees and Lawns Act of 1999",
            )
        ],
    ),
    ("FAA Part 77; IBC Section 903", [("FAA Part 77", "77", "FAA"), ("IBC Section 903", "903", "IBC")]),
    ("at 5 Elm Street, N.W. Section 5", [("Section 5", "5", "here")]),
    (
        "Section 4107 (a) of the Public Contracts Code",
        [("Section 4107 (a) of the Public Contracts Code", "4107/a", "Public Contracts Code")],
    ),
    ("Penal Law (PL) § 240", [("Penal Law (PL) § 240", "240", "Penal Law")]),
    (
        "Code of Federal Regulations (CFR) Title 40 Part 403",
        [("Code of Federal Regulations (CFR) Title 40 Part 403", "40/403", "C.F.R.")],
    ),
    ("Title 40 CFR, Part 136", [("Title 40 CFR, Part 136", "40/136", "C.F.R.")]),
    (
        "40 CFR Part 403 and 40 CFR Part 503",
        [("40 CFR Part 403", "40/403", "C.F.R."), ("40 CFR Part 503", "40/503", "C.F.R.")],
    ),
    ("18 U.S.C. §§ 926B and 926C", [("18 U.S.C. §§ 926B", "18/926B", "U.S.C."), ("926C", "18/926C", "U.S.C.")]),
    (
        "Parts 160 and 164 of Title 45 of the Code of Federal Regulations",
        [
            ("Parts 160", "45/160", "C.F.R."),
            ("164", "45/164", "C.F.R."),
            ("Title 45 of the Code of Federal Regulations", "45", "C.F.R."),
        ],
    ),
    ("(County § 6.04.010)", [("County § 6.04.010", "6.04.010", "County")]),
    (
        "the Electrical Code, Chapter 23.12 of the Millbrook Municipal Code",
        [("Chapter 23.12", "23.12", "Millbrook Municipal Code")],
    ),
    (
        "Section 950-951 of the Government Code",
        [("Section 950", "950", "Government Code"), ("951", "951", "Government Code")],
    ),
    ("Government Code Sections 51500 et seq.", [("Sections 51500 et seq.", "51500", "Government Code")]),
    (
        "Penal Code Section 311 through 314, 316, 318, or 647 (a) or (b)",
        [
            ("Penal Code Section 311", "311", "Penal Code"),
            ("314", "314", "Penal Code"),
            ("316", "316", "Penal Code"),
            ("318", "318", "Penal Code"),
            ("647 (a)", "647/a", "Penal Code"),
            ("(b)", "647/b", "Penal Code"),
        ],
    ),
    ("chapter 9 [repealed] of the Penal Code", [("chapter 9", "9", "Penal Code"), ("Penal Code", "", "Penal Code")]),
]


def found(text: str) -> list[Found]:
    return [
        (one.words, "/".join([number for _, number in one.outer] + list(one.path)), one.law.name or one.law.kind)
        for one in find_citations(text)
    ]


@pytest.mark.parametrize(("text", "expected"), CITIES)
def test_city_codes(text: str, expected: list[Found]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), STATES)
def test_statutes(text: str, expected: list[Found]) -> None:
    assert found(text) == expected
