"""The last moments of twenty-four meetings, held against a table worked out by hand from the words of the rules.

The table was written before the code that counts. A second reader worked out 21 of its 24 rows anew from the words of
the rules and a calendar, without having seen them or the code, and the first three with the table in sight: no cell
differs. The rules: the agenda 24 hours before (special meetings: Saturdays,
Sundays, legal holidays and closed days left out); the notice that a meeting is electronic 48 hours before, nothing left
out; publication ten clear days before, earlier where that day is closed; the votes 48 hours after (special meetings:
the same days left out); the minutes 7 days after (special meetings: the same days left out), later where that day is
closed. All meetings begin at 7 p.m.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import desk
from engross.meetings.deadlines import deadlines_of

NEW_YORK = ZoneInfo("America/New_York")
LEFT_OUT = {"leaves_out": "special", "leaves_out_authority": "C.G.S. § 1-225(g)"}


def rule(key: str, deed: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "what": f"The {key}", "deed": deed, "authority": "a statute", **more}


RULES = [
    rule("agenda", "agenda", hours=24, before="meeting", **LEFT_OUT),
    rule("electronic", "notice", hours=48, before="meeting", only="electronic"),
    rule(
        "publication",
        "publication",
        clear_days=10,
        before="meeting",
        only="hearing",
        on_closed="earlier",
        on_closed_authority="the charter",
    ),
    rule("votes", "votes", hours=48, after="meeting", **LEFT_OUT),
    rule("minutes", "minutes", days=7, after="meeting", on_closed="later", on_closed_authority="C.G.S.", **LEFT_OUT),
]

# The meeting; the agenda, the electronic notice and the votes to the hour; the publication and the minutes by the day.
# Beside each, what stands in the way.
TABLE = """
regular 2026-01-20 | 01-19 19 | 01-18 19 | 2026-01-09 | 01-22 19 | 2026-01-27 # Martin Luther King Day on the day before
special 2026-01-20 | 01-16 19 | 01-18 19 | 2026-01-09 | 01-22 19 | 2026-01-29 # the same
regular 2026-01-08 | 01-07 19 | 01-06 19 | 2025-12-26 | 01-10 19 | 2026-01-15 # December 28 is a Sunday
regular 2026-01-12 | 01-11 19 | 01-10 19 | 2025-12-31 | 01-14 19 | 2026-01-20 # New Year's Day; January 19 a holiday
special 2026-02-13 | 02-11 19 | 02-11 19 | 2026-02-02 | 02-18 19 | 2026-02-25 # Lincoln's and Washington's birthdays
regular 2026-02-17 | 02-16 19 | 02-15 19 | 2026-02-06 | 02-19 19 | 2026-02-24 # Washington's birthday the day before
special 2026-03-09 | 03-06 19 | 03-07 18 | 2026-02-26 | 03-11 19 | 2026-03-18 # daylight saving begins on March 8
regular 2026-03-09 | 03-08 19 | 03-07 18 | 2026-02-26 | 03-11 19 | 2026-03-16 # the same
regular 2026-11-02 | 11-01 19 | 10-31 20 | 2026-10-22 | 11-04 19 | 2026-11-09 # daylight saving ends on November 1
special 2026-11-02 | 10-30 19 | 10-31 20 | 2026-10-22 | 11-04 19 | 2026-11-12 # the same; Veterans Day
special 2026-06-15 | 06-12 19 | 06-13 19 | 2026-06-04 | 06-17 19 | 2026-06-25 # a Monday; Juneteenth on Friday the 19th
special 2026-07-06 | 07-02 19 | 07-04 19 | 2026-06-25 | 07-08 19 | 2026-07-15 # July 4 is kept on Friday the 3rd
regular 2026-09-08 | 09-07 19 | 09-06 19 | 2026-08-28 | 09-10 19 | 2026-09-15 # Labor Day on the day before
special 2026-09-08 | 09-04 19 | 09-06 19 | 2026-08-28 | 09-10 19 | 2026-09-17 # the same
special 2026-10-12 | 10-09 00 | 10-10 19 | 2026-10-01 | 10-15 00 | 2026-10-21 # on Columbus Day itself
regular 2026-11-12 | 11-11 19 | 11-10 19 | 2026-10-30 | 11-14 19 | 2026-11-19 # November 1 is a Sunday
special 2026-11-27 | 11-25 19 | 11-25 19 | 2026-11-16 | 12-01 19 | 2026-12-08 # Thanksgiving on the day before
regular 2027-01-05 | 01-04 19 | 01-03 19 | 2026-12-24 | 01-07 19 | 2027-01-12 # Christmas, a Friday
special 2027-03-15 | 03-12 19 | 03-13 18 | 2027-03-04 | 03-17 19 | 2027-03-24 # daylight saving begins on March 14
special 2027-03-29 | 03-25 19 | 03-27 19 | 2027-03-18 | 03-31 19 | 2027-04-07 # Good Friday, by the Governor's appointment
special 2027-06-21 | 06-17 19 | 06-19 19 | 2027-06-10 | 06-23 19 | 2027-06-30 # Juneteenth is kept on Friday the 18th
special 2027-07-06 | 07-02 19 | 07-04 19 | 2027-06-25 | 07-08 19 | 2027-07-15 # July 4 is kept on Monday the 5th
regular 2027-11-08 | 11-07 19 | 11-06 20 | 2027-10-28 | 11-10 19 | 2027-11-15 # daylight saving ends on November 7
special 2027-12-23 | 12-22 19 | 12-21 19 | 2027-12-10 | 12-28 19 | 2028-01-05 # Christmas and New Year's Day, kept early
"""
ROWS = [line.split("#")[0] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS)
def test_the_last_moments_are_those_of_the_table(row: str) -> None:
    head, agenda, electronic, publication, votes, minutes = (cell.strip() for cell in row.split("|"))
    kind, words = head.split()
    day = date.fromisoformat(words)
    tables = desk.meeting_tables(kind=kind, date=words, made=f"{day.year - 1}-06-01", agenda_by=f"{day.year - 1}-12-01")
    tables["part"][1]["item"][0]["notice"] = {"publish": [f"{day.year - 1}-12-01"]}
    meeting = desk.meeting(tables, file=f"ordinances/meetings/{words}-laws.toml")
    found = {each.rule.key: each for each in deadlines_of(meeting, desk.city(rule=RULES))}
    hours = {"agenda": agenda, "electronic": electronic, "votes": votes}
    days = {"publication": publication, "minutes": minutes}
    for key, wanted in hours.items():
        last = found[key].last
        assert last is not None
        assert (key, last) == (
            key,
            datetime.strptime(f"{day.year}-{wanted} -", "%Y-%m-%d %H -").replace(tzinfo=NEW_YORK),
        )
    for key, wanted in days.items():
        last = found[key].last
        assert last is not None
        assert (key, last.date().isoformat()) == (key, wanted)


def test_there_are_twenty_meetings_at_least_of_both_kinds_and_years() -> None:
    heads = [row.split("|")[0].split() for row in ROWS]
    assert len(heads) == len(set(map(tuple, heads))) >= 20
    assert {kind for kind, _ in heads} == {"regular", "special"}
    assert {day[:4] for _, day in heads} == {"2026", "2027"}
