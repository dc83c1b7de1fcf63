"""Units, sections and paragraphs of Open Law Library XML.

Source: the Open Law Library's XML of codes (namespace ``https://open.law/schemas/library``): a document that includes
files, ``container`` (prefix, num, heading), ``section``, ``para``, ``text``, ``annotation``, ``cite``.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import PurePosixPath

from lxml import etree

from engross.importing.code.code_unit import CodeDocument, CodeUnit
from engross.importing.code.loose_items import in_sections
from engross.importing.code.pictures import Pictures
from engross.importing.code.placeholders import placeholder_status, status_of_heading
from engross.importing.code.published_xml import element_name, stated_day
from engross.importing.open_law.open_law_dividers import divider, grouped
from engross.importing.open_law.open_law_file import NAMESPACE, left_without_instructions, parsed_file
from engross.importing.open_law.open_law_notes import annotations_of, is_unit, read_annotations
from engross.importing.open_law.open_law_text import OpenLawText, Part, with_parts
from engross.model.law.arrangement import arranged
from engross.model.law.provision import ITEM_LEVELS, Level, Provision
from engross.model.law.text import Text, collapse

_HEAD = frozenset({"prefix", "num", "heading", "annotations", "reason", "annotation"})
_TITLE_PAGE = frozenset({"num", "cover"})
_TEXTS = frozenset({"text", "aftertext"})
_WORDS = _TEXTS | {"table", "ul", "ol", "img"}
_HOLDERS = frozenset({"include", "attachments"})
"""What holds law and has no place of its own among the units."""
_LAW = (_WORDS | _HOLDERS | {"container", "attachment", "section", "para"}) - {"img"}
_FIRST_YEAR = 1776
"""Before this year a day stands for none: ``0001-01-01``."""
_INCLUDE = "{http://www.w3.org/2001/XInclude}include"
ReadFile = Callable[[str], bytes]


def read_open_law(data: bytes, name: str, read_file: ReadFile) -> CodeDocument:
    """The code in ``data``, the document or container called ``name``; ``read_file`` gives what it includes, by name.

    Errors: SourceError where a file is not well-formed, or not Open Law Library XML.
    """
    return _Reader(read_file).document(data, name)


class _Reader:
    """One reading: what it met and could not keep is in ``losses``."""

    def __init__(self, read_file: ReadFile) -> None:
        self.losses: Counter[str] = Counter()
        self.whole: list[CodeUnit] = []
        self.pictures = Pictures(self.losses, self._read_beside)
        self.texts = OpenLawText(self.losses, self.pictures)
        self.read_file = read_file
        self.publisher = ""
        self.title = ""
        self.home = PurePosixPath()

    def document(self, data: bytes, name: str) -> CodeDocument:
        root = self._parsed(data, name)
        identity = root.get("id") or root.get("containing-doc") or ""
        place = identity.rpartition(", ")[0]
        self.publisher = f"{place}, " if place else ""
        units = list(self._units(root)) if element_name(root) == "document" else [self._unit(root)]
        return CodeDocument(
            identity or name, tuple(units), _kept_through(root), self.losses, self.pictures.files, tuple(self.whole),
            self.title,
        )  # fmt: skip

    def _units(self, root: etree._Element) -> Iterator[CodeUnit]:
        """The units at the top; what stands between them in none is in one without a name. What stands before them all
        is in one with the heading of the document, the longest that it has."""
        top = tuple(grouped(self._top_parts(root)))
        heading = None
        if top and isinstance(top[0], Provision):
            headings = [self.texts.text(child) for child in root if element_name(child) == "heading"]
            heading = max(headings, key=lambda text: len(text.plain), default=None) or None
            self.title = heading.plain if heading is not None else ""
        for loose, run in groupby(top, lambda part: isinstance(part, Provision)):
            parts = tuple(run)
            if loose:
                yield CodeUnit("", "", heading, in_sections(parts))
                heading = None
            else:
                yield from (part for part in parts if isinstance(part, CodeUnit))

    def _top_parts(self, root: etree._Element) -> Iterator[CodeUnit | Provision]:
        for child in root:
            name = element_name(child)
            if child.tag == _INCLUDE:
                missing = self._missing()
                held = tuple(self._included(child))
                units = [part for part in held if isinstance(part, CodeUnit)]
                self.whole += units if self._missing() == missing else []
                yield from held
            elif name in _TITLE_PAGE:
                self.losses[f"<{name}> of the document, left out"] += 1
            elif name in ("annotations", "annotation"):
                notes = 1 if name == "annotation" else len(tuple(annotations_of(child)))
                self.losses["notes on the code as a whole, left out"] += notes
            elif name not in ("heading", "meta", ""):
                yield from self._part(child)

    def _missing(self) -> int:
        """How many files were not there up to now."""
        return sum(count for kind, count in self.losses.items() if kind.startswith("files that are included"))

    def _included(self, element: etree._Element) -> Iterator[CodeUnit | Provision]:
        """What an ``xi:include`` names, by its path from the file that it stands in."""
        path = beside(self.home, element.get("href", ""))
        try:
            root = self._parsed(self.read_file(str(path)), str(path), _child_prefix(element))
        except FileNotFoundError:
            self.losses[f"files that are included and are not there ({path})"] += 1
            return
        home, self.home = self.home, path.parent
        yield from self._part(root)
        self.home = home

    def _parsed(self, data: bytes, name: str, prefix: str = "") -> etree._Element:
        root = parsed_file(data, name, prefix)
        if instructions := left_without_instructions(root):
            self.losses["instructions to a program that amends a code, left out"] += instructions
        return root

    def _read_beside(self, name: str) -> bytes:
        return self.read_file(str(beside(self.home, name)))

    def _unit(self, element: etree._Element) -> CodeUnit:
        prefix, label = self._words(element, "prefix"), self._label(element)
        heading = self._heading(element)
        printed = self._text_of(element, "reason")
        reason = printed or Text(collapse(element.get("placeholder", "")))
        status = placeholder_status(reason.words) or status_of_heading(heading.words if heading else "")
        if status and len(element) and any(is_unit(child) or element_name(child) == "section" for child in element):
            status = "repealed" if status == "repealed" else ""
        notes = read_annotations(element, self.texts, self.publisher)
        parts = tuple(part for child in element for part in self._part(child))
        if reason and (not placeholder_status(reason.words) or (printed and not parts)):
            parts = (Provision("text", body=(reason,)), *parts)
        inside = tuple(grouped(in_sections(parts)))
        return CodeUnit(prefix, label, heading, inside, notes, status, element.get("name", ""))

    def _part(self, element: etree._Element) -> Iterator[CodeUnit | Provision]:
        name = element_name(element)
        if element.tag == _INCLUDE:
            yield from self._included(element)
        elif is_unit(element):
            yield self._unit(element)
        elif name == "section":
            yield self._section(element)
        elif name in _WORDS:
            for part in self._blocks(element):
                yield part if isinstance(part, Provision) else Provision("text", body=(part,))
        elif name == "subheading":
            yield divider(self.texts.text(element))
        elif name in _HOLDERS:
            self._count_quoted(name)
            for child in element:
                yield from self._part(child)
        elif name == "para":
            yield self._paragraph(element, 0)
        elif name and name not in _HEAD:
            for child in self._inside_unknown(element):
                yield from self._part(child)

    def _blocks(self, element: etree._Element) -> Iterator[Part]:
        """The words, tables and list items of an element that has words and no law in it."""
        yield from (self.texts.parts if element_name(element) in _TEXTS else self.texts.block)(element)

    def _section(self, element: etree._Element, depth: int | None = None) -> Provision:
        level: Level = "section" if depth is None else self._level(depth)
        provision = Provision(
            level,
            self._label(element),
            self._heading(element),
            notes=read_annotations(element, self.texts, self.publisher),
            line=element.sourceline or 0,
        )
        made = self._with_reason(self._filled(provision, element, 0 if depth is None else depth + 1), element)
        bare = not made.status and not made.body and not made.children
        return replace(made, status=status_of_heading(made.heading.words if made.heading else "")) if bare else made

    def _paragraph(self, element: etree._Element, depth: int) -> Provision:
        label = self._label(element)
        level, heading = self._level(depth) if label else "point", self._heading(element)
        made = Provision(level, label, heading, line=element.sourceline or 0)
        if level == "point" and heading is not None:
            made = replace(made, heading=None, body=(heading,))
        return self._with_reason(self._filled(made, element, depth + bool(label)), element)

    def _with_reason(self, made: Provision, element: etree._Element) -> Provision:
        """``made`` with what its publisher says of why it has no words: its status, and the words that are printed."""
        printed, stated = self._text_of(element, "reason"), Text(collapse(element.get("placeholder", "")))
        status = placeholder_status((printed or stated).words)
        bare = not made.body and not made.children
        kept = printed if bare or not status else Text()
        if bare and not printed and not status:
            kept = stated
        body = (kept, *made.body) if kept else made.body
        return replace(made, body=body, status=status or ("vacant" if kept and bare else ""))

    def _level(self, depth: int) -> Level:
        if depth >= len(ITEM_LEVELS):
            self.losses["items deeper than the seventh level, kept at the seventh"] += 1
        return ITEM_LEVELS[min(depth, len(ITEM_LEVELS) - 1)]

    def _filled(self, provision: Provision, element: etree._Element, depth: int) -> Provision:
        """``provision`` with the words and items of ``element``, the items at ``depth``."""
        parts: list[Part] = []
        for child in element:
            name = element_name(child)
            if name in _WORDS:
                parts += self._blocks(child)
            elif name == "para":
                parts.append(self._paragraph(child, depth))
            elif is_unit(child) or name == "section":
                parts.append(self._section(child, depth))
            elif name in _HOLDERS:
                self._count_quoted(name)
                inside = self._filled(Provision("text"), child, depth)
                parts += [*inside.body, *inside.children, *inside.flush]
            elif name and name not in _HEAD:
                inside = self._filled(Provision("text"), _holding(self._inside_unknown(child)), depth)
                parts += [*inside.body, *inside.children, *inside.flush]
        return arranged(with_parts(provision, tuple(parts)))

    def _count_quoted(self, name: str) -> None:
        if name == "include":
            self.losses["quoted law, kept as text of what quotes it"] += 1

    def _inside_unknown(self, element: etree._Element) -> tuple[etree._Element, ...]:
        """What an element of another name is read as: the parts that are in it, else one text with its words."""
        self.losses[f"<{element_name(element)}>, kept as what is in it"] += 1
        if any(element_name(child) in _LAW for child in element):
            return tuple(element)
        words = deepcopy(element)
        words.tag, words.tail = f"{{{NAMESPACE}}}text", None
        return (words,)

    def _words(self, element: etree._Element, name: str) -> str:
        found = element.find(f"{{{NAMESPACE}}}{name}")
        return collapse("".join(str(part) for part in found.itertext())) if found is not None else ""

    def _label(self, element: etree._Element) -> str:
        """The label as it is printed: what stands before the number (Article, §), and the number."""
        return " ".join(part for part in (self._words(element, "prefix"), self._words(element, "num")) if part)

    def _heading(self, element: etree._Element) -> Text | None:
        return self._text_of(element, "heading") or None

    def _text_of(self, element: etree._Element, name: str) -> Text:
        """The words of the part called ``name``, without the notes in it; no words where there is none."""
        found = element.find(f"{{{NAMESPACE}}}{name}")
        return self.texts.text(found, frozenset({"annotation"})) if found is not None else Text()


def _kept_through(root: etree._Element) -> date | None:
    """The day up to which a code is kept: that of its last ordinance, else that from which this text is in effect."""
    through = root.find(f".//{{{NAMESPACE}}}recency")
    effective = root.findtext(f"{{{NAMESPACE}}}meta/{{{NAMESPACE}}}effective") or ""
    day = stated_day(through.get("through")) if through is not None else None
    since = stated_day(effective.strip())
    return day or (since if since is not None and since.year >= _FIRST_YEAR else None)


def _child_prefix(element: etree._Element) -> str:
    """The word before the number of a unit that an ``xi:include`` brings in, where what it stands in says it."""
    parent = element.getparent()
    return parent.get("childPrefix", "") if parent is not None else ""


def _holding(elements: tuple[etree._Element, ...]) -> etree._Element:
    """An element that holds copies of these."""
    made = etree.Element(f"{{{NAMESPACE}}}include")
    made.extend(deepcopy(each) for each in elements)
    return made


def beside(home: PurePosixPath, name: str) -> PurePosixPath:
    """The path of a file that a file in the folder ``home`` names."""
    return PurePosixPath(posixpath.normpath(str(home / name)))
