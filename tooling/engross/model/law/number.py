"""A provision's number, read from the label that the page shows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from engross.model.law.figures import figures_key
from engross.patterns import compile_on_use

_BLANKS = r"[\s\u00a0]"
_SIGN = r"(?:chapter|article|sections?|secs?\.|ch\.|part|§{1,2})"
"""What may stand before a number without a blank; any other word stands apart from it (Title 17, Subtitle 6)."""

_LABEL = compile_on_use(
    rf"""^\s*+
    (?:{_SIGN}{_BLANKS}*+|[a-z]{{2,}}\.?{_BLANKS}++)?   # the word or sign before the number
    [(\[]?
    (?P<number>(?:\.(?=[0-9]))?[0-9A-Za-z]+(?:[-.:\u2011\u2013\u2014][0-9A-Za-z]+)*)
    [)\]]?[.:]?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_END = r"[0-9A-Za-z]+(?:[-.:\u2011][0-9A-Za-z]+)*"
_RANGE = compile_on_use(
    rf"""^\s*+
    (?:{_SIGN}{_BLANKS}*+|[a-z]{{2,}}\.?{_BLANKS}++)?
    [(\[]?(?P<first>{_END})[)\]]?[.:]?
    (?:{_BLANKS}+(?:to|through|thru|[-\u2013\u2014]){_BLANKS}+|(?P<dash>[\u2013\u2014]))
    (?:{_SIGN}{_BLANKS}*+)?
    [(\[]?(?P<last>{_END})[)\]]?[.:]?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_SEVERAL = compile_on_use(
    rf"""^\s*+(?:§§|secs\.|sections)\s*+
    (?:(?P<first>{_END})(?:,|{_BLANKS}+and){_BLANKS}+(?:{_END},{_BLANKS}+)*(?P<last>{_END})
      |(?P<one>[0-9]+[A-Za-z]?-[0-9.]+[A-Za-z]?)-(?P<other>[0-9]+[A-Za-z]?-[0-9.]+[A-Za-z]?))
    [.:]?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Labels whose word or sign says that they stand for several: ``Secs. 2-280, 2-281.``, ``Secs. 2-11-2-20.``"""
_WORDS_OF_RANGE = 3
"""``§ 2-62 to 2-80`` has four words, ``2-62 to 2-80`` three; one with fewer has a long dash, or a sign for several."""
_PLURAL = ("§§", "s", "S", "\u017f")
"""How a label begins that ``_SEVERAL`` may match."""
_LONG_DASHES = frozenset("\u2013\u2014")
_WORD = compile_on_use(rf"\s*([A-Za-z]{{3,}}){_BLANKS}+[(\[]?\.?[0-9A-Za-z]")


class NumberRange(NamedTuple):
    """The first and the last number of a label that stands for several: §§ 2-62 to 2-80."""

    first: str
    last: str


@lru_cache(maxsize=65536)
def number_of(label: str) -> str:
    """The number in a printed label: ``§ 68-5.`` → ``68-5``, ``A.`` → ``A``, ``[1]`` → ``1``, ``Title 17`` → ``17``.

    A label that stands for several gives both ends: ``§§ 2-62 to 2-80.`` → ``2-62 to 2-80``. A label without a number
    (``§ ____``, nothing at all) gives an empty string.
    """
    ends = range_of(label)
    if ends is not None:
        return f"{ends.first} to {ends.last}"
    found = _LABEL.match(label)
    return found["number"] if found else ""


@lru_cache(maxsize=65536)
def range_of(label: str) -> NumberRange | None:
    """The ends of the range that a label stands for (``(b) – (d)``); None where it stands for one number or none.

    A dash without blanks parts two numbers only where both have several parts: ``§§ 2-62–2-80`` is a range,
    ``Article I–A`` is none.
    """
    if (
        len(label.split()) < _WORDS_OF_RANGE
        and not label.lstrip().startswith(_PLURAL)
        and _LONG_DASHES.isdisjoint(label)
    ):
        return None
    several = _SEVERAL.match(label)
    if several is not None:
        return NumberRange(several["first"] or several["one"], (several["last"] or several["other"]).rstrip("."))
    found = _RANGE.match(label)
    if found is None or found["first"] == found["last"]:
        return None
    parted = all(not found[end].isalnum() for end in ("first", "last"))
    return NumberRange(found["first"], found["last"]) if parted or not found["dash"] else None


def covers(label: str, number: str) -> bool:
    """Whether ``number`` is that of a label, or lies between the ends of its range: 2-70 in §§ 2-62 to 2-80."""
    ends = range_of(label)
    if ends is None:
        return number_of(label) == number
    if _separators(number) not in (_separators(ends.first), _separators(ends.last)):
        return False
    first, last, wanted = _sort_key(ends.first), _sort_key(ends.last), _sort_key(number)
    return len(first) == len(last) == len(wanted) and first <= wanted <= last


def _separators(number: str) -> str:
    return re.sub(r"[0-9A-Za-z]+", "", number)


def _sort_key(number: str) -> tuple[tuple[int, str], ...]:
    """What to sort a number by: figures as figures, letters by length and alphabet."""
    return tuple(map(figures_key, re.findall(r"[0-9]+|[A-Z]+|[a-z]+", number)))


def unit_word(label: str) -> str:
    """The word before the number in a label, as printed: ``Subtitle 6`` → ``Subtitle``; empty for a sign or none."""
    found = _WORD.match(label)
    return found[1] if found and number_of(label) else ""
