"""What a page says of other law leads to that law when it is imported, and never to the city's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engross.importing import import_file
from engross.model.law.text import Text
from importing.outlines import TOLD

PAGE = """# CHAPTER 8 LICENSES

###### § 8-12. Peddlers.

{words}

###### § 8-13. Reserved.

###### § 8-14. Hawkers.

Badges are worn.
"""


def links(words: str, place: str) -> list[tuple[str, str]]:
    told = replace(TOLD, uri=f"/akn/{place}-exampleton/act/code/chapter-8")
    data = PAGE.format(words=words).encode()
    made = import_file(data, "x.md", (), lambda *_: told)
    body = next(section for section in made.proposal.walk() if section.number == "8-12").body[0]
    assert isinstance(body, Text)
    return [(body.plain[tag.start : tag.end], tag.value) for tag in body.tags if tag.kind == "ref"]


@pytest.mark.parametrize(
    ("words", "place", "expected"),
    [
        (
            "A license (G. L. c. 101, § 13) is needed.",
            "us-ma",
            [("G. L. c. 101, § 13", "/akn/us-ma/act/statute/chapter-101/13")],
        ),
        (
            "A license under G.L. c. 101 § 13 is needed.",
            "us-ma",
            [("G.L. c. 101 § 13", "/akn/us-ma/act/statute/chapter-101/13")],
        ),
        (
            "St. 2004, c. 149, §§ 12 to 14 apply.",
            "us-ma",
            [
                ("St. 2004, c. 149, §§ 12", "/akn/us-ma/act/session-law/2004/chapter-149/12"),
                ("14", "/akn/us-ma/act/session-law/2004/chapter-149/14"),
            ],
        ),
        ("Vehicle Code § 12 applies.", "us-ca", [("Vehicle Code § 12", "/akn/us-ca/act/code/veh/12")]),
        ("Vehicle Code § 12 applies.", "us-ct", []),
        ("42 U.S.C. § 12101 applies.", "us-ct", [("42 U.S.C. § 12101", "/akn/us/act/uscode/title-42/12101")]),
        ("See § 8-14.", "us-ma", [("§ 8-14", "#chp_8__sec_8-14")]),
    ],
)
def test_a_citation_leads_to_the_law_that_it_names(words: str, place: str, expected: list[tuple[str, str]]) -> None:
    assert links(words, place) == expected
