"""Days as people write them."""

from __future__ import annotations

from datetime import date

from engross.errors import EngrossError
from engross.meetings.dates_in_words import long_day, parse_date

__all__ = ["long_day", "parse_typed_date"]


def parse_typed_date(words: str, where: str) -> date:
    """The day that ``words`` name (``2025-10-21``, or ``Tuesday, October 21, 2025``).

    Errors: EngrossError that begins with ``where`` and says what is wrong: no such day, or not that weekday.
    """
    try:
        return parse_date(words)
    except ValueError as fault:
        raise EngrossError(f"{where}: {fault}") from None
