"""Days as a clerk writes them: ``2025-10-21``, or ``Tuesday, October 21, 2025`` with a weekday that must be right."""

from __future__ import annotations

import re
from datetime import date

from engross.model.meeting.date_words import MONTHS, date_words
from engross.patterns import compile_on_use

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONG = compile_on_use(
    r"(?:(?P<weekday>[A-Za-z]+),?\s+)?(?P<month>[A-Za-z]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"
)

_FIRST, _LAST = 1900, 2199
"""A year outside these is a slip of the pen, and dates counted from it might not exist."""


def parse_date(words: str) -> date:
    """The day that ``words`` name.

    Errors: ValueError saying what is wrong: no such day, or a weekday that is not the date's.
    """
    words = words.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        return _day(words, *(int(part) for part in words.split("-")))
    found = _LONG.fullmatch(words)
    month = _index(MONTHS, found["month"]) if found else None
    if found is None or month is None:
        raise ValueError(f"{words!r} is no date; write 2025-10-21 or Tuesday, October 21, 2025")
    day = _day(words, int(found["year"]), month + 1, int(found["day"]))
    if found["weekday"] and _index(WEEKDAYS, found["weekday"]) != day.weekday():
        raise ValueError(f"{words!r}: {date_words(day)} is a {WEEKDAYS[day.weekday()]}")
    return day


def long_day(day: date) -> str:
    """``Tuesday, October 21, 2025``, the same in every locale."""
    return f"{WEEKDAYS[day.weekday()]}, {date_words(day)}"


def _index(names: tuple[str, ...], word: str) -> int | None:
    """Which name ``word`` is, in full or shortened to three letters or more."""
    word = word.lower()
    return next((at for at, name in enumerate(names) if len(word) > 2 and name.lower().startswith(word)), None)


def _day(words: str, year: int, month: int, day: int) -> date:
    try:
        made = date(year, month, day)
    except ValueError:
        raise ValueError(f"{words!r}: there is no such day") from None
    if not _FIRST <= year <= _LAST:
        raise ValueError(f"{words!r}: the year is not between {_FIRST} and {_LAST}")
    return made
