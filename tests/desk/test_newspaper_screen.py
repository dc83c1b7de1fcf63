"""A newspaper's page compared on a page of the desk; the affidavit opens only once it was printed correctly."""

from __future__ import annotations

import importlib.util
import tomllib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
from flask.testing import FlaskClient

from desk_pages import ORIGIN, TECHNICAL, PageWords, shown
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.newspaper_proof import words_of_notice
from engross.services.meetings.notice_states import RecordedStep, record_state
from engross.workspace import Workspace
from newspaper_pages import escaped
from workspaces import committing, let_out

Post = Callable[..., Any]
HERE = "/meetings/2025-10-21-laws"
PAGE = f"{HERE}/notices/68/newspaper"


@pytest.fixture
def today() -> date:
    return date(2025, 10, 14)


@pytest.fixture
def sent(root: Path) -> str:
    """The words of the notice, which was sent on September 18."""
    workspace = Workspace(root)
    let_out(workspace, date(2025, 9, 18))
    step = RecordedStep("sent", date(2025, 9, 18))
    record_state(load_meeting(workspace, "2025-10-21"), "68", step, date(2025, 9, 18), "Engross", committing(workspace))
    return words_of_notice(load_meeting(workspace, "2025-10-21"), "68", None, "Engross")


def steps(root: Path) -> list[dict[str, Any]]:
    told = tomllib.loads((root / "ordinances" / "meetings" / "2025-10-21-laws.toml").read_text(encoding="utf-8"))
    return [dict(step) for step in told["part"][0]["item"][0]["notice"]["step"]]


def drop(post: Post, data: bytes, name: str = "page.txt") -> str:
    answer = post(PAGE, follow=False, insertion="2025-10-10", page=(BytesIO(data), name))
    assert answer.status_code == 303, answer.text
    return str(answer.headers["Location"])


def test_what_was_printed_correctly_is_recorded_with_its_page(
    client: FlaskClient, post: Post, sent: str, root: Path
) -> None:
    assert "Keep the affidavit" not in shown(client.get(HERE, base_url=ORIGIN))
    here = drop(post, sent.encode())
    assert "Nothing of substance differs from what was sent." in shown(client.get(here, base_url=ORIGIN))
    words = shown(post(f"{here}/printed", on="2025-10-14", page="B4"))
    assert "was printed correctly; the page is kept beside the meeting" in words
    assert "Keep the affidavit" in words
    published, proofed = steps(root)[1:]
    assert (published["state"], published["page"]) == ("published", "B4")
    assert proofed["state"] == "proofed"
    assert (root / "ordinances" / "meetings" / proofed["proof"]).read_bytes() == sent.encode()
    words = shown(
        post(
            f"{HERE}/notices/68/affidavit",
            on="2025-10-14",
            insertion="2025-10-10",
            affidavit=(BytesIO(b"%PDF-1.7"), "affidavit.pdf"),
        )
    )
    assert "is kept beside the meeting" in words
    assert steps(root)[-1]["state"] == "affidavit"


def test_a_wrong_date_is_shown_and_not_recorded(client: FlaskClient, post: Post, sent: str, root: Path) -> None:
    here = drop(post, sent.replace("October 21", "October 22").encode())
    page = client.get(here, base_url=ORIGIN)
    words = shown(page)
    assert "differs from what was sent" in words or "differ from what was sent" in words
    assert "Another date or hour" in words
    assert TECHNICAL.search(" ".join(PageWords(page.text).words)) is None
    answer = post(f"{here}/printed", on="2025-10-14")
    assert answer.status_code == 409
    assert "where each is a fault of the scan" in answer.text
    assert [step["state"] for step in steps(root)] == ["sent"]
    assert "nothing was recorded" in shown(post(f"{here}/discard"))


def test_the_affidavit_is_refused_before_that(post: Post, sent: str, root: Path) -> None:
    form = {"on": "2025-10-14", "insertion": "2025-10-10"}
    answer = post(f"{HERE}/notices/68/affidavit", affidavit=(BytesIO(b"%PDF-1.7"), "affidavit.pdf"), **form)
    assert answer.status_code == 409
    assert [step["state"] for step in steps(root)] == ["sent"]


def test_a_draft_that_changed_since_it_was_sent_is_said(client: FlaskClient, sent: str, root: Path) -> None:
    assert "A draft was changed since" not in shown(client.get(PAGE, base_url=ORIGIN))
    draft = root / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    draft.write_bytes(draft.read_bytes().replace(b"60 dBA", b"61 dBA"))
    assert "A draft was changed since the notice was sent" in shown(client.get(PAGE, base_url=ORIGIN))


def test_a_page_of_something_else_is_refused_in_one_sentence(client: FlaskClient, post: Post, sent: str) -> None:
    page = client.get(drop(post, b"\x00not a picture", "page.png"), base_url=ORIGIN)
    assert page.status_code == 409
    assert "page.png" in page.text


def test_a_notice_that_was_not_sent_has_nothing_to_compare(client: FlaskClient) -> None:
    answer = client.get(PAGE, base_url=ORIGIN)
    assert answer.status_code == 409
    assert "was not sent to the newspaper yet" in answer.text


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("rapidocr") is None, reason="not checked: pictures; install engross[scan]")
def test_a_picture_shows_where_it_differs(client: FlaskClient, post: Post, sent: str) -> None:
    words = escaped(sent.replace("October 21", "October 22"))
    source = f"#set page(width: 120mm, height: 200mm, margin: 8mm)\n#set text(size: 9pt)\n{words}"
    picture = typst.compile(source.encode(), format="png", ppi=200, ignore_system_fonts=True)
    assert isinstance(picture, bytes)
    here = drop(post, picture, "page.png")
    page = client.get(here, base_url=ORIGIN)
    assert "Another date or hour" in shown(page)
    address = page.text.partition('src="/newspaper/')[2].partition('"')[0]
    cut = client.get(f"/newspaper/{address}", base_url=ORIGIN)
    assert cut.mimetype == "image/png"
    assert cut.data.startswith(b"\x89PNG")
