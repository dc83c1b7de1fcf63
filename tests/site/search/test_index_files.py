"""The files of the search index."""

from __future__ import annotations

import json
from typing import Any, cast

from engross.site import site_files
from engross.site.search.index_files import passage
from site_docket import docket


def part(data: bytes) -> object:
    """What a file of the index hands to the page."""
    return json.loads(data.decode().split(",", 2)[2].removesuffix(");\n"))


def index_of(files: dict[str, bytes]) -> dict[str, Any]:
    """What there is in the index."""
    value: dict[str, Any] = json.loads(files["search-index.js"].decode().partition("=")[2].removesuffix(";\n"))
    return value


def test_the_index_says_where_words_stand_and_what_is_shown_of_the_sections() -> None:
    files = dict(site_files(docket()))
    assert index_of(files)["chapters"][0]["name"] == "068-noise"
    keys = [line.partition(" ")[0] for line in str(part(files["search/words-0.js"])).split("\n")]
    assert keys == sorted(keys)
    assert {"#68.2", "=level_sound", "church"} <= set(keys)
    facts = cast("list[Any]", part(files["search/sections-0.js"]))
    limits = next(fact for fact in facts if fact[0] == "§ 68-2")
    assert limits[1] == "Limits."
    assert limits[5][0] == ["A", "__subsec_A", "No Sound Level shall exceed 60 dBA.", 1]


def test_what_only_another_version_says_is_in_the_index_too() -> None:
    files = dict(site_files(docket()))
    assert any("other" in chapter for chapter in index_of(files)["chapters"])
    shown = "".join(data.decode() for name, data in files.items() if name.startswith("search/sections-"))
    assert "Generators are exempt" in shown


def test_a_passage_is_the_first_words_and_those_around_a_figure_that_comes_later() -> None:
    assert passage("A fine of $250.") == "A fine of $250."
    plain = "word " * 60
    assert passage(plain).endswith("word …")
    assert len(passage(plain)) <= 102
    late = passage(f"{plain}shall be fined in the amount of $250 for each offense and {plain}")
    assert late.startswith("word word")
    assert "$250 for each" in late
    assert len(late) <= 110
