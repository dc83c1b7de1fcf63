"""Checks of dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from engross.checks.analysis.prepared_draft import PreparedDraft
from engross.checks.remark import Remark
from engross.patterns import compile_on_use

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905
_DATE = compile_on_use(
    rf"(?P<month>{'|'.join(_MONTHS)})[^\S\n]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    r"(?:,?[^\S\n]+(?P<year>[12]\d{3}))?\b"
)
_WEEKDAY = compile_on_use(rf"\b({'|'.join(_DAYS)}),?\s+$", re.IGNORECASE)
_LEAP = 2024


def impossible_date(prepared: PreparedDraft) -> Iterator[Remark]:
    """A date that does not exist, or whose weekday is another.

    "June 31", "February 29, 2025", "Monday, October 21, 2025". Look the date up.
    """
    text = prepared.text
    for passage, at in text.places(*_MONTHS):
        found = _DATE.match(text.whole, at)
        message = ""
        if found:
            weekday = _WEEKDAY.search(text.whole, max(text.start(at), at - 12), at)
            message = _wrong(found, weekday[1] if weekday else "")
        if found and message:
            begin = text.start(at)
            start = weekday.start() if weekday else at
            yield passage.remark(start - begin, found.end() - begin, message, "look the date up")


def _wrong(found: re.Match[str], weekday: str) -> str:
    month, day = _MONTHS.index(found["month"]) + 1, int(found["day"])
    year = int(found["year"]) if found["year"] else _LEAP
    try:
        when = date(year, month, day)
    except ValueError:
        return f"there is no {found['month']} {day}" + (f" in {year}" if found["year"] else "")
    if weekday and found["year"] and _DAYS[when.weekday()] != weekday.lower():
        return f"{found['month']} {day}, {year} is a {_DAYS[when.weekday()].capitalize()}"
    return ""
