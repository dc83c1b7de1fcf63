"""The docket says what became of a hearing, where the papers are, and to whom to write."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from engross.model.law.chapter import Source
from engross.model.law.legislative_action import LegislativeAction
from engross.model.meeting.meeting_record import MeetingRecord, Motion
from engross.model.publication.docket import Docket
from engross.site import site_files
from site_docket import MEETING, heard


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


def row(of: Docket, name: str = "068-noise") -> str:
    return page("index.html", of).partition(f'<li data-key="{name}"')[2].partition("</li> <li data-key")[0]


def test_the_way_of_an_ordinance_is_a_list_with_the_days_left() -> None:
    made = heard(date(2025, 10, 1))
    assert "Days are counted from October 1, 2025." in page("index.html", made)
    shown = row(made)
    assert '<p class="vh">Its way into the code</p> <ol class="way">' in shown
    assert '<li class="ahead"><strong>Heard</strong> <span>October 21, 2025, in 20 days</span></li>' in shown
    assert "October 21, 2025, today" in row(heard(date(2025, 10, 21)))
    assert "October 21, 2025, in 1 day<" in row(heard(date(2025, 10, 20)))
    assert "set for October 21, 2025; not recorded as done" in row(heard(date(2025, 11, 1)))


def test_a_public_vote_is_the_outcome_of_a_hearing() -> None:
    made = heard(date(2025, 11, 1))
    motion = Motion("to send it to the Council", "Ann Poe", "68", ayes=("Ann Poe", "Bea Roe"), noes=("Cy Doe",))
    held = replace(MEETING, record=MeetingRecord(motions=(motion,), votes_posted=date(2025, 10, 23)))
    noise, *others = made.ordinances
    made = replace(made, ordinances=(replace(noise, meetings=(held,)), *others), meetings=(held,))
    assert "Public hearing October 21, 2025. Moved: to send it to the Council; passed, 2 to 1." in row(made)
    assert '<span class="stage">Heard</span>' in row(made)


def test_the_figures_that_move_are_a_picture_with_words() -> None:
    shown = row(heard(date(2025, 10, 1)))
    assert 'role="img" aria-labelledby="page-figures-1-1-title page-figures-1-1-told"' in shown
    assert "§ 68-2A: falls from 70 dBA to 60 dBA." in shown


def test_the_marks_of_a_row_change_with_its_words_and_with_its_way() -> None:
    def marks(of: Docket) -> tuple[str, str]:
        found = re.search(r'data-text="([0-9a-f]+)" data-way="([0-9a-f]+)"', page("index.html", of))
        assert found is not None
        return found[1], found[2]

    before = heard(date(2025, 10, 1))
    assert marks(before) == marks(heard(date(2025, 10, 2)))
    assert marks(heard(date(2025, 11, 1)))[0] == marks(before)[0]
    assert marks(heard(date(2025, 11, 1)))[1] != marks(before)[1]
    noise, *others = before.ordinances
    source = Source("ordinances/068-noise/2025-10-21.proposed.xml", "f" * 64)
    edited = replace(noise, versions=(noise.versions[0], replace(noise.versions[1], source=source)))
    assert marks(replace(before, ordinances=(edited, *others)))[0] != marks(before)[0]


def test_nobody_is_told_how_to_attend_what_has_passed() -> None:
    attend = '<span data-until="2025-10-21"{}>, how to attend</span>'
    assert attend.format("") in page("index.html", heard(date(2025, 10, 21)))
    assert attend.format(" hidden") in page("index.html", heard(date(2025, 10, 22)))
