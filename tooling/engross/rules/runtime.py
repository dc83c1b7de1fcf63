"""The runtime of rules: answers with their sources, hours, deadlines, determinations.

The text of this module is part of every Python module of rules that is written out, so that it needs nothing else.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Generic, NoReturn, TypeVar

T = TypeVar("T")
DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class NoAnswer(Exception):  # noqa: N818 - what happened is that there is no answer; it is not always an error
    """Why the law gives no answer here; the sentence names the provision."""


class NotSettled(NoAnswer):
    """The words of the law do not say."""


class LeftToJudgment(NoAnswer):
    """The law states words, not a figure: an officer judges."""


class NoSuchRule(NoAnswer):
    """The law of that day has no such rule, or none has been written for it yet."""


@dataclass(frozen=True)
class Determination(Generic[T]):
    """What an officer has judged: the value, the officer's title as the law has it, who, and when."""

    value: T
    decider: str
    by: str = ""
    on: dt.date | None = None


@dataclass(frozen=True)
class Law:
    """A version of the chapter: its name, its first day, whether it is the law from that day on, and the first day on
    which it no longer is (None: no end is set)."""

    version: str
    since: dt.date
    in_force: bool
    until: dt.date | None = None


@dataclass(frozen=True)
class Passage:
    """Where a sentence stands, and the SHA-256 of its words."""

    place: str
    eid: str
    sha256: str


@dataclass(frozen=True)
class Figure:
    """A figure of the law, as the law words it: a number, a time, a date, days of the week, a day of the year."""

    name: str
    value: Decimal | dt.time | dt.date | str
    unit: str
    words: str
    place: str


@dataclass(frozen=True)
class Moment:
    """A day of the week (Monday 1 … Sunday 7), a time of day, and whether the day is a federal or state holiday."""

    weekday: int
    time: dt.time
    holiday: bool = False


@dataclass(frozen=True)
class Span:
    """Hours on days (empty: every day), from a time to a time (None: midnight).

    ``days``: ``mon-fri``, ``sun,holiday``, ``mon-fri,not-holiday``.
    ``nights``: from the evening of the first of its days to the morning of the last.
    """

    days: str
    start: dt.time | None
    end: dt.time | None
    nights: bool = False


@dataclass(frozen=True)
class Answer(Generic[T]):
    """What the law says, and how it comes to it."""

    rule: str
    value: T
    unit: str
    law: Law
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]

    def explain(self) -> str:
        """The value, the provisions, the figures used; a line each."""
        shown = {True: "yes", False: "no"}.get(self.value) if isinstance(self.value, bool) else str(self.value)
        state = "in force" if self.law.in_force else "NOT IN FORCE"
        first = "" if self.law.in_force else "NOT IN FORCE: "
        lines = [f"{first}{self.rule}: {shown} {self.unit}".rstrip(), f"  {self.law.version} ({state})"]
        lines += [f"  {passage.place} ({passage.eid}, sha256 {passage.sha256[:12]})" for passage in self.passages]
        lines += [f"  {f.name} = {f.value} {f.unit}".rstrip() + f" (“{f.words}”, {f.place})" for f in self.figures]
        return "\n".join(lines)


def law_on(laws: Sequence[Law], on: dt.date, version: str = "") -> Law:
    """The law of that day, the text that began last; or the version that is named: a proposal answers only then.

    Errors: NoSuchRule where no text is the law on that day, or there is no such version.
    """
    there = ", ".join(law.version for law in laws)
    if version:
        for law in laws:
            if law.version == version:
                return law
        raise NoSuchRule(f"there is no version {version!r}; there are: {there}")
    current = [law for law in laws if law.in_force and law.since <= on and (law.until is None or on < law.until)]
    if not current:
        raise NoSuchRule(f"no version known here is the law on {on}; name one as version=…: {there}")
    return sorted(current, key=lambda law: law.since)[-1]


def within(moment: Moment, spans: Sequence[Span]) -> bool:
    """Whether ``moment`` is in one of the spans: their first minute counts, their last does not.

    Where a span names holidays, a holiday counts for the spans that name holidays and for no other.
    """
    own = any("holiday" in span.days.split(",") for span in spans)
    return any(_in_span(moment, span, own) for span in spans)


def _in_span(moment: Moment, span: Span, own: bool) -> bool:
    after = span.start is None or moment.time >= span.start
    before = span.end is None or moment.time < span.end
    if span.nights:
        evening, morning = _days(span.days)[:-1], _days(span.days)[1:]
        today = DAYS[moment.weekday - 1]
        return not (own and moment.holiday) and ((after and today in evening) or (before and today in morning))
    if not _on_day(moment, span.days, own):
        return False
    over_midnight = span.start is not None and span.end is not None and span.end <= span.start
    return (after or before) if over_midnight else (after and before)


def _on_day(moment: Moment, days: str, own: bool) -> bool:
    parts = days.split(",") if days else []
    if moment.holiday and "not-holiday" in parts:
        return False
    if moment.holiday and own:
        return "holiday" in parts
    return not days or DAYS[moment.weekday - 1] in _days(days)


def _days(days: str) -> tuple[str, ...]:
    """``fri-sun,tue`` → the days one by one, in their order."""
    found: list[str] = []
    for part in days.split(","):
        first, _, last = part.partition("-")
        if first in DAYS:
            at = DAYS.index(first)
            length = (DAYS.index(last) - at) % 7 + 1 if last else 1
            found += [DAYS[(at + step) % 7] for step in range(length)]
    return tuple(found)


