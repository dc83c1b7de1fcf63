"""Chapter 68, worked by hand from the words of the law."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from engross.rules import rule_changes
from engross.rules.runtime import LeftToJudgment, Moment, NotSettled
from rules.ordinance import NOISE, NOISE_PROPOSED, rules_of, work


@pytest.mark.parametrize("version", [NOISE, NOISE_PROPOSED])
@pytest.mark.parametrize(
    ("zone", "time", "where", "limit"),
    [
        ("residential", "day", "outdoors", 55),
        ("residential", "night", "outdoors", 45),
        ("commercial", "night", "outdoors", 63),
        ("industrial", "day", "outdoors", 70),
        ("residential", "day", "indoors", 45),
        ("residential", "night", "indoors", 35),
        ("commercial", "day", "indoors", 55),
        ("industrial", "night", "indoors", 60),
    ],
)
def test_sound_level_limits(version: str, zone: str, time: str, where: str, limit: int) -> None:
    assert work(version, "sound_level_limit", zone=zone, time=time, where=where) == limit


def test_fines_in_force() -> None:
    assert [work(NOISE, "fine", offence=n) for n in (1, 2, 3, 9)] == [0, 100, 250, 250]


def test_fines_proposed() -> None:
    def fine(offence: int, days: int) -> object:
        return work(NOISE_PROPOSED, "fine", offence=offence, days_since_first=days)

    assert [fine(1, 0), fine(2, 30), fine(3, 400)] == [50, 100, 250]
    with pytest.raises(NotSettled, match="§ 68-10"):
        fine(2, 31)


def test_what_the_investigator_judges() -> None:
    facts = {"facility": "other_commercial", "time": "night", "measured_at": "residence", "receiver": "elsewhere"}
    with pytest.raises(LeftToJudgment, match="Plainly audible”; the investigator judges"):
        work(NOISE, "device_sound_limit", **facts)
    assert work(NOISE, "device_sound_limit", **{**facts, "facility": "wsdd", "receiver": "wsdd"}) == 35


@pytest.mark.parametrize(("total", "ambient", "corrected"), [(60, 56, 58), (60, 55, 58), (65, 59, 61), (70, 60, 70)])
def test_the_correction_for_ambient_sound(total: int, ambient: int, corrected: int) -> None:
    # Table 1: a difference of 4 or 5 takes off 2, of 6 to 9 takes off 4, of 10 or more takes off 0.
    assert work(NOISE, "corrected_level", total_level=total, ambient_level=ambient) == corrected


def test_a_difference_between_two_bands_is_not_settled() -> None:
    with pytest.raises(NotSettled):
        work(NOISE, "corrected_level", total_level="60.5", ambient_level=57)


@pytest.mark.parametrize(
    ("weekday", "clock", "holiday", "day"),
    [
        (1, "06:59", False, False),
        (1, "07:00", False, True),
        (5, "19:59", False, True),
        (5, "20:00", False, False),
        (6, "07:30", False, False),
        (6, "08:00", False, True),
        (7, "08:30", False, False),
        (7, "09:00", False, True),
        (3, "08:30", True, False),
        (3, "09:00", True, True),
    ],
)
@pytest.mark.parametrize("version", [NOISE, NOISE_PROPOSED])
def test_day_and_night(version: str, weekday: int, clock: str, holiday: bool, day: bool) -> None:
    moment = Moment(weekday, dt.time.fromisoformat(clock), holiday)
    assert work(version, "daytime", moment=moment) is day
    assert work(version, "nighttime", moment=moment) is not day


def test_idling() -> None:
    calm = {"held_by_traffic": False, "equipment_needed": False, "warming_up": False, "under_repair": False}
    assert work(NOISE, "idling_prohibited", idling="3.1", temperature=20, **calm) is True
    assert work(NOISE, "idling_prohibited", idling=3, temperature=20, **calm) is False
    assert work(NOISE, "idling_prohibited", idling=9, temperature="19.9", **calm) is False


def test_construction_hours() -> None:
    def open_at(rule: str, weekday: int, hour: int, holiday: bool = False) -> object:
        return work(NOISE, rule, moment=Moment(weekday, dt.time(hour), holiday))

    assert [open_at("home_sites_open", 1, hour) for hour in (7, 8, 16, 17)] == [False, True, True, False]
    assert open_at("home_sites_open", 1, 9, holiday=True) is False
    assert open_at("home_sites_open", 6, 11) is False
    assert [open_at("work_sites_open", 6, hour) for hour in (9, 10, 14, 15)] == [False, True, True, False]


def test_deadlines() -> None:
    # 65 days after March 1: 30 left in March, 30 in April, 5 in May.
    received = dt.date(2025, 3, 1)
    assert work(NOISE, "variance_decision_due", hearing_record_received=received) == dt.date(2025, 5, 5)
    assert work(NOISE, "variance_appeal_due", decision_received=received) == dt.date(2025, 3, 11)


def test_what_the_proposal_changes() -> None:
    changes = {change.name: change for change in rule_changes(rules_of(NOISE), rules_of(NOISE_PROPOSED))}
    assert changes["generator_test_too_loud"].moves == (("generator test limit", "70 dBA", "60 dBA"),)
    assert ("fine first", "written warning", "$50") in changes["fine"].moves
    assert changes["device_sound_limit"].kind == "repealed"
    assert "sound_level_limit" not in changes
    assert "fine first: written warning → $50" in list(changes["fine"].lines())
    assert changes["hvac_limit"].heading == "Most sound of residential HVAC equipment (§ 68-5C(10))"
    assert list(changes["hvac_limit"].lines()) == ["the conditions, no figure"]


def test_every_figure_is_a_number_of_the_text() -> None:
    figure = rules_of(NOISE).figure("shortest_interval")
    assert figure is not None
    assert Decimal(figure.value) == Decimal("0.5")
    assert figure.words == "1/2 minute"
