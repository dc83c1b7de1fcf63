"""What happened at a meeting: recorded, and made into minutes of real votes."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from engross.errors import EngrossError, SourceError
from engross.model.meeting.meeting_record import MeetingRecord, Motion
from engross.services.meetings.documents import minutes_bytes
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.meeting_records import record_attendance, record_motion, recorded_vote
from engross.services.meetings.notice_states import meeting_status
from engross.workspace import Workspace
from workspaces import committing, write_meeting

NIGHT = date(2025, 10, 21)
PRESENT = ("Ann Rowe", "Bo Finch", "Cy Marsh", "Di Lark")
PASSED = Motion(
    "to send Chapter 68 to the Council", "Ann Rowe", "68", "Bo Finch", PRESENT[:2], PRESENT[2:3], PRESENT[3:], True, time(19, 40)
)  # fmt: skip


@pytest.fixture
def file(workspace: Workspace) -> Path:
    """A meeting's file, with who was there."""
    path = write_meeting(workspace.root)
    attend(workspace, MeetingRecord(PRESENT, ("Ed Heron",), time(19, 2)))
    return path


def attend(workspace: Workspace, record: MeetingRecord, today: date = NIGHT) -> None:
    record_attendance(load_meeting(workspace, "2025-10-21"), record, today, committing(workspace))


def move(workspace: Workspace, motion: Motion) -> None:
    record_motion(load_meeting(workspace, "2025-10-21"), motion, NIGHT, committing(workspace))


def minutes(workspace: Workspace) -> str:
    return " ".join(minutes_bytes(load_meeting(workspace, "2025-10-21"), "txt").decode("utf-8").split())


def test_the_minutes_have_the_votes_that_were_cast(workspace: Workspace, file: Path) -> None:
    move(workspace, PASSED)
    failed = Motion("to table it", "Cy Marsh", "68", "Di Lark", PRESENT[2:], PRESENT[:2])
    move(workspace, failed)
    move(workspace, Motion("to adjourn", "Bo Finch", second="Ann Rowe", ayes=PRESENT))
    attend(workspace, MeetingRecord(adjourned=time(21, 10)))
    record = load_meeting(workspace, "2025-10-21").meeting.record
    assert record == MeetingRecord(
        PRESENT,
        ("Ed Heron",),
        time(19, 2),
        time(21, 10),
        (PASSED, failed, Motion("to adjourn", "Bo Finch", "", "Ann Rowe", PRESENT)),
    )
    assert 'key = "68" # noise' in file.read_text("utf-8")
    made = minutes(workspace)
    for words in (
        "ATTENDANCE: Ann Rowe, Bo Finch, Cy Marsh, Di Lark.",
        "ABSENT: Ed Heron.",
        "to order at 7:02 p.m. via Zoom virtual meeting",
        "Ann Rowe moved to send Chapter 68 to the Council, as amended; Bo Finch seconded (7:40 p.m.).",
        "The motion passed: 2 in favor, 1 opposed, 1 abstained. In favor: Ann Rowe, Bo Finch. Opposed: Cy Marsh. Abstained:",
        # A tie fails.
        "Cy Marsh moved to table it; Di Lark seconded. The motion failed: 2 in favor, 2 opposed, 0 abstained.",
        "Bo Finch moved to adjourn; Ann Rowe seconded. The motion passed: 4 in favor, 0 opposed, 0 abstained.",
        "The meeting adjourned at 9:10 p.m.",
    ):
        assert words in made
    assert made.count("The motion") == 3
    assert made.index("to send Chapter 68") < made.index("II. NEW BUSINESS") < made.index("to adjourn")


def test_a_chair_who_was_not_there_did_not_call_the_meeting_to_order(workspace: Workspace, file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace("made = 2025-09-17", 'made = 2025-09-17\nchair = "rowe"'), "utf-8")
    assert "Ann Rowe called the regular meeting" in minutes(workspace)
    attend(workspace, MeetingRecord(PRESENT[1:]))
    assert "_____ called the regular meeting" in minutes(workspace)


def test_a_meeting_that_was_adjourned_before_it_began_is_told(workspace: Workspace, file: Path) -> None:
    record = MeetingRecord(called_to_order=time(19, 2), adjourned=time(18, 40))
    (words,) = record_attendance(
        load_meeting(workspace, "2025-10-21"), record, date(2025, 10, 22), committing(workspace)
    )
    assert words == "it began at 7:02 p.m. and was adjourned at 6:40 p.m. of the next day; correct a time that is wrong"


