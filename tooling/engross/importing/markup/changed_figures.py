"""A marked figure whose number alone changed: its mark stays, with the new value, so that rules follow the words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from engross.model.law.text import Tag
from engross.model.meeting.date_words import MONTHS
from engross.patterns import compile_on_use

_CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
_WORDS: dict[str, int] = {
    **{word: at for at, word in enumerate(_CARDINALS)},
    **{word: at for at, word in enumerate(_ORDINALS)},
    **_TENS,
    **{f"{ten}-{_CARDINALS[unit]}": value + unit for ten, value in _TENS.items() for unit in range(1, 10)},
    **{f"twenty-{_CARDINALS[unit]}": 20 + unit for unit in range(1, 10)},
}
_NUMBER = compile_on_use(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_SUFFIX = compile_on_use(r"#(?:st|nd|rd|th)\b")
_PLURAL = compile_on_use(r"(?<=[a-z]{2})s\b")
_CLOCK = compile_on_use(r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\.?", re.IGNORECASE)
_HUNDREDTH = Decimal("0.01")
_DAY = compile_on_use(r"(?P<month>[A-Z][a-z]{2,8}) (?P<day>\d{1,2}), (?P<year>\d{4})")


def changed_figure(tag: Tag, old: str, new: str) -> Tag | None:
    """``tag``, which is marked on the words ``old``, with the value that the words ``new`` give it.

    None where more than the number changed, or the value of ``old`` is not plainly the number in its words.
    """
    value = None
    if tag.kind == "quantity":
        value = _quantity(tag.value, old, new)
    elif tag.kind == "time":
        value = _time(new) if _time(old) == tag.value else None
    elif tag.kind == "date":
        value = _day(new) if _day(old) == tag.value else None
    return replace(tag, value=value) if value else None


def _quantity(value: str, old: str, new: str) -> str | None:
    before, after = _number(old), _number(new)
    if before is None or after is None or not before or _form(old) != _form(new):
        return None
    try:
        share = Decimal(value) / before
    except ArithmeticError:
        return None
    if share not in (1, _HUNDREDTH):
        return None
    return f"{(after * share).normalize():f}"


def _number(words: str) -> Decimal | None:
    """The one number in ``words``, which may say it twice: "five (5) days"; None where there are others, or none."""
    found = {_value(number) for number in _NUMBER.findall(words)}
    return found.pop() if len(found) == 1 else None


def _value(number: str) -> Decimal:
    known = _WORDS.get(number.lower())
    return Decimal(number.replace(",", "")) if known is None else Decimal(known)


def _form(words: str) -> str:
    """``words`` without their numbers, and without what a number alone changes: "1st day", "2 days"."""
    return _PLURAL.sub("", _SUFFIX.sub("#", _NUMBER.sub("#", words)).casefold()).strip()


def _time(words: str) -> str | None:
    plain = words.strip().lower()
    found = _CLOCK.fullmatch(plain)
    if found is None or not 1 <= int(found["hour"]) <= 12 or int(found["minute"] or 0) > 59:
        return {"noon": "12:00:00", "midnight": "00:00:00"}.get(plain)
    hour = int(found["hour"]) % 12 + (12 if found["half"] == "p" else 0)
    return time(hour, int(found["minute"] or 0)).isoformat()


def _day(words: str) -> str | None:
    found = _DAY.fullmatch(words.strip())
    try:
        day = (
            date(int(found["year"]), MONTHS.index(found["month"].capitalize()) + 1, int(found["day"]))
            if found
            else None
        )
    except ValueError:
        return None
    return day.isoformat() if day else None
