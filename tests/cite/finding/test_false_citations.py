"""What looks like a citation of ours, and is none or another's."""

from __future__ import annotations

import pytest

from engross.cite.finding.finder import find_citations
from engross.cite.publisher_links import publisher_links

NO_LAW = [
    "the Title IX Coordinator of the school",
    "buildings of Group R, Division 3 and Class I, Division 2",
    "Chapter 84\nRetirement Benefits",
]
UNNAMED = [
    "Section R105.2 Work exempt from permit is amended as follows:",
    "Section 302.1 Sanitation is not adopted.",
    "SECTION 903.2 SPRINKLER SYSTEMS—WHERE REQUIRED ADDED.",
    'Section 108 "Board of Appeals" is hereby deleted.',
    "section 2 of Standard 62 of the engineers",
    "Section 9 of the Schedule",
]
OURS = [
    "Section 5-10 Parades is amended as follows:",
    "Section 4 is amended",
    "Section 17.04.020 of the Schedule",
    "Title IX of this code",
    "Title IX Chapter 4",
    "Division 3 of this title",
]


@pytest.mark.parametrize("text", NO_LAW)
def test_what_names_no_law(text: str) -> None:
    assert find_citations(text) == ()


@pytest.mark.parametrize("text", UNNAMED)
def test_what_is_of_a_law_that_the_words_do_not_name(text: str) -> None:
    (one,) = find_citations(text)
    assert (one.law.kind, one.law.name, one.target) == ("other", "", None)
    assert publisher_links([one]) == ()


@pytest.mark.parametrize("text", OURS)
def test_what_is_ours(text: str) -> None:
    assert next(one.law.kind for one in find_citations(text)) in ("here", "code")
