"""Reading the numbers behind a label: one, a list, a range, each with its subdivisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from engross.cite import grammar
from engross.model.citation import SUBDIVISIONS, Level

_COMPLETE = re.compile(r"[\dA-Za-z][-:‑]\d|\d[A-Z]?\.\d+[A-Z]?\.\d")


@dataclass(frozen=True, slots=True)
class Member:
    """One number of a list: where it stands, its number as printed, and its marks (``(1)``, ``[a]``)."""

    start: int
    end: int
    number: str
    marks: tuple[str, ...] = ()
    range_end: Literal["first", "last"] | None = None

    @property
    def complete(self) -> bool:
        """Whether the number says by itself which section of a code it is: ``68-5``, ``17.32.180``."""
        return bool(_COMPLETE.search(self.number))


_SCALED = frozenset({"title", "subtitle", "division", "part", "subpart", "unit", "article", "chapter", "subchapter"})
"""Levels that are numbered with Roman numerals and letters too."""

_THING = re.compile(
    rf"{grammar.expand('{blank}')}{{0,2}}(?:%|°|percent|per\b|days?\b|business|calendar|working|hours?\b|minutes?\b"
    r"|seconds?\b|months?\b|years?\b|weeks?\b|feet|foot|ft\b|inch|yards?\b|miles?\b|acres?\b|square|cubic|gallons?"
    r"|dollars|persons?\b|members?\b|copies|times\b|units?\b|dB|units\b|other|or more|or fewer|or less)"
)
"""What follows a count of things; "Section 4 and 10 days" lists no section 10."""

_RANGE = re.compile(r"through|thru|\bto\b|[-–—]", re.IGNORECASE)
_GOES_ON = re.compile(r",?\s{1,2}(?:and|or)\s")
_LETTER_MEMBER = re.compile(r"([A-Z])(?![\w'’]|\.[A-Z])")


def read_members(text: str, pos: int, label: str, level: Level) -> tuple[Member, ...]:
    """Read the members that follow a label which ends at ``pos``; empty if there is none.

    ``label`` as printed tells whether several are announced; a list of plain whole numbers behind a
    label in the singular goes on only over "and", "or" and "through".
    """
    first = _first(text, pos, level)
    if first is None:
        return ()
    if level == "section" and grammar.is_plural(label):
        split = _hyphen_range(first)
        if split:
            return split
    return tuple(_rest(text, first, label, level))


def _first(text: str, pos: int, level: Level) -> Member | None:
    blank = _BLANKS.match(text, pos)
    start = blank.end() if blank else pos
    if level in SUBDIVISIONS:
        return _subnumber(text, start)
    return _number(text, start, level)


_BLANKS = re.compile(grammar.expand(r"(?:No\.|,)?{blank}{0,5}"))


def _number(text: str, start: int, level: Level) -> Member | None:
    found = grammar.pattern("table_number" if level == "table" else "number").match(text, start)
    if found is None and level in _SCALED:
        found = grammar.pattern("roman").match(text, start)
    if found is None:
        return None
    dotted, end = _dot_marks(text, found.end()) if found[0].count(".") > 1 else ((), found.end())
    marks, end = read_marks(text, end)
    return Member(start, end, found[0], dotted + marks)


def _dot_marks(text: str, pos: int) -> tuple[tuple[str, ...], int]:
    """Read the subdivisions behind full stops that stand at ``pos``, a letter first."""
    marks: list[str] = []
    mark = grammar.pattern("dot_mark")
    while len(marks) < 8 and (found := mark.match(text, pos)) and (marks or found[1].isupper()):
        marks.append(found[1])
        pos = found.end()
    return tuple(marks), pos


def _subnumber(text: str, start: int) -> Member | None:
    found = grammar.pattern("subnumber").match(text, start)
    if found is None:
        return None
    marks, end = read_marks(text, found.end())
    if not found[0] and not marks:
        return None
    return Member(start, end, found[0], marks)


def read_marks(text: str, pos: int) -> tuple[tuple[str, ...], int]:
    """Read the bracketed subdivisions that stand at ``pos`` with no blank; return them and where they end."""
    marks: list[str] = []
    mark = grammar.pattern("mark")
    while len(marks) < 8 and (found := mark.match(text, pos)):
        marks.append(found[0])
        pos = found.end()
    return tuple(marks), pos


def _hyphen_range(member: Member) -> tuple[Member, ...]:
    """Split ``940-949`` behind a plural label into the range it is; a section number has no such shape."""
    low, _, high = member.number.partition("-")
    if not (low.isdigit() and high.isdigit() and len(low) == len(high) >= 3 and int(low) < int(high)):
        return ()
    middle = member.start + len(low)
    return (
        Member(member.start, middle, low, (), "first"),
        Member(middle + 1, member.end, high, member.marks, "last"),
    )


def _rest(text: str, first: Member, label: str, level: Level) -> Iterator[Member]:
    """Yield ``first`` and the members after it."""
    last = first
    while True:
        gloss = grammar.pattern("gloss").match(text, last.end) if grammar.is_plural(label) else None
        separator = grammar.pattern("separator").match(text, gloss.end() if gloss else last.end)
        following = _following(text, separator, last, label, level) if separator else None
        if separator is None or following is None:
            yield last
            return
        if _RANGE.search(separator[0]):
            yield replace(last, range_end="first")
            last = replace(following, range_end="last")
        else:
            yield last
            last = following


def _following(text: str, separator: re.Match[str], last: Member, label: str, level: Level) -> Member | None:
    """Read the member behind a separator, or None if what stands there belongs to no list."""
    pos = separator.end()
    again = grammar.pattern("label").match(text, pos)
    if again:
        if grammar.level_of(again[1]) != level or not _RANGE.search(separator[0]):
            return None
        member = _first(text, again.end(), level)
        return replace(member, start=pos) if member else None
    sibling = _sibling(text, pos, last, level)
    if sibling:
        return sibling
    member = _first(text, pos, level)
    if member is None or _THING.match(text, member.end):
        return None
    if level in SUBDIVISIONS:
        return member if bool(member.number) == bool(last.number) else None
    if last.complete != member.complete and not (last.complete and level != "section"):
        return None
    announced = grammar.is_plural(label) or separator[0].strip() != "," or _GOES_ON.match(text, member.end)
    return member if announced or member.complete else None


def _sibling(text: str, pos: int, last: Member, level: Level) -> Member | None:
    """Read a member that names only what differs: ``§ 68-5B or C``, ``§ 42-3502.05(a)(1), (3) or (5)``."""
    if last.marks and text[pos : pos + 1] in "([":
        marks, end = read_marks(text, pos)
        depth = next((i for i in range(len(last.marks) - 1, -1, -1) if marks and _after(last.marks[i], marks[0])), None)
        if depth is not None:
            return Member(pos, end, last.number, last.marks[:depth] + marks)
    letter = _LETTER_MEMBER.match(text, pos)
    if letter and not last.marks and level == "section" and last.number[-1].isupper():
        marks, end = read_marks(text, letter.end())
        return Member(pos, end, last.number[:-1] + letter[1], marks)
    return None


def _after(one: str, other: str) -> bool:
    """Whether ``other`` may follow the mark ``one`` in a list: of one series, and later in it.

    ``§ 5(3), and (2) the sale`` names no paragraph (2): that is the next item of the citing sentence.
    """
    if one[0] != other[0] or _series(one) != _series(other):
        return False
    left, right = one[1:-1], other[1:-1]
    if left.isdigit() and right.isdigit():
        return int(left) < int(right)
    roman = set(left.lower() + right.lower()) <= set("ivxlc")
    return roman or "-" in left + right or (len(left), left) < (len(right), right) or left == right


def _series(mark: str) -> str:
    inner = mark[1:-1]
    return "1" if inner[0].isdigit() else "A" if inner[0].isupper() else "a"
