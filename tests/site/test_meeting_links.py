"""The pages of an ordinance say of its meetings what was decided and what comes next, once their day has passed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from engross.model.law.legislative_action import LegislativeAction
from engross.model.meeting.meeting import AgendaPart, Item, Meeting
from engross.model.meeting.meeting_record import MeetingRecord, Motion
from engross.model.publication.docket import Docket
from engross.site import site_files
from site_docket import MEETING, heard

PAGES = ("068-noise/index.html", "068-noise/2020-01-14.codified-to-2025-10-21.proposed.html")
NOT_RECORDED = "Public hearing October 21, 2025. What was decided is not recorded here yet; the next step is the vote."


def said(of: Docket, name: str) -> dict[str, str]:
    """What a page says until the day of the meeting and after it; of the one that is hidden, behind a dash."""
    text = " ".join(dict(site_files(of))[name].decode().split())
    found = re.findall(r'<p data-(until|after)="2025-10-21"( hidden)?><strong>(.*?)</strong></p>', text)
    return {when: f"-{words}" if hidden else words for when, hidden, words in found}


def with_meeting(of: Docket, meeting: Meeting) -> Docket:
    noise, *others = of.ordinances
    return replace(of, ordinances=(replace(noise, meetings=(meeting,)), *others), meetings=(meeting,))


@pytest.mark.parametrize("name", PAGES)
def test_a_hearing_is_ahead_until_its_day_is_over(name: str) -> None:
    ahead = {"until": "Public hearing October 21, 2025.", "after": f"-{NOT_RECORDED}"}
    assert said(heard(date(2025, 10, 21)), name) == ahead
    assert said(heard(None), name) == ahead
    over = {"until": "-Public hearing October 21, 2025.", "after": NOT_RECORDED}
    assert said(heard(date(2025, 10, 22)), name) == over


def test_a_vote_that_is_public_is_said_with_the_next_step() -> None:
    motion = Motion("to send it to the Council", "Ann Poe", "68", ayes=("Ann Poe", "Bea Roe"), noes=("Cy Doe",))
    held = replace(MEETING, record=MeetingRecord(motions=(motion,), votes_posted=date(2025, 10, 23)))
    moved = "Public hearing October 21, 2025. Moved: to send it to the Council; passed, 2 to 1."
    made = with_meeting(heard(date(2025, 11, 1)), held)
    assert said(made, PAGES[0])["after"] == f"{moved} The next step on its way into the code is adoption."
    private = replace(held, record=MeetingRecord(motions=(motion,)))
    assert said(with_meeting(made, private), PAGES[0])["after"] == NOT_RECORDED


def test_what_became_of_an_ordinance_since_is_said() -> None:
    failed = heard(date(2025, 11, 1), LegislativeAction("failed", date(2025, 10, 28)))
    assert said(failed, PAGES[0])["after"] == "The public hearing was on October 21, 2025. Failed October 28, 2025."
    adopted = heard(date(2025, 11, 1), LegislativeAction("adopted", date(2025, 10, 28)))
    assert said(adopted, PAGES[1])["after"] == (
        "The public hearing was on October 21, 2025. Adopted October 28, 2025. The next step is that the code is updated."
    )


def test_a_meeting_without_a_hearing_is_a_day_on_an_agenda() -> None:
    plain = replace(MEETING, parts=(AgendaPart("REPORTS", (Item("68", chapter="068-noise"),)),))
    assert said(with_meeting(heard(date(2025, 11, 1)), plain), PAGES[0]) == {
        "until": "-On the agenda of October 21, 2025.",
        "after": "It was on the agenda of October 21, 2025. What was decided is not recorded here yet.",
    }
