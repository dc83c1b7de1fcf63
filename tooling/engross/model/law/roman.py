"""Roman numerals, which articles go by."""

from __future__ import annotations

import re

from engross.model.law.figures import figures_value
from engross.patterns import compile_on_use

_ROMAN = compile_on_use(r"(?=.)(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.IGNORECASE)
_LETTERS = ("C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
_WORTHS = (100, 90, 50, 40, 10, 9, 5, 4, 1)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman_value(number: str) -> int | None:
    """The value of a Roman numeral below 400 in either case: ``IX`` is 9; None for anything else."""
    if not _ROMAN.fullmatch(number):
        return None
    values = [_VALUES[letter] for letter in number.upper()]
    return sum(-value if any(value < later for later in values[at + 1 :]) else value for at, value in enumerate(values))


def same_numeral(one: str, other: str) -> bool:
    """Whether two numbers are one however they are written: ``Article 1`` and ``Article I``."""
    return one == other or _value(one) == _value(other) is not None


def other_numeral(number: str) -> str:
    """A number in the other way of writing it: ``IV`` is ``4``, and ``4`` is ``IV``; empty where it has none. A single
    letter above the ten is taken for a letter."""
    value = roman_value(number) if number not in ("C", "L") else None
    if value is not None:
        return str(value)
    plain = number.isascii() and number.isdigit() and not number.startswith("0") and int(number) < 400
    return roman(int(number)) if plain else ""


def _value(number: str) -> int | None:
    value = figures_value(number)
    return roman_value(number) if value is None else value


def roman(value: int) -> str:
    """The numeral of ``value``, 1 to 399: 9 is ``IX``. Errors: ValueError outside that range."""
    if not 0 < value < 400:
        raise ValueError(f"{value} is not from 1 to 399")
    numeral = ""
    for letters, worth in zip(_LETTERS, _WORTHS, strict=True):
        while value >= worth:
            numeral += letters
            value -= worth
    return numeral
