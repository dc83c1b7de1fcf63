"""Sections are counted through the chapter, or in each article where each has a prefix of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engross.checks.analysis.numbered_series import irregular_series
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from samples import chapter_of


def series(*articles: tuple[str, ...]) -> list[tuple[str, ...]]:
    children = tuple(
        Provision(
            "article",
            f"Subtitle {at}",
            Text("Of it"),
            children=tuple(
                Provision("section", f"§ {number}.", Text("Scope."), (Text("Words."),)) for number in numbers
            ),
        )
        for at, numbers in enumerate(articles, 6)
    )
    chapter = replace(chapter_of(), root=Provision("chapter", "Chapter 27", Text("Police"), children=children))
    found = irregular_series(chapter, [one for one in chapter.walk() if one.children])
    return [tuple(one.number for one in each.provisions) for each in found if each.provisions[0].level == "section"]


@pytest.mark.parametrize(
    ("articles", "irregular"),
    [
        ((("6-1", "6-2", "6-3"), ("7-1", "7-2")), []),
        ((("6-1", "6-3"), ("7-1", "7-2")), [("6-1", "6-3")]),
        ((("27-1", "27-2"), ("27-3", "27-4")), []),
        ((("27-1", "27-2"), ("27-1", "27-2")), [("27-1", "27-2", "27-1", "27-2")]),
        ((("27-1", "28-2"), ("27-3", "27-5")), [("27-1", "27-3", "27-5")]),
        ((("27-1", "27-1.1", "27-1.2"), ("27-2", "27-4")), [("27-1", "27-2", "27-4")]),
        ((("27-1", "27-2", "27-2.2", "27-2.1"), ("27-3",)), [("27-2.2", "27-2.1")]),
        ((("1", "2"), ("1", "2", "3")), []),
        ((("1", "2"), ("3", "5")), [("1", "2", "3", "5")]),
    ],
)
def test_what_is_counted_together(articles: tuple[tuple[str, ...], ...], irregular: list[tuple[str, ...]]) -> None:
    assert series(*articles) == irregular
