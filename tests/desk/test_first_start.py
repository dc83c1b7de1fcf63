"""A desk in an empty folder."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from desk_pages import ORIGIN, TECHNICAL, PageWords, shown
from engross.desk.application import desk_application
from engross.desk.desk_setting import DeskSetting
from engross.services.code.code_import import import_code
from engross.workspace import Workspace
from open_law_code import open_law_code

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
        assert TECHNICAL.search(" ".join(PageWords(answer.text).words)) is None


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


def packed(folder: Path) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, f"code/{path.relative_to(folder).as_posix()}")
    return made.getvalue()


def test_a_whole_code_is_what_a_city_begins_with(client: FlaskClient, post: Post, tmp_path: Path) -> None:
    archive = packed(open_law_code(tmp_path / "source"))
    here = post("/start/code", follow=False, code=(BytesIO(archive), "code.zip"), day="2026-01-05").headers["Location"]
    page = client.get(here, base_url=ORIGIN)
    assert "each of its words was found again" in shown(page)
    assert TECHNICAL.search(" ".join(PageWords(page.text).words)) is None
    assert not (tmp_path / "plainfield" / "ordinances").exists()
    words = shown(post(f"{here}/begin"))
    assert "is ready, codified January 5, 2026" in words
    source = code_import(tmp_path / "source", tmp_path / "other")
    made = tmp_path / "plainfield" / "ordinances"
    files = {path.relative_to(made): path.read_bytes() for path in made.rglob("*") if path.is_file()}
    assert files == {path.relative_to(source): path.read_bytes() for path in source.rglob("*") if path.is_file()}
    assert post("/start/code", code=(BytesIO(archive), "code.zip")).status_code == 409


def code_import(source: Path, city: Path) -> Path:
    import_code(source, city, date(2026, 1, 5), datetime(2026, 11, 29, tzinfo=UTC))
    return city / "ordinances"


def test_an_archive_that_leads_out_of_its_folder_is_refused(client: FlaskClient, post: Post, tmp_path: Path) -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../../../taken.md", b"taken")
    here = post("/start/code", follow=False, code=(BytesIO(made.getvalue()), "code.zip")).headers["Location"]
    answer = client.get(here, base_url=ORIGIN)
    assert answer.status_code == 409
    assert "names a place outside itself" in answer.text
    assert not [*tmp_path.rglob("taken.md")]


def test_a_file_that_is_no_code_says_why_and_a_city_is_begun_all_the_same(
    client: FlaskClient, post: Post, tmp_path: Path
) -> None:
    here = post("/start/code", follow=False, code=(BytesIO(b"# Hello"), "hello.md")).headers["Location"]
    page = client.get(here, base_url=ORIGIN)
    assert page.status_code == 409
    assert TECHNICAL.search(" ".join(PageWords(page.text).words)) is None
    assert "Town of Plainfield is ready" in shown(post("/start", name="Town of Plainfield", state="Connecticut"))
