"""Reading amounts, days and times out of the words that state them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from engross.patterns import compile_on_use

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = ["_", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_WHOLE: dict[str, int] = {word: index for index, word in enumerate(_ONES)}
_WHOLE |= {word: index * 10 for index, word in enumerate(_TENS) if word != "_"}
_WHOLE |= {word: index for index, word in enumerate(_ORDINALS) if word != "_"}
_NOTHING = frozenset({"no", "none", "warning"})

_DIGITS = compile_on_use(
    r"(?<![\w.])\$?(?:(?P<part>\d+/\d+)|(?P<whole>\d+(?:,\d{3})*(?:\.\d+)?)(?: (?P<and>\d+/\d+))?)"
)
_WORD = compile_on_use(r"[A-Za-z]+")

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = compile_on_use(
    r"\b(?P<day>mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?P<group>weekdays?|weekends?|holidays?)\b", re.IGNORECASE
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAY_OF_YEAR = compile_on_use(
    rf"\b(?P<month>{'|'.join(_MONTHS)}) (?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)?|(?P<word>[a-z]+))\b", re.IGNORECASE
)
_CLOCK = compile_on_use(r"\b(?P<hour>\d{1,2})(?::(?P<minute>\d\d))? ?(?P<half>[ap])\.?m\b", re.IGNORECASE)
_YEAR = compile_on_use(r", (\d{4})\b")


def amount_in(words: str) -> Decimal | None:
    """The first amount that ``words`` state: ``$250`` 250, ``1 1/2%`` 0.015, ``five-year`` 5, ``half`` 0.5.

    ``No fine`` and ``written warning`` are 0. Ordinals count as their number (``second offense`` 2). None where there
    is no amount.
    """
    for found in _DIGITS.finditer(words):
        exact = Fraction((found["whole"] or "0").replace(",", "")) + Fraction(found["part"] or found["and"] or "0")
        if words[found.end() :].startswith(("%", " percent")):
            exact /= 100
        return (Decimal(exact.numerator) / Decimal(exact.denominator)).normalize()
    total: int | None = None
    for word in _WORD.findall(words.lower()):
        if word in _WHOLE:
            total = (total or 0) + _WHOLE[word]
            if _WHOLE[word] < 20:
                return Decimal(total)
        elif total is not None:
            break
        elif word == "half":
            return Decimal("0.5")
        elif word in _NOTHING:
            return Decimal(0)
    return None if total is None else Decimal(total)


def days_in(words: str) -> str:
    """The days that ``words`` name; empty where they name none.

    ``Monday through Friday`` → ``mon-fri``, ``Sundays and holidays`` → ``sun,holiday``.
    """
    found = list(_DAY.finditer(words))
    out: list[str] = []
    for index, match in enumerate(found):
        if match["day"]:
            day = match["day"][:3].lower()
            between = words[found[index - 1].end() : match.start()] if index else ""
            if out and out[-1] in _DAYS and re.search(r"\bthrough\b|\bto\b", between):
                out[-1] = f"{out[-1]}-{day}"
            else:
                out.append(day)
            continue
        group = match["group"].lower()
        if group.startswith("weekday"):
            out.append("mon-fri")
        elif group.startswith("weekend"):
            out.extend(("sat", "sun"))
        else:
            before = words[: match.start()].lower()
            out.append("not-holiday" if "other than" in before or "except" in before else "holiday")
    return ",".join(dict.fromkeys(out))


def day_of_year_in(words: str) -> str:
    """``August first`` → ``08-01``; empty where there is none."""
    found = _DAY_OF_YEAR.search(words)
    if found is None:
        return ""
    day = int(found["number"]) if found["number"] else _WHOLE.get(found["word"].lower(), 0)
    return f"{_MONTHS.index(found['month'].lower()) + 1:02d}-{day:02d}" if day else ""


def time_in(words: str) -> str:
    """``8:00 p.m.`` → ``20:00``; empty where there is none."""
    found = _CLOCK.search(words)
    if found is None:
        return ""
    hour = int(found["hour"]) % 12 + (12 if found["half"].lower() == "p" else 0)
    return f"{hour:02d}:{found['minute'] or '00'}"


def date_in(words: str) -> str:
    """``September 1, 1965`` → ``1965-09-01``; empty where there is none."""
    year = _YEAR.search(words)
    day = day_of_year_in(words)
    return f"{year[1]}-{day}" if year and day else ""


_NUMBER = (
    r"(?:\d+(?:,\d{3})*(?:\.\d+)?(?: \d/\d)?|\d/\d|half(?: an?)?|"
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:one|two|three|four|five|six|seven|eight|nine)\b|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_UNIT = (
    r"(?:day|month|year|hour|minute|second|week|feet|foot|inch(?:es)?|mile|dBA?\b|decibel|micropascal|micronewton|time|member|"
    r"offen[cs]e|violation|percent|degree|°F|%|tree)s?\b"
)
_ADJECTIVES = r"(?:(?:consecutive|business|calendar|additional|continuous|replacement|or more|credited) )*"
_QUANTITY = compile_on_use(
    rf"""
      \$\d+(?:,\d{{3}})*(?:\.\d+)?
    | \d{{1,2}}:\d\d[ ][ap]\.m\.?
    | \b(?:{"|".join(_MONTHS)})[ ](?:\d{{1,2}}(?:st|nd|rd|th)?|first|second|third)\b(?:,[ ]\d{{4}})?
    | (?<![\w.§-])(?<!\d,)\d+(?:,\d{{3}})*(?:\.\d+)?(?:[ ]\d/\d)?[ ]?(?:%|°F|dBA?\b)
    | (?<![\w.§-]){_NUMBER}(?:-|[ ]){_ADJECTIVES.replace(" ", "[ ]")}{_UNIT}
    | \b(?:first|second|third)(?:[ ]or[ ]subsequent)?[ ](?:offen[cs]e|violation)s?
    | \b(?:age|age[ ]of|retirement[ ]age[ ]of)[ ]\d+
    """,
    re.VERBOSE | re.IGNORECASE,
)


def quantities_in(words: str) -> Iterator[tuple[int, int]]:
    """Start and end of every range of ``words`` that states an amount, a time of day or a day of the year.

    Numbers of provisions, of other laws and of standards are none: they have no unit behind them.
    """
    return (found.span() for found in _QUANTITY.finditer(words))
