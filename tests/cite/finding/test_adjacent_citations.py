"""A number has the law that only its neighbour names."""

from __future__ import annotations

import pytest

from engross.cite.finding.finder import find_citations

CONSTITUTION = "Constitution"


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("Section 407 or Section 415 of the Penal Code", ["Penal Code"] * 2),
        ("Sections 7, 8 or 9, or Subdivision b of Section 12 of the Penal Code", ["Penal Code"] * 4),
        ("Part 1.6 and Part 1.7 of Division 2 of the Vehicle Code", ["Vehicle Code"] * 2),
        ('Section 22.5 ("Permits"), or Section 91 ("Badges"), of the Vehicle Code', ["Vehicle Code"] * 3),
        ("Section 19, Article XI of the Constitution", [CONSTITUTION] * 2),
        ("Division 3 (commencing with Section 4000) of the Vehicle Code", ["Vehicle Code"] * 3),
        ("Chapter 2, commencing with Section 11200 of the Vehicle Code", ["Vehicle Code"] * 2),
        ("Title 1 of the Government Code (commencing with Section 900)", ["Government Code"] * 2),
        ("Section 415 of the Penal Code or Section 407 applies", ["Penal Code"] * 2),
        ("section 5900 of the Cable Act, and no more than section 5900(c) says", ["Cable Act"] * 2),
        ("Chapter 5C of the Penal Code; the provisions of said Chapter 5C", ["Penal Code"] * 2),
        ("Chapter 5C of the Penal Code; the provisions of Chapter 5C", ["Penal Code", ""]),
        ("Section 4 of the Penal Code or Section 5 applies", ["Penal Code", ""]),
        ("Section 5-10 or Section 415 of the Penal Code", ["", "Penal Code"]),
        ("Chapter 5 and Section 415 of the Penal Code", ["", "Penal Code"]),
        ("see Section 4; Section 415 of the Penal Code", ["", "Penal Code"]),
    ],
)
def test_whose_law_it_is(text: str, laws: list[str]) -> None:
    assert [one.law.name for one in find_citations(text)] == laws


def test_the_larger_units_come_along() -> None:
    first, last = find_citations("Part 1.6 and Part 1.7 of Division 2 of the Vehicle Code")
    assert (first.target, last.target) == ("Vehicle Code|2|1.6", "Vehicle Code|2|1.7")
    section, _ = find_citations("Section 19, Article XI of the Constitution")
    assert (section.target, section.outer) == ("Constitution|XI|§19", (("article", "XI"),))
