"""The numbers that Word shows for the paragraphs of lists, counted from ``numbering.xml`` (ISO/IEC 29500-1 § 17.9)."""

from __future__ import annotations

from dataclasses import field

from lxml import etree

from engross.patterns import compile_on_use
from engross.values import dataclass

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_PLACE = compile_on_use(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: the number it starts with, how it counts, its text (``%1.%2``), the style bound to it."""

    start: int
    format: str
    text: str
    style: str


@dataclass(slots=True)
class _List:
    """A list: the definition that it counts with, its levels, and those that begin anew where it is first used."""

    definition: str
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)


class ShownNumbers:
    """Counts the paragraphs of the lists of one file, in the order in which they are asked for."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        """The roots of the parts; None where the file has none."""
        self._lists = _lists_in(numbering) if numbering is not None else {}
        self._styles = (
            {style.get(f"{_W}styleId", ""): style for style in styles if isinstance(style.tag, str)}
            if (styles is not None)
            else {}
        )
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[tuple[str, int]] = set()

    def number(self, properties: etree._Element | None) -> str:
        """What is shown in front of the next paragraph, whose ``w:pPr`` is given; empty where it is in no list."""
        identifier, level = self._place(properties)
        known = self._lists.get(identifier)
        if known is None or level not in known.levels:
            return ""
        counts = self._counts.setdefault(known.definition, {})
        if (identifier, level) not in self._used:
            self._used.add((identifier, level))
            if level in known.restarts:
                counts[level] = known.restarts[level] - 1
        counts[level] = counts.get(level, known.levels[level].start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        shown = known.levels[level]
        return _PLACE.sub(lambda found: self._part(known, counts, int(found[1]) - 1), shown.text)

    def _part(self, known: _List, counts: dict[int, int], level: int) -> str:
        one = known.levels.get(level)
        if one is None:
            return ""
        return f"{counts.get(level, one.start)}{'' if one.format == 'decimal' else f' ({one.format})'}"

    def _place(self, properties: etree._Element | None) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else those of its style."""
        style = _value(properties, "pStyle")
        identifier, level = _list_place(properties)
        seen: set[str] = set()
        while identifier == "" and style and style not in seen:
            seen.add(style)
            element = self._styles.get(style)
            of_style = element.find(f"{_W}pPr") if element is not None else None
            identifier, of_list = _list_place(of_style)
            bound = self._lists[identifier].levels.items() if identifier in self._lists else ()
            level = level or next((str(at) for at, each in bound if each.style == style), of_list)
            style = _value(element, "basedOn")
        return identifier, int(level) if level.isdecimal() else 0


def _list_place(properties: etree._Element | None) -> tuple[str, str]:
    numbering = properties.find(f"{_W}numPr") if properties is not None else None
    return _value(numbering, "numId"), _value(numbering, "ilvl")


def _value(parent: etree._Element | None, name: str) -> str:
    found = parent.find(_W + name) if parent is not None else None
    return found.get(f"{_W}val", "") if found is not None else ""


def _whole(said: str, default: int) -> int:
    return int(said) if said.isdecimal() else default


def _level(element: etree._Element) -> _Level:
    return _Level(
        _whole(_value(element, "start"), 0),
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText"),
        _value(element, "pStyle"),
    )


def _lists_in(numbering: etree._Element) -> dict[str, _List]:
    """The lists by id, each with the levels of its definition and what it overrides of them."""
    definitions = {
        each.get(f"{_W}abstractNumId", ""): {
            _whole(level.get(f"{_W}ilvl", ""), 0): _level(level) for level in each.iterchildren(f"{_W}lvl")
        }
        for each in numbering.iterchildren(f"{_W}abstractNum")
    }
    found = {}
    for each in numbering.iterchildren(f"{_W}num"):
        definition = _value(each, "abstractNumId")
        known = _List(definition, dict(definitions.get(definition, {})))
        for override in each.iterchildren(f"{_W}lvlOverride"):
            at = _whole(override.get(f"{_W}ilvl", ""), 0)
            level, start = override.find(f"{_W}lvl"), _value(override, "startOverride")
            if level is not None:
                known.levels[at] = _level(level)
            if start.isdecimal():
                known.restarts[at] = int(start)
        found[each.get(f"{_W}numId", "")] = known
    return found
