"""Searching at the desk, and one bill that replaces words wherever they stand."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from desk_pages import ORIGIN, TECHNICAL, PageWords, shown
from engross.workspace import load

Post = Callable[..., Any]


def ask(client: FlaskClient, path: str, **words: str) -> Any:
    return client.get(path, base_url=ORIGIN, query_string=words)


def test_texts_meetings_and_files_beside_them_are_found(client: FlaskClient, root: Path) -> None:
    beside = root / "ordinances" / "meetings" / "2025-10-21-laws"
    beside.mkdir()
    (beside / "letter.txt").write_text("The trombone at night disturbs the neighborhood.", encoding="utf-8")
    page = ask(client, "/search", q="dBA at the line of the lot")
    words = shown(page)
    assert "the draft of October 21, 2025" in words
    assert "the code of January 14, 2020" in words  # the same section with other words, in the law
    assert TECHNICAL.search(" ".join(PageWords(page.text).words)) is None
    assert 'href="/chapters/068-noise?text=2025-10-21.proposed"' in page.text
    assert 'href="/meetings/2025-10-21-laws"' in ask(client, "/search", q="videoconference Zoom").text
    assert "letter.txt" in shown(ask(client, "/search", q="trombone"))
    assert "Nothing: use fewer or other words." in shown(ask(client, "/search", q="xylophone"))
    assert not [*(root / ".engross" / "desk" / "uploads").iterdir()]


def test_words_are_replaced_by_one_bill_where_they_are_ticked(client: FlaskClient, post: Post, root: Path) -> None:
    page = ask(client, "/find", words="70 dBA")
    assert "1 place in the law" in shown(page)
    assert TECHNICAL.search(" ".join(PageWords(page.text).words)) is None
    key = page.text.partition('name="place" value="')[2].partition('"')[0]
    form = {
        "words": "70 dBA",
        "by": "65 dBA",
        "title": "An ordinance to lower the level of sound",
        "sponsor": "Ann Rowe",
    }
    refused = post("/find/bill", **form)
    assert (refused.status_code, "No place is ticked" in refused.text) == (409, True)
    assert "is prepared" in shown(post("/find/bill", place=key, **form))
    bill = tomllib.loads((root / "ordinances" / "bills" / "lower-level-of-sound.toml").read_text(encoding="utf-8"))
    assert bill["title"] == form["title"]
    (made,) = (root / "ordinances" / "068-noise").glob("*.proposed.lower-level-of-sound.xml")
    texts = " ".join(text.words for each in load(made).walk() for text in each.texts())
    assert "65 dBA" in texts
    assert "70 dBA" not in texts
    assert "is done" in shown(post("/undo", act=""))
    assert not made.exists()


def test_a_place_that_is_none_is_refused(post: Post, root: Path) -> None:
    form = {"words": "70 dBA", "by": "65 dBA", "title": "An ordinance", "place": "068-noise/x:1"}
    assert post("/find/bill", **form).status_code in (404, 409)
    assert not (root / "ordinances" / "bills").exists()
