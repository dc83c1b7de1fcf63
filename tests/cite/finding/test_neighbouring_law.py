"""Whose law a citation means, as the words beside it say."""

from __future__ import annotations

import pytest

from engross.cite.finding.finder import find_citations


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("M.G.L. c. 29, § 29F, c. 30, § 39R, and c. 149, §§ 27C, 44C, and 148B", ["29F", "39R", "27C", "44C", "148B"]),
        ("under M.G.L. c. 149A, or c. 30, § 39M apply", ["149A", "39M"]),
        ("governed by G. L. 149, § 44F where", ["149", "44F"]),
        ("Acts 1912, Chapter 546; re vacations", ["546"]),
        ("the duties of Acts of 1950, Chapter 639 and of such Chapter 639", ["639", "639"]),
        ("Acts 1907, Chapter 576, Sections 102-105; re funds", ["576", "102-105"]),
        ("Chapter 141, Acts 1965; granting pay", ["141"]),
        ("Chapter 258 of the acts of 1980 is repealed", ["258"]),
        ("consistent with Chapter 90 § 20D of the General Laws", ["90", "20D"]),
        ("see Chapter 39, Section 6A and Chapter 43, Section 17A of General Laws", ["6A", "17A"]),
        ("see Chapter 143, Sections 3-12 of General Laws", ["143", "3-12"]),
        ("Massachusetts General Laws , Chapter 40, Section 21D.", ["21D"]),
        ("Charter reference(s) – Clerk, § 31; solicitor, § 34.", ["31", "34"]),
        ("State law reference(s) – Parks, § 5.", ["5"]),
        ("Charter reference(s) – Clerk, § 31. Cross reference(s) – Water, § 5.", ["31"]),
        ("the California Constitution, Article XII, § 5", ["5"]),
        ("a bill which added Article 13 to the code", ["13"]),
        ("Delete ACI 318, Section 14.1.4, and go on", ["14.1.4"]),
        ("Title 25 of the State Code of Regulations, Section 6932, sets incomes", ["25", "6932"]),
        ("subdivision (i)(7) and (i)(8) of Section 7202 of the Tax Code", ["7202", "7202", "7202"]),
        ("the functions of clause (b) of section three", ["b"]),
        ("(prior code § 1.01.010)", ["1.01.010"]),
        ("under former municipal code sections 1.01.010 and 1.01.020", ["1.01.010", "1.01.020"]),
        ("Under Md. Const., Art. XI-A, the city may act", ["XI-A"]),
        ("see N.Y. Const. art. IX, § 2(c)", ["2"]),
        ("this code, § 1.01.010, and the code § 1.01.020", []),
        ("Sections 68-5 and 68-6 of this chapter, and Section 4", []),
        ("Section 12 of Chapter 5", []),
        ("no Constitution is meant. Section 4 applies", []),
    ],
)
def test_numbers_of_other_law(text: str, named: list[str]) -> None:
    assert [one.path[0] for one in find_citations(text) if one.law.kind == "other" and one.path] == named


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("subsections (4) through (7) of section 12-177 (a), and", [("12-177", "a", "4"), ("12-177", "a", "7")]),
        ("paragraph (1), (2) or (3) of subsection C of this section", [("C", "1"), ("C", "2"), ("C", "3")]),
        ("Section 30-4 is amended by inserting after subsection (b) the following", [("30-4",), ("30-4", "b")]),
        ("§§ 44-5-44-7", [("44-5",), ("44-7",)]),
        ("under Sec 12-3 a fee", [("12-3",)]),
        ("under section 8.02.115, subsections (a) – (g) of this chapter", [("8.02.115", "a"), ("8.02.115", "g")]),
        ("chapter 6 and 4 additional licenses", [("6",)]),
        ('write "this chapter," for it', []),
    ],
)
def test_paths(text: str, paths: list[tuple[str, ...]]) -> None:
    found = [one.path for one in find_citations(text)]
    assert [path for path in found if path in paths] == paths
    assert paths or not found
