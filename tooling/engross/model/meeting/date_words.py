"""A day in words, the same on every machine."""

from __future__ import annotations

from datetime import date

MONTHS = tuple("January February March April May June July August September October November December".split())  # noqa: SIM905 - a list of twelve words reads best as words


def date_words(day: date) -> str:
    """``October 21, 2025``, whatever the locale."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
