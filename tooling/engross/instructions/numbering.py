"""The order of numbers: where among its siblings a new provision stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from engross.errors import RefusedInstruction
from engross.model.law.figures import figures_value
from engross.model.law.roman import roman_value
from engross.patterns import compile_on_use

Series = Literal["figures", "lower letters", "upper letters", "lower roman", "upper roman", ""]
"""What siblings are numbered by; empty where it cannot be told."""

Key = tuple[tuple[int, int, str], ...]

_PARTS = compile_on_use(r"\d+|[A-Za-z]+")


def series_of(numbers: Sequence[str]) -> Series:
    """What the siblings ``numbers`` are numbered by: letter or Roman numeral is told by the first of them, not by the
    alphabet: a list that begins with (i) is Roman."""
    stems = [found[0] for number in numbers if (found := _PARTS.match(number))]
    if not stems:
        return ""
    if stems[0].isdigit():
        return "figures"
    lower = stems[0].islower()
    if stems[0].lower() == "i":
        after = next((stem.lower() for stem in stems if stem != stems[0]), "")
        if not after:
            return ""
    if stems[0].lower() == "i" and after != "j":
        return "lower roman" if lower else "upper roman"
    return "lower letters" if lower else "upper letters"


@lru_cache(maxsize=4096)
def order_key(number: str, series: Series) -> Key:
    """What to sort ``number`` by in a list of that series: 5 < 5A < 5A-1 < 6; z < aa; ix < x where Roman."""
    parts = _PARTS.findall(number)
    return tuple(_part_key(part, series if index == 0 else "") for index, part in enumerate(parts))


def _part_key(part: str, series: Series) -> tuple[int, int, str]:
    if part.isdigit():
        return (0, int(part), "") if len(part) < 10 else (0, 10**9, part)
    value = roman_value(part) if series.endswith("roman") else None
    return (0, value, "") if value is not None else (1, len(part), part)


def fits(number: str, series: Series) -> bool:
    """Whether ``number`` may stand in a list of that series."""
    found = _PARTS.match(number)
    if not found or not series:
        return True
    stem = found[0]
    if series == "figures" or stem.isdigit():
        return series == "figures" and stem.isdigit()
    if stem.islower() != series.startswith("lower"):
        return False
    return not series.endswith("roman") or roman_value(stem) is not None


def refuse_doubled_letter(number: str, siblings: Sequence[str]) -> None:
    """Refuse (kk) in a list that has (k) and (l) and no (jj): it may stand after (k) or after (z)."""
    if len(number) != 2 or number[0] != number[1] or not number.isalpha():
        return
    before = chr(ord(number[0]) - 1) * 2 if number[0] not in "aA" else ""
    letters = [sibling for sibling in siblings if len(sibling) == 1 and sibling.isalpha()]
    last = max(letters, default="")
    if last > number[0] and last not in "zZ" and before not in siblings:
        raise RefusedInstruction(
            f"({number}) may stand after ({number[0]}) or after ({last}); say after which provision it is added"
        )


def is_between(number: str, first: str, last: str) -> bool:
    """Whether section ``number`` is one of those from ``first`` to ``last``: of as many parts, and in their order."""
    key, low, high = (order_key(one, "figures") for one in (number, first, last))
    return len(key) == len(low) == len(high) and low <= key <= high


def numbers_through(first: str, last: str) -> tuple[str, ...] | None:
    """The numbers from ``first`` to ``last``: (b) to (d) are b, c, d; None where they are of no one series."""
    low, high = figures_value(first), figures_value(last)
    if low is not None and high is not None and 0 <= high - low < 200:
        return tuple(map(str, range(low, high + 1)))
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha() and first.islower() == last.islower():
        span = range(ord(first), ord(last) + 1)
        return tuple(chr(code) for code in span) or None
    return None
