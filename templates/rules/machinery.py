"""What OpenFisca's formulas are worked out with, over arrays; its text goes into the package that is written out.

Hours are minutes since midnight; days of the week a sum of bits (Monday 1 … Sunday 64, holidays 128, no holidays 256);
a day of the year is 100 x month + day.
"""

from __future__ import annotations

from typing import Any

import numpy as np

HOLIDAY, NO_HOLIDAY, MIDNIGHT = 128, 256, 24 * 60


def within(weekday: Any, minute: Any, holiday: Any, spans: list[tuple[int, int, int, bool]]) -> Any:
    """Whether a moment is in one of the spans (days, from, to, nights): the first minute counts, the last does not."""
    own = any(days & HOLIDAY for days, _, _, _ in spans)
    found = np.zeros(np.shape(weekday), dtype=bool)
    for days, start, end, nights in spans:
        found = found | _in_span(weekday, minute, holiday, (days, start, end, nights), own)
    return found


def _in_span(weekday: Any, minute: Any, holiday: Any, span: tuple[int, int, int, bool], own: bool) -> Any:
    days, start, end, nights = span
    late, early = minute >= start, minute < end
    if nights:
        ring = [at for at in range(7) if days >> at & 1]
        first = next((at for at in ring if (at - 1) % 7 not in ring), ring[0])
        last = next((at for at in ring if (at + 1) % 7 not in ring), ring[-1])
        today = weekday - 1
        in_ring = np.isin(today, ring)
        evening, morning = in_ring & (today != last), in_ring & (today != first)
        return ~(holiday & own) & ((late & evening) | (early & morning))
    there = ((days & 127) >> (weekday - 1) & 1).astype(bool) if days & 127 else np.full(np.shape(weekday), not days)
    if own:
        there = np.where(holiday, bool(days & HOLIDAY), there)
    if days & NO_HOLIDAY:
        there = there & ~holiday
    return there & ((late | early) if end <= start else (late & early))


def shift(event: Any, amount: float, unit: str, count: str) -> Any:
    """The day so long after ``event`` (before it, where negative); see ``after`` of the Python rules."""
    event, steps = event.astype("datetime64[D]"), round(amount)
    sign = 1 if steps >= 0 else -1
    if count == "business":
        return np.busday_offset(event, steps, roll="preceding" if sign > 0 else "following")
    if unit in ("months", "years"):
        month = event.astype("datetime64[M]")
        day = (event - month.astype("datetime64[D]")).astype(int)
        target = month + steps * (12 if unit == "years" else 1)
        longest = ((target + 1).astype("datetime64[D]") - target.astype("datetime64[D]")).astype(int) - 1
        shifted = target.astype("datetime64[D]") + np.minimum(day, longest)
    else:
        shifted = event + steps * (7 if unit == "weeks" else 1)
    return shifted + sign if count == "clear" else shifted


def annually(event: Any, day_of_year: float) -> Any:
    """The first such day of the year after ``event``."""
    month, day = divmod(round(day_of_year), 100)
    event = event.astype("datetime64[D]")
    this = event.astype("datetime64[Y]").astype("datetime64[M]") + (month - 1)
    following = (this + 12).astype("datetime64[D]") + (day - 1)
    return np.where(
        this.astype("datetime64[D]") + (day - 1) > event, this.astype("datetime64[D]") + (day - 1), following
    )


def average_of_highest(count: float, amounts: list[Any]) -> Any:
    """The average of the highest ``count`` of ``amounts``."""
    return np.sort(np.stack(amounts), axis=0)[-round(count) :].sum(axis=0) / count
