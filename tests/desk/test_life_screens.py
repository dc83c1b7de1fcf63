"""From the floor to the code, and a draft carried over, by the forms of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from desk_pages import ORIGIN, TECHNICAL, PageWords, shown
from engross.akn import write_chapter
from engross.desk.application import desk_application
from engross.desk.desk_setting import DeskSetting
from engross.model.law.chapter import Version
from engross.workspace import Workspace, load
from samples import chapter_of, item, section

Post = Callable[..., Any]
KEY = "2025-10-21-laws"
NIGHT = f"/meetings/{KEY}/night"
CHAPTER = "/chapters/068-noise"


@pytest.fixture
def app(root: Path) -> Flask:
    """A desk after the meeting."""
    file = root / "ordinances" / "meetings" / f"{KEY}.toml"
    members = 'members = ["Ann Rowe", "Sam Finch", "Lee Park"]\n'
    file.write_text(file.read_text(encoding="utf-8").replace("[[part]]", f"{members}\n[[part]]", 1), encoding="utf-8")
    moment = datetime(2025, 10, 22, 12, tzinfo=UTC)
    return desk_application(DeskSetting(root, "the-token", lambda: date(2025, 10, 22), lambda: moment))


def get(client: FlaskClient, path: str) -> Any:
    return client.get(path, base_url=ORIGIN)


def versions(root: Path) -> list[str]:
    return [str(each.version) for each in Workspace(root).chapter("068-noise").versions]


def test_the_night_is_recorded_and_the_minutes_are_filled(client: FlaskClient, post: Post) -> None:
    words = shown(
        post(f"/meetings/{KEY}/attendance", **{"there-0": "present", "there-1": "present", "there-2": "absent"})
    )
    assert "2 members are recorded as present, 1 as absent." in words
    motion = {"item": "68", "words": "to adopt Chapter 68", "by": "Ann Rowe", "second": "Sam Finch", "amended": "yes"}
    words = shown(post(f"/meetings/{KEY}/motions", **motion, **{"vote-0": "aye", "vote-1": "aye"}, at="7:40 p.m."))
    assert "The motion is recorded: it passed, 2 to 0." in words
    assert "Record the adoption of Chapter 68, Noise" in words
    post(f"{CHAPTER}/adopt", meeting=KEY, effective="adoption", effective_days="0", unnoticed="It was urgent.")
    words = shown(get(client, NIGHT))
    assert "Record the adoption" not in words
    assert "The adoption of Chapter 68, Noise is recorded." in words
    minutes = get(client, f"/meetings/{KEY}/minutes.txt").text
    assert "to adopt Chapter 68" in minutes
    assert "Lee Park" in minutes


def test_a_floor_amendment_is_adopted_and_codified(client: FlaskClient, post: Post, redline: bytes, root: Path) -> None:
    dropped = post(f"/files?meeting={KEY}", follow=False, file=(BytesIO(redline), "floor.docx")).headers["Location"]
    assert dropped.endswith(f"?meeting={KEY}")
    page = get(client, dropped).text
    assert 'value="amended" checked' in page
    words = shown(post(f"{dropped.partition('?')[0]}/save", save_as="amended", meeting=KEY, **{"change-1": "refuse"}))
    assert "as amended at the meeting of October 21, 2025 is" in words
    assert "2025-10-21.proposed.amended" in versions(root)
    form = {"meeting": KEY, "vote": "2-1", "ordinance": "2025-7", "effective": "adoption", "effective_days": "0"}
    words = shown(post(f"{CHAPTER}/adopt", **form, unnoticed="The notice of 2025 is on paper."))
    assert "is adopted as the ordinance adopted on October 21, 2025" in words
    assert "2025-10-21.enacted" in versions(root)
    assert "Put it into the code" in shown(get(client, CHAPTER))
    words = shown(post(f"{CHAPTER}/codify"))
    assert "is codified as of October 21, 2025" in words
    assert "2025-10-21.codified" in versions(root)
    assert "in force" in shown(get(client, f"{CHAPTER}?text=2025-10-21.codified"))


def test_an_adoption_without_notice_asks_why(post: Post, root: Path) -> None:
    answer = post(f"{CHAPTER}/adopt", meeting=KEY, vote="2-1", effective="adoption")
    assert answer.status_code == 409
    assert "No notice of the draft of October 21, 2025 is recorded as published" in answer.text
    assert "2025-10-21.enacted" not in versions(root)


def test_days_of_effect_are_read_from_the_form(post: Post, root: Path) -> None:
    form = {
        "meeting": KEY,
        "vote": "2-1",
        "unnoticed": "It was urgent.",
        "effective": "adoption",
        "effective_days": "30",
    }
    assert "it takes effect on November 20, 2025" in shown(post(f"{CHAPTER}/adopt", **form))


def test_a_draft_is_filed_and_ends(client: FlaskClient, post: Post, root: Path) -> None:
    words = shown(post(f"{CHAPTER}/outcome", outcome="withdrawn", by="Ann Rowe", on="2025-10-22"))
    assert "is recorded as withdrawn on October 22, 2025" in words
    assert "Begin a draft with the words of the law" in shown(get(client, CHAPTER))
    assert "is drafted against the code of January 14, 2020" in shown(post(f"{CHAPTER}/draft"))
    assert "File it with the clerk" in shown(get(client, CHAPTER))
    assert "is recorded as filed" in shown(post(f"{CHAPTER}/outcome", outcome="filed"))
    assert post(f"{CHAPTER}/outcome", outcome="lost").status_code == 409


def test_a_draft_whose_base_moved_is_carried_over_with_a_conflict(client: FlaskClient, post: Post, root: Path) -> None:
    noise = root / "ordinances" / "068-noise"
    law = load(noise / "2020-01-14.codified.xml")
    limit = item("subsection", "A.", "The sound level is 65 dBA at the line of the lot, by day and by night.")
    newer = chapter_of(law.root.children[0], section("5", "Limits.", limit, item("subsection", "B.", "Struck.")))
    newer = replace(newer, version=Version(date(2025, 10, 22), "codified"))
    (noise / "2025-10-22.codified.xml").write_bytes(write_chapter(newer))
    assert "Carry it over to the law as it is now" in shown(get(client, CHAPTER))
    page = get(client, f"{CHAPTER}/rebase?text=2025-10-21.proposed")
    assert TECHNICAL.search(" ".join(PageWords(page.text).words)) is None
    words = shown(page)
    assert "1 place where both changed the same words" in words
    assert "70 dBA" in words
    assert "65 dBA" in words
    again = post(f"{CHAPTER}/rebase", text="2025-10-21.proposed", **{"place-0": "§ 68-5A"})
    assert "1 place where both changed the same words" in shown(again)
    words = shown(post(f"{CHAPTER}/rebase", text="2025-10-21.proposed", **{"place-0": "§ 68-5A", "take-0": "ours"}))
    assert "is rebased on the code of October 22, 2025" in words
    (made,) = [name for name in versions(root) if name.startswith("2025-10-22.proposed")]
    assert b"60 dBA" in (noise / f"{made}.xml").read_bytes()
