"""The day on which an ordinance takes effect, from the rule that it states."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from engross.errors import EngrossError
from engross.patterns import compile_on_use

_AFTER = compile_on_use(r"(\d{1,3}) days? after ([a-z]+)")
_EXAMPLE = "write 2026-05-14, adoption, or 30 days after adoption (or publication, or signature)"


def effective_day(rule: str, events: Mapping[str, date | None]) -> date:
    """The day that ``rule`` gives: a date, an event, or a number of days after one.

    ``events`` are the days of ``adoption``, ``publication`` and ``signature``, None where not known. The day of the
    event is not counted.

    Errors: EngrossError where the rule is not understood, or the day of its event is not known.
    """
    words = " ".join(rule.lower().split())
    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    found = _AFTER.fullmatch(words)
    event, days = (found[2], int(found[1])) if found else (words, 0)
    if event not in events:
        raise EngrossError(f"{rule!r} gives no effective day; {_EXAMPLE}")
    day = events[event]
    if day is None:
        raise EngrossError(f"{rule!r} needs the day of {event}; name it, or give the effective day as a date")
    return day + timedelta(days)