def test_a_motion_without_a_vote_has_no_outcome(workspace: Workspace, file: Path) -> None:
    move(workspace, Motion("to hear the staff", "Ann Rowe", "68"))
    made = minutes(workspace)
    assert "Ann Rowe moved to hear the staff. The vote is not recorded." in made
    assert "The motion" not in made


@pytest.mark.parametrize(
    ("motion", "said"),
    [
        (Motion("x", "Ed Heron", "68"), "Ed Heron is not among those present; add the name under record, present"),
        (Motion("x", "Ann Rowe", "68", "Ann Rowe"), "Ann Rowe cannot second a motion of their own"),
        (Motion("x", "Ann Rowe", "68", ayes=("Bo Finch",), noes=("Bo Finch",)), "Bo Finch votes 2 times; keep one"),
        (Motion("x", "Ann Rowe", "84"), "there is no item '84' on the agenda; there are 68, parking"),
        (Motion("x", "Ann Rowe", ayes=("Zed",)), "Zed is not among those present"),
    ],
)
def test_a_motion_that_cannot_be_is_refused(workspace: Workspace, file: Path, motion: Motion, said: str) -> None:
    before = file.read_bytes()
    with pytest.raises(SourceError) as fault:
        move(workspace, motion)
    assert f"record, motion number 1: {said}" in str(fault.value)
    assert file.read_bytes() == before


def test_who_is_present_is_not_absent_and_nothing_is_recorded_of_a_meeting_to_come(
    workspace: Workspace, file: Path
) -> None:
    with pytest.raises(SourceError, match="Ann Rowe is both present and absent"):
        attend(workspace, MeetingRecord(absent=("Ann Rowe",)))
    with pytest.raises(EngrossError, match="nothing can be recorded of it before"):
        attend(workspace, MeetingRecord(PRESENT), date(2025, 10, 20))


def test_votes_and_minutes_are_due_until_they_are_posted(workspace: Workspace, file: Path) -> None:
    rule = '\n[[rule]]\nkey = "{0}"\nwhat = "The {0} are open to inspection"\ndeed = "{0}"\n{1}\nafter = "meeting"\nauthority = "x"\n'
    city = workspace.ordinances / "elmwood.toml"
    rules = rule.format("votes", "hours = 48") + rule.format("minutes", "days = 7")
    city.write_text(city.read_text("utf-8") + rules, "utf-8")

    def due() -> list[tuple[str, bool]]:
        found = meeting_status(load_meeting(workspace, "2025-10-21"), date(2025, 10, 24)).due
        return [
            (f"{each.by} {each.what.split(' are')[0]}", each.overdue) for each in found if "inspection" in each.what
        ]

    assert due() == [("2025-10-23 The votes", True), ("2025-10-28 The minutes", False)]
    attend(workspace, MeetingRecord(votes_posted=date(2025, 10, 23)), date(2025, 10, 24))
    assert due() == [("2025-10-28 The minutes", False)]
    attend(workspace, MeetingRecord(minutes_posted=date(2025, 10, 24)), date(2025, 10, 24))
    assert due() == []


def test_an_adoption_takes_the_vote_of_the_record(workspace: Workspace, file: Path) -> None:
    folder = workspace.chapter("68")
    with pytest.raises(EngrossError, match="has no motion that passed on 068-noise; give the vote with --vote"):
        recorded_vote(load_meeting(workspace, "2025-10-21").meeting, folder)
    move(workspace, PASSED)
    move(workspace, Motion("to table it", "Cy Marsh", "68", ayes=PRESENT[2:], noes=PRESENT[:2]))
    assert recorded_vote(load_meeting(workspace, "2025-10-21").meeting, folder) == "2-1-1"
    move(workspace, Motion("to adopt it", "Ann Rowe", "68", ayes=PRESENT[:3]))
    assert recorded_vote(load_meeting(workspace, "2025-10-21").meeting, folder) == "3-0"
    with pytest.raises(EngrossError, match="no motion that passed on new-parking"):
        recorded_vote(load_meeting(workspace, "2025-10-21").meeting, workspace.chapter("new-parking"))
