"""Checks of dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from engross.checks.reading import Reading
from engross.checks.remark import Remark

_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905
_DATE = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(_DAYS)}),?\s+(?:the\s+)?)?"
    rf"\b(?P<month>{'|'.join(_MONTHS)})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year>[12]\d{{3}}))?\b",
    re.IGNORECASE,
)
_LEAP = 2024


def no_such_day(reading: Reading) -> Iterator[Remark]:
    """A date that does not exist, or whose weekday is another.

    "June 31", "February 29, 2025", "Monday, October 21, 2025". Look the date up.
    """
    for passage in reading.passages:
        for found in _DATE.finditer(passage.text.plain):
            message = _wrong(found)
            if message:
                yield passage.remark(found.start(), found.end(), message, "look the date up")


def _wrong(found: re.Match[str]) -> str:
    month, day = _MONTHS.index(found["month"].lower()) + 1, int(found["day"])
    year = int(found["year"]) if found["year"] else _LEAP
    try:
        when = date(year, month, day)
    except ValueError:
        return f"there is no {found['month']} {day}" + (f" in {year}" if found["year"] else "")
    if found["weekday"] and found["year"] and _DAYS[when.weekday()] != found["weekday"].lower():
        return f"{found['month']} {day}, {year} is a {_DAYS[when.weekday()].capitalize()}"
    return ""
