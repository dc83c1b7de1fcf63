"""What is changed on the page of the city."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from desk_pages import ORIGIN, shown

Post = Callable[..., Any]


def file_of(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "ordinances" / "elmwood.toml").read_text(encoding="utf-8"))


@pytest.fixture
def change(post: Post, root: Path) -> Callable[..., Any]:
    """Send a form of the page as it is at the moment."""

    def send(path: str, **fields: Any) -> Any:
        seen = sha256((root / "ordinances" / "elmwood.toml").read_bytes()).hexdigest()
        return post(f"/city/{path}", seen=seen, **fields)

    return send


def test_an_officer_is_changed_added_and_taken_out(change: Callable[..., Any], root: Path) -> None:
    assert "Ann Rowe-Hale is saved." in shown(change("officer", key="rowe", name="Ann Rowe-Hale", title="City Clerk"))
    words = shown(change("officer", key="", name="José Peña", title="Corporation Counsel", email="p@elmwood.example"))
    assert "José Peña, Corporation Counsel, p@elmwood.example" in words
    assert file_of(root)["officer"][1]["key"] == "pena"
    change("officer", key="pena", remove="yes")
    assert [each["name"] for each in file_of(root)["officer"]] == ["Ann Rowe-Hale"]


def test_what_is_named_elsewhere_stays(change: Callable[..., Any], root: Path) -> None:
    before = file_of(root)
    assert change("officer", key="rowe", remove="yes").status_code == 409
    answer = change("body", key="laws", remove="yes")
    assert answer.status_code == 409
    assert "names it, so it stays" in answer.text
    assert file_of(root) == before


def test_a_body_is_changed(change: Callable[..., Any], root: Path) -> None:
    change("body", key="laws", name="Committee on Laws and Claims", short="Laws")
    assert file_of(root)["body"] == [{"key": "laws", "name": "Committee on Laws and Claims", "short": "Laws"}]


def test_what_is_known_of_the_newspaper_is_saved(change: Callable[..., Any], root: Path) -> None:
    form = {"name": "The Oak", "rate": "$12.50", "line": "32", "lines": "9", "day": ["1", "4"]}
    assert "The Oak, $12.5 a column inch, 32 characters a line, appears on Tuesday, Friday." in shown(
        change("newspaper", **form)
    )
    told = file_of(root)["newspaper"]
    assert told == {
        "name": "The Oak",
        "rate": 12.5,
        "characters_per_line": 32,
        "lines_per_inch": 9,
        "days": ["tuesday", "friday"],
        "strikes": False,
    }
    for wrong in ({"rate": "much"}, {"line": "3.5"}, {"lines": "-1"}):
        assert change("newspaper", **(form | wrong)).status_code == 409
    assert file_of(root)["newspaper"] == told
    change("newspaper", **(form | {"name": ""}))
    assert "newspaper" not in file_of(root)


def test_another_time_is_confirmed_anew(change: Callable[..., Any], post: Post, root: Path) -> None:
    post("/city/confirm", rule="publication", by="Ann Rowe")
    words = shown(change("time", rule="publication", amount="7", count="business_days", by="José Peña"))
    assert "The time is changed, confirmed by José Peña." in words
    rule = file_of(root)["rule"][0]
    assert "clear_days" not in rule
    assert (rule["business_days"], rule["confirmed_by"], str(rule["confirmed_on"])) == (7, "José Peña", "2025-09-18")


def test_a_form_that_is_behind_is_refused(client: FlaskClient, post: Post, root: Path) -> None:
    page = client.get("/city", base_url=ORIGIN).text
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    post("/city/confirm", rule="publication", by="Ann Rowe")
    answer = post("/city/body", seen=seen, key="laws", name="Laws", short="Laws")
    assert answer.status_code == 409
    assert "were changed in another window" in answer.text
