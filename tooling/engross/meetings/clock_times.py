"""A time of day as a clerk writes it, and as documents do: ``19:00``, ``7:00 p.m.``"""

from __future__ import annotations

from datetime import time

from engross.patterns import compile_on_use

_CLOCK = compile_on_use(r"(\d{1,2})(?::(\d{2}))?(:00)?(am|pm)?")


def parse_clock(words: str) -> time:
    """The time of day that ``words`` name; 12 p.m. is noon.

    Errors: ValueError saying what is wrong: no such time, or one that may be of the morning or of the evening.
    """
    told = words.strip().lower().replace(" ", "").rstrip(".").replace("a.m", "am").replace("p.m", "pm")
    found = _CLOCK.fullmatch(told)
    if found is None or not (found[2] or found[4]):
        raise _no_time(words)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[4] or ""
    if not half and len(found[1]) == 1:
        raise ValueError(
            f'{words!r} may be in the morning or in the evening; write "{hour}:{minute:02} p.m." or '
            f'"{hour + 12}:{minute:02}"'
        )
    if half and not 1 <= hour <= 12:
        raise _no_time(words)
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    if hour > 23 or minute > 59:
        raise _no_time(words)
    return time(hour, minute)


def _no_time(words: str) -> ValueError:
    return ValueError(f'{words!r} is no time of day; write "19:00" or "7:00 p.m."')


def clock_words(of: time) -> str:
    """``7:00 p.m.``, ``12:00 p.m.`` for noon."""
    return f"{of.hour % 12 or 12}:{of.minute:02} {'a' if of.hour < 12 else 'p'}.m."
