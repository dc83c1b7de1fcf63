"""The docket says what became of a hearing, where the papers are, and to whom to write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from engross.model.law.legislative_action import LegislativeAction
from engross.model.meeting.city import Officer, PublicBody
from engross.model.meeting.meeting import AgendaPart, Item, Meeting
from engross.model.meeting.notice import Notice
from engross.model.publication.docket import Checks, Docket
from engross.site import site_files
from site_docket import docket

MEETING = Meeting(
    "2025-10-21",
    PublicBody("laws", "Committee on Laws", "Laws"),
    "regular",
    datetime(2025, 10, 21, 19, tzinfo=UTC),
    electronic=False,
    place="City hall",
    made=datetime(2025, 9, 17, tzinfo=UTC),
    clerk=Officer("clerk", "Ann Poe", "Clerk", "ann@city.example"),
    url="https://city.example/meetings",
    parts=(AgendaPart("HEARING", (Item("68", chapter="068-noise", notice=Notice(None, (), "redline")),)),),
)


def heard(today: date | None, *actions: LegislativeAction) -> Docket:
    made = docket()
    noise, *others = made.ordinances
    old, new = noise.versions
    noise = replace(noise, versions=(old, replace(new, actions=actions)), meetings=(MEETING,), checks=Checks((), 0))
    return replace(made, ordinances=(noise, *others), meetings=(MEETING,), today=today)


def page(name: str, of: Docket) -> str:
    return " ".join(dict(site_files(of))[name].decode().split())


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2025, 10, 20), "Hearing set"),
        (date(2025, 10, 21), "Hearing set"),
        (date(2025, 10, 22), "Hearing day passed"),
        (None, "Hearing set"),
    ],
)
def test_a_hearing_that_has_passed_is_no_longer_set(today: date | None, stage: str) -> None:
    assert f'<span class="stage">{stage}</span>' in page("index.html", heard(today))


def test_what_was_decided_comes_before_the_hearing() -> None:
    failed = LegislativeAction("failed", date(2025, 10, 21))
    front = page("index.html", heard(date(2025, 11, 1), failed))
    assert '<span class="stage">Failed</span> October 21, 2025' in front


def test_every_item_says_how_to_attend_and_comment() -> None:
    made = heard(date(2025, 10, 1))
    names = ("index.html", "068-noise/index.html", "068-noise/2020-01-14.codified-to-2025-10-21.proposed.html")
    for name in names:
        text = page(name, made)
        assert 'href="https://city.example/meetings"' in text, name
        assert 'href="mailto:ann%40city.example"' in text or 'href="mailto:ann@city.example"' in text, name


def test_residents_read_how_many_questions_are_open() -> None:
    front = page("index.html", heard(date(2025, 10, 1)))
    assert "No open questions" in front
    assert "warning" not in front


def test_an_address_that_is_no_web_page_is_no_link() -> None:
    made = heard(date(2025, 10, 1))
    wrong = replace(MEETING, url="javascript:alert(1)")
    text = page("index.html", replace(made, meetings=(wrong,)))
    assert "javascript:" not in text
