"""A desk in an empty folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from desk_pages import ORIGIN, PageWords, shown
from engross.desk.application import desk_application
from engross.desk.desk_setting import DeskSetting
from engross.workspace import Workspace

Post = Callable[..., Any]


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    (tmp_path / "plainfield").mkdir()
    moment = datetime(2026, 11, 29, tzinfo=UTC)
    setting = DeskSetting(tmp_path / "plainfield", "the-token", lambda: date(2026, 11, 29), lambda: moment)
    return desk_application(setting)


def test_every_page_asks_whose_city_it_is(client: FlaskClient) -> None:
    for path in ("/", "/city", "/chapters/068-noise"):
        answer = client.get(path, base_url=ORIGIN, follow_redirects=True)
        assert "Whose city?" in shown(answer)
        assert all(token for _, token in PageWords(answer.text).forms)


def test_a_city_is_made_and_its_rules_wait_to_be_confirmed(client: FlaskClient, post: Post, tmp_path: Path) -> None:
    words = shown(post("/start", name="Town of Plainfield", state="Connecticut"))
    assert "Town of Plainfield is ready, with one chapter as an example." in words
    assert len(Workspace(tmp_path / "plainfield").chapters()) == 1
    city = shown(client.get("/city", base_url=ORIGIN))
    assert "Town of Plainfield" in city
    assert "not confirmed" in city
    assert client.get("/start", base_url=ORIGIN).status_code == 303
    assert post("/start", example="yes").status_code == 409


def test_the_example_is_looked_at(post: Post, tmp_path: Path) -> None:
    assert "The example is ready" in shown(post("/start", example="yes"))


@pytest.mark.parametrize(
    ("form", "said"), [({"name": "X", "state": "Utopia"}, "no state"), ({"state": "CT"}, "not filled in")]
)
def test_what_is_missing_is_asked_for(post: Post, tmp_path: Path, form: dict[str, str], said: str) -> None:
    answer = post("/start", **form)
    assert answer.status_code in (404, 409)
    assert said in answer.text
    assert [*(tmp_path / "plainfield").iterdir()] == []


def test_a_folder_that_holds_something_is_left_alone(post: Post, tmp_path: Path) -> None:
    (tmp_path / "plainfield" / "letter.txt").write_text("mine", encoding="utf-8")
    answer = post("/start", name="Town of Plainfield", state="CT")
    assert answer.status_code == 409
    assert "is not empty" in answer.text
