"""The labels that Word numbers paragraphs with, worked out as it would show them (ISO/IEC 29500-1 § 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from engross.importing.word.names import W, number, switch, value

_DEEPEST = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: where it starts, how it counts, what is printed around the numbers, where it stands."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    left: int | None = None
    hanging: int = 0


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list: the counters it shares (its abstract list), its levels, and where it starts anew."""

    shared: str
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int]


class Numbering:
    """The lists of a file, and how far each has counted.

    ``label`` is asked once for each numbered paragraph, in reading order.
    """

    def __init__(self, root: etree._Element | None) -> None:
        """Read ``root``, the part ``numbering.xml``; a file without one has no lists."""
        self._lists = _lists(root) if root is not None else {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level(self, list_id: str, depth: int) -> ListLevel | None:
        """The level, or None where there is no such list or level."""
        found = self._lists.get(list_id)
        return found.levels.get(depth) if found else None

    def depth_of_style(self, list_id: str, style_id: str) -> int | None:
        """Which level of the list is that of a paragraph style."""
        found = self._lists.get(list_id)
        return (
            next((depth for depth, level in found.levels.items() if level.style == style_id), None) if found else None
        )

    def label(self, list_id: str, depth: int) -> str:
        """Count one paragraph, and give the label it shows; a bullet is "•", no label is empty."""
        found = self._lists.get(list_id)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        counts = self._counts.setdefault(found.shared, [None] * _DEEPEST)
        if depth in found.starts and (list_id, depth) not in self._begun:
            self._begun.add((list_id, depth))
            counts[depth] = None
            level = replace(level, start=found.starts[depth])
        current = counts[depth]
        counts[depth] = level.start if current is None else current + 1
        for above in range(depth):
            if counts[above] is None:
                counts[above] = found.levels[above].start if above in found.levels else 1
        for below in range(depth + 1, _DEEPEST):
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or (restart and depth < restart):
                counts[below] = None
        if level.format == "bullet":
            return "•"
        return _PLACE.sub(lambda place: _counted(found, counts, int(place[1]) - 1, level.legal), level.text)


def _counted(found: NumberedList, counts: list[int | None], depth: int, legal: bool) -> str:
    level = found.levels.get(depth)
    count = counts[depth]
    if level is None or count is None:
        return ""
    return "" if level.format == "none" else FORMATS.get("decimal" if legal else level.format, str)(count)


def _lists(root: etree._Element) -> dict[str, NumberedList]:
    abstract = {a.get(f"{W}abstractNumId", ""): a for a in root.iterchildren(f"{W}abstractNum")}
    by_style = {link: a for a in abstract.values() if (link := value(a, "styleLink"))}
    found = {}
    for entry in root.iterchildren(f"{W}num"):
        shared = value(entry, "abstractNumId") or ""
        base = abstract.get(shared)
        linked = value(base, "numStyleLink") if base is not None else None
        base = by_style.get(linked, base) if linked else base
        levels = (
            {number(lvl.get(f"{W}ilvl")): _level(lvl) for lvl in base.iterchildren(f"{W}lvl")}
            if base is not None
            else {}
        )
        starts = {}
        for override in entry.iterchildren(f"{W}lvlOverride"):
            depth = number(override.get(f"{W}ilvl"))
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[depth] = _level(own)
            start = value(override, "startOverride")
            if start is not None:
                starts[depth] = number(start, 1)
        kept = {depth: level for depth, level in levels.items() if 0 <= depth < _DEEPEST}
        found[entry.get(f"{W}numId", "")] = NumberedList(shared, kept, starts)
    return found


def _level(element: etree._Element) -> ListLevel:
    start, restart = value(element, "start"), value(element, "lvlRestart")
    indent = element.find(f"{W}pPr/{W}ind")
    left = (indent.get(f"{W}left") or indent.get(f"{W}start")) if indent is not None else None
    return ListLevel(
        number(start, 1) if start is not None else 0,
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        None if restart is None else number(restart),
        bool(switch(element, "isLgl")),
        value(element, "pStyle") or "",
        None if left is None else number(left),
        number(indent.get(f"{W}hanging")) if indent is not None else 0,
    )


def letters(count: int) -> str:
    """``1`` → ``a``, ``26`` → ``z``, ``27`` → ``aa``, ``53`` → ``aaa``, as Word counts."""
    if count < 1:
        return str(count)
    times, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, 40)


def roman(count: int) -> str:
    """``4`` → ``iv``."""
    if not 0 < count < 4000:
        return str(count)
    out = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        out += sign * times
    return out


_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def _ordinal(count: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th") if count % 100 not in (11, 12, 13) else "th"
    return f"{count}{ending}"


_CARDINALS = [
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
    "Twenty",
]


def _cardinal(count: int) -> str:
    return _CARDINALS[count] if 0 <= count < len(_CARDINALS) else str(count)


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "none": lambda count: "",  # noqa: ARG005 - counted, not shown
}
"""How numbers are shown (§ 17.18.59); a format of another script is shown in decimals."""
