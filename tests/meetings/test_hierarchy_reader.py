"""The hierarchy that a city declares: what it gives, and one sentence where it is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from engross.errors import SourceError
from engross.meetings.files.hierarchy_reader import read_hierarchy
from engross.model.law.hierarchy import STANDARD


def declared(*names: str, **more: Any) -> dict[str, object]:
    return {"hierarchy": {"level": [{"name": name} for name in names], **more}}


def test_a_city_that_declares_nothing_has_the_standard_levels() -> None:
    assert read_hierarchy({"name": "Elsewhere"}, "city.toml") is STANDARD


def test_a_hierarchy_is_read() -> None:
    tables = declared("title", "chapter", "section", "subsection", "paragraph")
    tables["hierarchy"]["level"][3] |= {"numbered": ["(a)"]}  # type: ignore[index]
    tables["hierarchy"]["level"][0] |= {"word": "Book"}  # type: ignore[index]
    hierarchy = read_hierarchy(tables, "city.toml")
    assert (hierarchy.names, hierarchy.unit) == (("title", "chapter", "section", "subsection", "paragraph"), "chapter")
    assert [each.cited for each in hierarchy.levels] == ["Book {}", "Chapter {}", "§ {}", "({})", "({})"]
    assert hierarchy.labelled["(a)"] == "subsection"
    assert read_hierarchy(declared("article", "section", unit="article"), "city.toml").unit == "article"


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        (declared("chapter", "chapter", "section"), "the level 'chapter' is there twice"),
        (declared("chapter", "subsection"), "the level 'section' is missing"),
        (declared("chapter", "paragraph", "section"), "the level 'paragraph' stands above the section"),
        (declared("section", "chapter"), "the level 'chapter' stands below the section"),
        (declared("chapter", "section", "paragraph", "subsection"), "the order is subsection, paragraph; put them so"),
        (declared("title", "section"), "unit: 'chapter' is no level above the section; declared are title"),
        (declared("chapter", "verse"), "hierarchy, level 'verse', name: 'verse' is none of 'tome', 'book'"),
        (
            {"hierarchy": {"level": [{"name": "chapter", "cited": "Chapter"}, {"name": "section"}]}},
            "level 'chapter', cited: 'Chapter' is not in the form that is wanted: how it is cited",
        ),
        (
            {"hierarchy": {"level": [{"name": "chapter", "numbered": ["?"]}, {"name": "section"}]}},
            "hierarchy, level 'chapter': '?' is no example of a number",
        ),
        ({"hierarchy": 3}, "hierarchy: 3 is not a table of its own"),
    ],
)
def test_a_wrong_declaration_is_refused(tables: dict[str, object], said: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_hierarchy(tables, "city.toml")
    assert said in str(caught.value)
