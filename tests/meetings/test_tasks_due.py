"""What is due, and writing down what was done."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

import desk
from engross.errors import EngrossError, NotFoundError
from engross.meetings.deadlines import deadlines_of
from engross.meetings.files.notice_steps import with_step
from engross.meetings.tasks_due import due_for
from engross.model.meeting.notice import Step

FILE = """# The meeting.
date = 2025-10-21 # a Tuesday

[[part]]
title = "PUBLIC HEARING"

[[part.item]]
key = "68" # noise
chapter = "068-noise"

[part.item.notice]
publish = ["Friday, October 10, 2025"] # once

[[part.item]]
key = "other"
words = "more"
"""


def told(today: str, **notice: object) -> list[str]:
    meeting = desk.meeting(desk.meeting_with_notice(**notice))
    due = due_for(meeting, desk.city(), deadlines_of(meeting, desk.city()), date.fromisoformat(today))
    return [f"{each.by}{' late' if each.overdue else ''} {each.what}" for each in due]


def step(state: str, on: str = "2025-09-17") -> dict[str, str]:
    return {"state": state, "on": on}


def test_each_state_asks_for_the_next() -> None:
    assert told("2025-09-20")[0] == "2025-10-10 item 68: draft the notice, for Friday, October 10, 2025"
    assert "send the notice to The Elm" in told("2025-09-20", step=[step("drafted")])[0]
    sent = [step("drafted"), step("sent")]
    assert "look for the notice in The Elm of Friday, October 10, 2025" in told("2025-09-20", step=sent)[0]
    late = told("2025-10-11", step=sent, fallback="2025-10-12")[0]
    assert late.startswith("2025-10-10 late")
    assert late.endswith("it appears on Sunday, October 12, 2025")
    assert told("2025-10-11", step=[step("published")])[-1] == (
        "None item 68: read what The Elm printed against what was sent (engross proof)"
    )
    assert told("2025-10-11", step=[step("proofed")])[-1] == "None item 68: ask The Elm for its affidavit"
    assert not [each for each in told("2025-10-11", step=[step("affidavit")]) if "item 68" in each]


def test_the_agenda_is_due_when_it_is_promised() -> None:
    assert "2025-10-17 The agenda is posted (C.G.S. § 1-225; confirmed by City Clerk, 2025-09-01)" in told("2025-09-20")


def test_a_state_is_recorded_with_comments_kept() -> None:
    text = with_step(FILE, "68", Step("sent", date(2025, 9, 17), "a" * 64, proof="mail.pdf"), "m.toml")
    text = with_step(text, "68", Step("published", date(2025, 10, 10)), "m.toml")
    for line in FILE.splitlines():
        assert line in text.splitlines()
    steps = tomllib.loads(text)["part"][0]["item"][0]["notice"]["step"]
    assert steps == [
        {"state": "sent", "on": date(2025, 9, 17), "draft": "a" * 64, "proof": "mail.pdf"},
        {"state": "published", "on": date(2025, 10, 10)},
    ]
    assert tomllib.loads(text)["part"][0]["item"][1] == {"key": "other", "words": "more"}


@pytest.mark.parametrize(
    "text",
    [
        '[[part]]\nitem = [{ key = "68", notice = { publish = ["2025-10-10"] } }]\n',
        '[[part]]\n[[part.item]]\nkey = "68"\nnotice = { publish = ["2025-10-10"] } # inline\n',
        '[[part]]\n[[part.item]]\nkey = "68"\n[part.item.notice]\nstep = [{ state = "drafted", on = 2025-09-16 }]\n',
    ],
)
def test_a_state_is_recorded_however_the_notice_is_written(text: str) -> None:
    for state in ("sent", "published"):
        text = with_step(text, "68", Step(state, date(2025, 9, 17)), "m.toml")  # type: ignore[arg-type]
    steps = tomllib.loads(text)["part"][0]["item"][0]["notice"]["step"]
    assert [each["state"] for each in steps][-2:] == ["sent", "published"]


def test_what_cannot_be_recorded() -> None:
    with pytest.raises(NotFoundError, match=r"m\.toml has no item 'other' with a notice; there are 68"):
        with_step(FILE, "other", Step("sent", date(2025, 9, 17)), "m.toml")
    with pytest.raises(EngrossError, match=r"m\.toml: this is not TOML"):
        with_step("= 3", "68", Step("sent", date(2025, 9, 17)), "m.toml")
