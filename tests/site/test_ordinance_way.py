"""The way of a proposal: each step as it is recorded, with the days that are left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engross.model.law.legislative_action import LegislativeAction
from engross.model.meeting.meeting import AgendaPart, Item, Meeting
from engross.model.meeting.meeting_record import MeetingRecord, Motion
from engross.model.meeting.notice import Notice, Step
from engross.model.publication.docket import Ordinance
from engross.site.ordinance_way import WayStep, ordinance_way
from samples import MEETING, chapter_of, section

OLD = chapter_of(section("1", "Limits.", "None."))
NEW = chapter_of(section("1", "Limits.", "Some."), day="2025-09-16", stage="proposed")
PRINTED, HEARD = date(2025, 10, 10), date(2025, 10, 21)


def meeting(*steps: Step, record: MeetingRecord | None = None) -> Meeting:
    notice = Notice(PRINTED, (PRINTED,), "redline", steps=steps)
    parts = (AgendaPart("HEARING", (Item("68", chapter="068-noise", notice=notice),)),)
    return replace(MEETING, parts=parts, record=record)


def ordinance(
    *actions: LegislativeAction, stage: str = "proposed", day: str = "", heard: Meeting | None = None
) -> Ordinance:
    version = replace(NEW.version, stage=stage, date=date.fromisoformat(day) if day else NEW.version.date)  # type: ignore[arg-type]
    text = replace(NEW, version=version, actions=actions)
    versions = (OLD, text) if stage == "proposed" else (OLD, NEW, text)
    return Ordinance("068-noise", versions, version, OLD.version, meetings=(heard,) if heard else ())


def told(of: Ordinance, today: date | None) -> list[tuple[str, str, str, int | None]]:
    return [(step.kind, step.status, str(step.day or ""), step.days) for step in ordinance_way(of, today)]


def test_days_are_counted_from_the_day_of_the_site() -> None:
    assert told(ordinance(heard=meeting()), date(2025, 10, 3)) == [
        ("drafted", "done", "2025-09-16", None),
        ("noticed", "ahead", "2025-10-10", 7),
        ("heard", "ahead", "2025-10-21", 18),
        ("adopted", "open", "", None),
        ("codified", "open", "", None),
    ]
    assert told(ordinance(heard=meeting()), HEARD)[2] == ("heard", "ahead", "2025-10-21", 0)
    assert told(ordinance(heard=meeting()), None)[2] == ("heard", "ahead", "2025-10-21", None)


def test_a_day_that_has_passed_is_done_only_where_that_is_recorded() -> None:
    silent = told(ordinance(heard=meeting()), date(2025, 11, 1))
    assert [each[1] for each in silent] == ["done", "unrecorded", "unrecorded", "open", "open"]
    published = meeting(Step("drafted", date(2025, 9, 17)), Step("published", PRINTED, insertion=PRINTED))
    assert told(ordinance(heard=published), date(2025, 11, 1))[1] == ("noticed", "done", "2025-10-10", None)


def test_a_vote_shows_that_it_was_heard_once_the_votes_are_public() -> None:
    motions = (Motion("to send it to the Council", "Ann Poe", "68", ayes=("Ann Poe",)),)
    for posted, status in ((None, "unrecorded"), (date(2025, 10, 23), "done")):
        held = meeting(record=MeetingRecord(motions=motions, votes_posted=posted))
        assert told(ordinance(heard=held), date(2025, 11, 1))[2][:2] == ("heard", status)


def test_what_comes_before_an_adoption_has_passed() -> None:
    adopted = LegislativeAction("adopted", date(2025, 11, 12))
    way = told(ordinance(adopted, stage="enacted", day="2025-11-12"), date(2025, 11, 20))
    assert [each[:3] for each in way] == [
        ("drafted", "done", "2025-09-16"),
        ("noticed", "unrecorded", ""),
        ("heard", "unrecorded", ""),
        ("adopted", "done", "2025-11-12"),
        ("codified", "open", ""),
    ]
    codified = ordinance(adopted, LegislativeAction("codified", date(2025, 12, 1)), stage="codified", day="2025-12-01")
    assert told(codified, date(2025, 12, 2))[3:] == [
        ("adopted", "done", "2025-11-12", None),
        ("codified", "done", "2025-12-01", None),
    ]


def test_what_ended_is_its_last_step() -> None:
    withdrawn = LegislativeAction("withdrawn", date(2025, 10, 5))
    assert told(ordinance(withdrawn, heard=meeting()), date(2025, 10, 6)) == [
        ("drafted", "done", "2025-09-16", None),
        ("withdrawn", "done", "2025-10-05", None),
    ]
    overridden = (LegislativeAction("vetoed", date(2025, 11, 1)), LegislativeAction("overridden", date(2025, 11, 9)))
    assert ordinance_way(ordinance(*overridden), date(2025, 11, 10))[-1] == WayStep("codified", "open")


def test_law_that_nothing_is_proposed_of_has_no_way() -> None:
    assert ordinance_way(Ordinance("068-noise", (OLD,), OLD.version), date(2025, 10, 3)) == ()
