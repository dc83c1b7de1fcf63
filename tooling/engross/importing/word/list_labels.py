"""The labels of Word lists, computed as Word shows them (ISO/IEC 29500-1 § 17.9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from lxml import etree

from engross.importing.word.element_names import W, number, switch, value
from engross.importing.word.number_formats import numeral
from engross.patterns import compile_on_use
from engross.values import dataclass, quick_init

_DEEPEST = 9
_PLACE = compile_on_use(r"%([1-9])")
_BULLET = "•"
_FORMER = compile_on_use(r"%\d:(\d+):(\d+):")
_CODES = {
    "0": "decimal",
    "1": "upperRoman",
    "2": "lowerRoman",
    "3": "upperLetter",
    "4": "lowerLetter",
    "5": "ordinal",
    "6": "cardinalText",
    "7": "ordinalText",
    "22": "decimalZero",
    "255": "none",
}
"""The codes of number formats (MS-OSHARED § 2.2.1.3), of those that an English document can show."""

Suffix = Literal["tab", "space", "nothing"]
"""What stands between a label and the words (§ 17.9.28)."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: where it starts, how it counts, what is printed around the numbers, where it stands.

    ``pattern`` is the example that the format "custom" counts by. ``left`` and ``hanging`` are indents in twentieths of
    a point. ``caps``: whether its labels are shown in capitals, None where the paragraph decides. ``hidden``: they are
    counted and not shown. ``picture``: a picture is their bullet.
    """

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    suffix: Suffix = "tab"
    left: int | None = None
    hanging: int = 0
    caps: bool | None = None
    hidden: bool = False
    picture: bool = False


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list: the counters it shares (its abstract list), its levels, and the levels that it starts anew."""

    shared: str
    levels: Mapping[int, ListLevel]
    starts: frozenset[int] = frozenset()


@quick_init
@dataclass(frozen=True, slots=True)
class ListLabel:
    """What a paragraph is numbered with: its label as shown, and which level of which run of a list it is of.

    ``run`` tells a list from another, and from itself where it starts anew. ``suffix`` as ``ListLevel``'s. ``fixed``:
    the label is the same words before each item, without a number.
    """

    label: str = ""
    run: str = ""
    level: int = 0
    suffix: Suffix = "tab"
    bullet: bool = False
    fixed: bool = False
    caps: bool | None = None


def former_label(original: str) -> str:
    """The label that ``w:numberingChange`` says a paragraph had (§ 17.13.5.23): ``%1:2:3:.`` is ``B.``.

    Each number is written as its level, its value, the code of its format, and what follows it.
    """
    return _FORMER.sub(lambda found: numeral(number(found[1]), _CODES.get(found[2], "decimal")) or "", original)


