"""When an item is heard, and how to comment: nobody is told to speak at a meeting that has passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import samples
from engross.compose.meeting.hearing_sentences import comment_sentences, hearing_sentence
from engross.model.meeting.meeting import Item
from engross.model.meeting.notice import Notice

MEETING = replace(samples.MEETING, place="City hall.")
WRITE = "write to Ann Poe, Clerk, ann@city.example."


def test_until_its_day_a_meeting_may_be_attended() -> None:
    for today in (None, date(2025, 10, 1), date(2025, 10, 21)):
        assert list(comment_sentences(MEETING, today)) == [
            f"To comment, speak at the meeting or {WRITE}",
            "Agenda, packet and how to attend: https://city.example/meetings",
        ]


def test_afterwards_one_can_write() -> None:
    after = date(2025, 10, 22)
    assert list(comment_sentences(MEETING, after)) == [
        f"To comment, {WRITE}",
        "Agenda and packet: https://city.example/meetings",
    ]
    assert len(list(comment_sentences(replace(MEETING, url=""), after))) == 1


def test_a_hearing_says_that_its_day_has_passed() -> None:
    item = Item("68", chapter="068-noise", notice=Notice(None, (), "redline"))
    when = "Public hearing of the Committee on Laws: Tuesday, October 21, 2025, 7:00 p.m., City hall."
    assert hearing_sentence(MEETING, item, date(2025, 10, 21)) == when
    assert hearing_sentence(MEETING, item, date(2025, 10, 22)) == f"{when} That day has passed."
