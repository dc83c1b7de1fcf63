"""Two people, one chapter: the second is refused with the name of the first, and loses nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from desk_pages import ORIGIN, shown

Post = Callable[..., Any]
ANN = {"user": "ann", "machine": "counsel-2", "since": "2025-09-18T11:30:00+00:00", "used": "2025-09-18T11:50:00+00:00"}


def notes(root: Path) -> Path:
    folder = root / ".engross" / "desk" / "held"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def held(root: Path) -> Path:
    """Chapter 68, on which Ann works at another machine."""
    note = notes(root) / "068-noise.json"
    note.write_text(json.dumps(ANN), encoding="utf-8")
    return note


def drop(post: Post, redline: bytes) -> str:
    return str(post("/files", follow=False, file=(BytesIO(redline), "noise.docx")).headers["Location"])


def test_the_same_chapter_is_refused_with_the_name(
    client: FlaskClient, post: Post, redline: bytes, held: Path, root: Path
) -> None:
    here = drop(post, redline)
    said = "nn on counsel-2 has been working on Chapter 68, Noise since"
    assert said in client.get(here, base_url=ORIGIN).text
    before = {path: path.read_bytes() for path in (root / "ordinances").rglob("*.xml")}
    for path, form in (
        (f"{here}/save", {"save_as": "new", "day": "2025-11-18"}),
        ("/chapters/068-noise/outcome", {"outcome": "filed"}),
        ("/chapters/068-noise/fix", {"text": "2025-10-21.proposed"}),
    ):
        answer = post(path, **form)
        assert answer.status_code == 409
        assert said in answer.text
    assert {path: path.read_bytes() for path in (root / "ordinances").rglob("*.xml")} == before
    assert "has been working on this chapter since" in shown(client.get("/chapters/068-noise", base_url=ORIGIN))
    held.unlink()
    assert "is saved" in shown(post(f"{here}/save", save_as="new", day="2025-11-18"))


def test_another_chapter_is_free(post: Post, held: Path) -> None:
    form = {"outcome": "withdrawn", "by": "Ann Rowe", "on": "2025-09-18", "text": "2025-10-21.proposed"}
    words = post("/chapters/new-parking/outcome", **form).text
    assert "is of a later day than September 18, 2025" in words  # the use case was asked, and has a reason of its own
    assert "has been working" not in words


def test_who_reviews_a_file_holds_its_chapter_until_it_is_saved_or_discarded(
    client: FlaskClient, post: Post, redline: bytes, root: Path
) -> None:
    note = notes(root) / "068-noise.json"
    for end, form in (("discard", {}), ("save", {"save_as": "new", "day": "2025-11-18"})):
        here = drop(post, redline)
        client.get(here, base_url=ORIGIN)
        assert note.is_file()
        client.get(here, base_url=ORIGIN)  # a second window of the same desk
        post(f"{here}/{end}", **form)
        assert not note.exists()


def test_the_note_of_a_killed_desk_ends(client: FlaskClient, post: Post, redline: bytes, held: Path) -> None:
    held.write_text(json.dumps(ANN | {"used": "2025-09-18T11:20:00+00:00"}), encoding="utf-8")
    assert client.get(drop(post, redline), base_url=ORIGIN).status_code == 200
    assert json.loads(held.read_text(encoding="utf-8"))["user"] != "ann"


def test_a_note_that_cannot_be_read_keeps_nobody_out(
    client: FlaskClient, post: Post, redline: bytes, held: Path
) -> None:
    held.write_text("{", encoding="utf-8")
    assert client.get(drop(post, redline), base_url=ORIGIN).status_code == 200


def test_no_name_from_outside_becomes_a_path(post: Post, root: Path) -> None:
    assert post("/chapters/..%2F..%2Fx/outcome", outcome="filed").status_code == 404
    assert not [*(root / ".engross").rglob("x.json")]