class ListNumbering:
    """The lists of a file, and how far each has counted.

    ``count`` is asked once for each numbered paragraph, in reading order, those without words too.
    """

    def __init__(self, root: etree._Element | None, unsure: Callable[[str], None] = lambda _words: None) -> None:
        """Read ``root``, the part ``numbering.xml``; a file without one has no lists.

        ``unsure`` is told of numbers that are shown otherwise than in Word.
        """
        self._lists = _lists(root) if root is not None else {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._runs: dict[str, int] = {}
        self._unsure = unsure

    def level(self, list_id: str, depth: int) -> ListLevel | None:
        """The level, or None where there is no such list or level."""
        found = self._lists.get(list_id)
        return found.levels.get(depth) if found else None

    def depth_of_style(self, list_id: str, style_id: str) -> int | None:
        """Which level of the list is that of a paragraph style (§ 17.9.23)."""
        found = self._lists.get(list_id)
        return (
            next((depth for depth, level in found.levels.items() if level.style == style_id), None) if found else None
        )

    def count(self, list_id: str, depth: int) -> ListLabel:
        """Count one paragraph, and give what it is numbered with; a bullet is "•", no label is empty."""
        found = self._lists.get(list_id)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ListLabel()
        counts = self._counts.setdefault(found.shared, [None] * _DEEPEST)
        if depth in found.starts and (list_id, depth) not in self._begun:
            self._begun.add((list_id, depth))
            self._runs[found.shared] = self._runs.get(found.shared, 0) + 1
            counts[depth] = None
        _advance(found, counts, depth)
        run = f"{found.shared} {self._runs.get(found.shared, 0)}"
        if level.hidden:
            return ListLabel("", run, depth)
        if level.format == "bullet" and not _spells(level.text):
            shows = level.picture or bool(level.text.strip())
            return ListLabel(_BULLET if shows else "", run, depth, level.suffix, shows)
        numbers = {
            place: self._number(found, counts, int(place) - 1, level.legal) for place in _PLACE.findall(level.text)
        }
        label = _PLACE.sub(lambda place: numbers[place[1]], level.text)
        return ListLabel(label, run, depth, level.suffix, fixed=not any(numbers.values()), caps=level.caps)

    def _number(self, found: NumberedList, counts: list[int | None], depth: int, legal: bool) -> str:
        level, count = found.levels.get(depth), counts[depth]
        if level is None or count is None or level.format == "bullet":
            return ""
        # Legal numbering shows every level in decimals (§ 17.9.4); leading zeros are decimals.
        form = "decimal" if legal and level.format not in _DECIMALS else level.format
        made = numeral(count, form, level.pattern)
        if made is None:
            self._unsure(f"numbers that Word shows in the format “{level.pattern or form}” are decimals here: {count}")
        return str(count) if made is None else made


_DECIMALS = frozenset({"decimal", "decimalZero", "custom", "none"})


def _advance(found: NumberedList, counts: list[int | None], depth: int) -> None:
    """Count one paragraph of the level ``depth``: what is above it begins, what is below it starts anew."""
    current = counts[depth]
    counts[depth] = found.levels[depth].start if current is None else current + 1
    for above in range(depth):
        if counts[above] is None:
            counts[above] = found.levels[above].start if above in found.levels else 1
    for below in range(depth + 1, _DEEPEST):
        restart = found.levels[below].restart if below in found.levels else None
        if restart is None or (restart and depth < restart):
            counts[below] = None


def _spells(text: str) -> bool:
    """Whether a bullet is words ("WHEREAS,") and no sign: "o" is the sign of a second level."""
    return len(text.strip()) > 1 and any(letter.isalnum() and letter.isascii() for letter in text)


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
        starts = set()
        for override in entry.iterchildren(f"{W}lvlOverride"):
            depth = number(override.get(f"{W}ilvl"))
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[depth] = _level(own)
            start = value(override, "startOverride")
            if start is not None:
                starts.add(depth)
                levels[depth] = replace(levels.get(depth, ListLevel()), start=number(start, 1))
        kept = {depth: level for depth, level in levels.items() if 0 <= depth < _DEEPEST}
        found[entry.get(f"{W}numId", "")] = NumberedList(shared, kept, frozenset(starts))
    return found


def _level(element: etree._Element) -> ListLevel:
    start, restart = value(element, "start"), value(element, "lvlRestart")
    indent = element.find(f"{W}pPr/{W}ind")
    left = (indent.get(f"{W}left") or indent.get(f"{W}start")) if indent is not None else None
    form = element.find(f"{W}numFmt")
    suffix = value(element, "suff")
    return ListLevel(
        number(start, 1) if start is not None else 0,
        (form.get(f"{W}val") if form is not None else None) or "decimal",
        form.get(f"{W}format", "") if form is not None else "",
        value(element, "lvlText") or "",
        None if restart is None else number(restart),
        bool(switch(element, "isLgl")),
        value(element, "pStyle") or "",
        "space" if suffix == "space" else "nothing" if suffix == "nothing" else "tab",
        None if left is None else number(left),
        number(indent.get(f"{W}hanging")) if indent is not None else 0,
        switch(element.find(f"{W}rPr"), "caps"),
        bool(switch(element.find(f"{W}rPr"), "vanish")),
        element.find(f"{W}lvlPicBulletId") is not None,
    )
