"""Days and times as people write them."""

from __future__ import annotations

from datetime import date, time

from engross.errors import EngrossError
from engross.meetings.clock_times import clock_words, parse_clock
from engross.meetings.dates_in_words import long_day, parse_date

__all__ = ["clock_words", "long_day", "parse_typed_date", "parse_typed_time"]


def parse_typed_date(words: str, where: str) -> date:
    """The day that ``words`` name (``2025-10-21``, or ``Tuesday, October 21, 2025``).

    Errors: EngrossError that begins with ``where`` and says what is wrong: no such day, or not that weekday.
    """
    try:
        return parse_date(words)
    except ValueError as fault:
        raise EngrossError(f"{where}: {fault}") from None


def parse_typed_time(words: str, where: str) -> time:
    """The time of day that ``words`` name (``19:00``, ``7:00 p.m.``). Errors: as of ``parse_typed_date``."""
    try:
        return parse_clock(words)
    except ValueError as fault:
        raise EngrossError(f"{where}: {fault}") from None