def after(event: dt.date, amount: Decimal, unit: str, count: str, holidays: Collection[dt.date] = ()) -> dt.date:
    """The last day of a time that runs from ``event``: ``amount`` days, weeks, months or years on.

    calendar: the day after the event is the first; clear: neither end counts; business: Monday to Friday but holidays.
    """
    return _shift(event, int(amount), unit, count, holidays)


def before(event: dt.date, amount: Decimal, unit: str, count: str, holidays: Collection[dt.date] = ()) -> dt.date:
    """The last day that leaves that time before ``event``."""
    return _shift(event, -int(amount), unit, count, holidays)


def _shift(event: dt.date, amount: int, unit: str, count: str, holidays: Collection[dt.date]) -> dt.date:
    step = 1 if amount >= 0 else -1
    if count == "business":
        day, left = event, abs(amount)
        while left:
            day += dt.timedelta(days=step)
            left -= day.weekday() < 5 and day not in holidays
        return day
    if unit in ("months", "years"):
        months = event.year * 12 + event.month - 1 + amount * (12 if unit == "years" else 1)
        year, month = divmod(months, 12)
        day = dt.date(year, month + 1, min(event.day, calendar.monthrange(year, month + 1)[1]))
    else:
        day = event + dt.timedelta(days=amount * (7 if unit == "weeks" else 1))
    return day + dt.timedelta(days=step) if count == "clear" else day


def annually(event: dt.date, day_of_year: str) -> dt.date:
    """The first ``MM-DD`` after ``event``."""
    month, day = (int(part) for part in day_of_year.split("-"))
    this = dt.date(event.year, month, day)
    return this if this > event else dt.date(event.year + 1, month, day)


def average_of_highest(count: Decimal, amounts: Sequence[Decimal]) -> Decimal:
    """The average of the highest ``count`` of ``amounts``."""
    return sum(sorted(amounts, reverse=True)[: int(count)], Decimal(0)) / count


class Work:
    """One rule at work on one day: it hands out the figures of that day's law, and remembers which."""

    def __init__(
        self,
        rule: str,
        law: Law,
        figures: dict[str, dict[str, Figure]],
        passages: dict[str, dict[str, tuple[Passage, ...]]],
    ) -> None:
        """Keep the law of the day, all figures, all passages."""
        self.rule, self.law = rule, law
        self._all, self._passages = figures, passages
        self._used: dict[str, Figure] = {}

    def number(self, name: str) -> Decimal:
        """The figure of that name, a number."""
        value = self._figure(name).value
        assert isinstance(value, Decimal)  # noqa: S101 - the module was written out so
        return value

    def clock(self, name: str) -> dt.time:
        """The figure of that name, a time of day."""
        value = self._figure(name).value
        assert isinstance(value, dt.time)  # noqa: S101 - the module was written out so
        return value

    def day(self, name: str) -> dt.date:
        """The figure of that name, a date."""
        value = self._figure(name).value
        assert isinstance(value, dt.date)  # noqa: S101 - the module was written out so
        return value

    def days(self, name: str) -> str:
        """The figure of that name, days of the week or a day of the year."""
        value = self._figure(name).value
        assert isinstance(value, str)  # noqa: S101 - the module was written out so
        return value

    def unit(self, name: str) -> str:
        """The unit of the figure of that name."""
        return self._figure(name).unit

    def _figure(self, name: str) -> Figure:
        figure = self._all[name][self.law.version]
        self._used[name] = figure
        return figure

    def also(self, answer: Answer[T]) -> T:
        """The value of another rule's answer, whose figures count as used."""
        self._used.update({figure.name: figure for figure in answer.figures})
        return answer.value

    def told(self, value: T | None, name: str) -> T:
        """``value``, which the law of the day needs. Errors: TypeError where it was not given."""
        if value is None:
            raise TypeError(f"{self.rule} needs {name} under {self.law.version}")
        return value

    def decided(self, determination: Determination[T], decider: str) -> T:
        """The value of a determination. Errors: ValueError where another than ``decider`` made it."""
        if determination.decider != decider:
            raise ValueError(f"{self.rule}: the {decider} decides this, not {determination.decider!r}")
        return determination.value

    def passages(self) -> tuple[Passage, ...]:
        """The sentences that the rule rests on."""
        return self._passages[self.rule].get(self.law.version, ())

    def answer(self, value: T, unit: str = "") -> Answer[T]:
        """The answer, with its provisions and the figures used."""
        return Answer(self.rule, value, unit, self.law, self.passages(), tuple(self._used.values()))

    def not_settled(self) -> NoReturn:
        """The words of the law give no answer for these facts."""
        places = "; ".join(dict.fromkeys(passage.place for passage in self.passages()))
        raise NotSettled(f"{self.rule}: {places} ({self.law.version}) does not settle this")

    def left_to(self, decider: str, words: str) -> NoReturn:
        """The law states words here, and leaves them to ``decider``."""
        raise LeftToJudgment(f"{self.rule}: the law says “{words}”; the {decider} judges")

    def no_rule(self) -> NoReturn:
        """The law of the day has no such rule."""
        raise NoSuchRule(f"{self.law.version} has no rule {self.rule}")
