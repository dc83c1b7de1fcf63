"""Akoma Ntoso 3.0 of other makers as a code: whatever hierarchy it has; what the profile cannot hold is counted.

Source: Akoma Ntoso 3.0 (OASIS Standard, 29 August 2018), hierarchical documents and their attachments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from engross.errors import SourceError
from engross.importing.akoma_ntoso.akoma_ntoso_names import (
    BODIES,
    HEAD,
    HIERARCHY,
    INLINE,
    QUOTED_LAW,
    UNNUMBERED,
    hierarchy_in,
    holds_quoted,
    holds_units,
    parsed_document,
)
from engross.importing.akoma_ntoso.akoma_ntoso_text import AkomaNtosoText, Words, closed, words_of_number
from engross.importing.code.code_unit import CodeDocument, CodeUnit
from engross.importing.code.loose_items import in_sections
from engross.importing.code.pictures import Pictures
from engross.importing.code.placeholders import status_of_heading
from engross.importing.code.published_xml import element_name, stated_day
from engross.importing.open_law.open_law_dividers import named_unit
from engross.importing.open_law.open_law_text import Part, with_parts
from engross.model.law.arrangement import arranged
from engross.model.law.provision import CONTAINERS, ITEM_LEVELS, Level, Provision
from engross.model.law.text import Text, collapse

_BASES = frozenset({"article", "rule"})
"""The units that are the sections of a law that has none."""
_ANNEXED = frozenset({"attachment", "component"})
_AROUND = frozenset({"meta", "attachments", "components"})
_SILENT = frozenset(
    {
        *("content", "intro", "wrapUp", "listIntroduction", "listWrapUp", "p", "block", "interstitial", "blockList"),
        *("blockContainer", "container", "item", "quotedStructure"),
    }
)
"""What is read as what is in it, and nothing is lost."""


def read_akoma_ntoso(data: bytes, name: str, read_file: Callable[[str], bytes]) -> CodeDocument:
    """The code or act in the Akoma Ntoso file ``data``, called ``name``; ``read_file`` gives a picture beside it.

    Errors: SourceError where it is not well-formed, or has no body.
    """
    root = parsed_document(data, name)
    made = _Reader(read_file)
    units = tuple(unit for document in root for unit in made.document(document, _title(root) or name))
    if not any(element_name(element) in BODIES for element in root.iter()):
        wanted = (
            "this Akoma Ntoso has no <body>, <mainBody> or <portionBody>; give the file of an act, bill or document"
        )
        raise SourceError(name, 1, wanted)
    if not units:
        raise SourceError(name, 1, "the body of this Akoma Ntoso is empty; give the file of an act, bill or document")
    day = next((e.get("date", "") for e in root.iter("{*}FRBRdate") if _of_expression(e)), "")
    return CodeDocument(
        _title(root) or name, units, stated_day(day[:10]), made.losses, made.pictures.files, title=made.title
    )


def _title(root: etree._Element) -> str:
    """What the document calls itself."""
    found = (alias.get("value", "") for alias in root.iter("{*}FRBRalias") if alias.get("name") == "title")
    return collapse(next(found, ""))


def _of_expression(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and element_name(parent) == "FRBRExpression"


class _Reader:
    """One reading; what cannot be held is counted in ``losses``."""

    def __init__(self, read_file: Callable[[str], bytes]) -> None:
        self.losses: Counter[str] = Counter()
        self.pictures = Pictures(self.losses, read_file)
        self.texts = AkomaNtosoText(self.losses, self.pictures)
        self.bases = False
        self.title = ""

    def document(self, element: etree._Element, title: str) -> Iterator[CodeUnit]:
        """The units of an act, bill or other document, then those of what is attached to it."""
        if element_name(element) in _AROUND:
            yield from self._annexed(element)
            return
        for child in element:
            name = element_name(child)
            if name in BODIES:
                parts = self._body(child)
                loose = any(isinstance(part, Provision) for part in parts)
                self.title = title if loose else ""
                units = (CodeUnit("", "", Text(title) or None, parts),) if loose else parts
                yield from (unit for unit in units if isinstance(unit, CodeUnit))
            elif name in _AROUND:
                yield from self._annexed(child)
            elif words := sum(len(str(part).split()) for part in child.itertext()):
                self.losses[f"words of <{name}>, which stands around the law"] += words

    def _body(self, element: etree._Element) -> tuple[CodeUnit | Provision, ...]:
        outer = self.bases
        inside = hierarchy_in(element)
        self.bases = not any(element_name(part) == "section" and not holds_units(part) for part in inside)
        parts = in_sections(tuple(self._parts_of_unit(element)))
        self.bases = outer
        return parts

    def _annexed(self, element: etree._Element) -> Iterator[CodeUnit]:
        """The documents in what holds attachments, each a unit with its heading."""
        for holder in element:
            if element_name(holder) in _ANNEXED:
                documents = (child for child in holder if element_name(child) not in {*HEAD, "subheading"})
                parts = tuple(part for child in documents for part in self._annexed_document(child))
                yield self._named(holder, parts)

    def _named(self, holder: etree._Element, parts: tuple[CodeUnit | Provision, ...]) -> CodeUnit:
        """What is attached, as a unit: "Schedule 2" with its subheading as its heading, else both as they are."""
        heading, label = self._heading(holder), self._label(holder)
        below = tuple(
            text for child in holder if element_name(child) == "subheading" for text in self.texts.paragraph(child)
        )
        unit = named_unit(heading) if heading is not None and not label else CodeUnit("", label, heading)
        if unit.heading is None and len(below) == 1:
            return replace(unit, heading=below[0], parts=parts)
        return replace(unit, parts=(*(Provision("text", body=(text,)) for text in below), *parts))

    def _annexed_document(self, element: etree._Element) -> Iterator[CodeUnit | Provision]:
        for child in element:
            name = element_name(child)
            if name in BODIES:
                yield from self._body(child)
            elif name in _AROUND:
                yield from self._annexed(child)
            elif words := sum(len(str(part).split()) for part in child.itertext()):
                self.losses[f"words of <{name}>, which stands around the law"] += words

    def _parts_of_unit(self, element: etree._Element) -> Iterator[CodeUnit | Provision]:
        for child in element:
            name = element_name(child)
            if name in HEAD:
                continue
            if self._is_unit(child):
                yield self._unit(child)
            elif name == "section" or (name in HIERARCHY and self._label(child)):
                yield self._filled(Provision("section", self._label(child)), child, 0)
            elif name in HIERARCHY - UNNUMBERED and (holds_units(child) or any(map(self._is_unit, child))):
                yield from (Provision("text", body=(text,)) for text in self._headings(child))
                yield from self._parts_of_unit(child)
            else:
                for part in self._part(child, 0):
                    yield part if isinstance(part, Provision) else Provision("text", body=(part,))

    def _is_unit(self, element: etree._Element) -> bool:
        """Whether an element is a unit that holds sections, and no section or part of one."""
        name = element_name(element)
        if name in _BASES and self.bases:
            return holds_units(element)
        if name in CONTAINERS:
            return True
        if name == "section":
            return holds_units(element)
        headed = any(element_name(child) in HEAD for child in element)
        named = element.get("name") not in ("hcontainer", "crossheading")
        return name == "hcontainer" and headed and (holds_units(element) or bool(named and hierarchy_in(element)))

    def _unit(self, element: etree._Element) -> CodeUnit:
        heading = self._heading(element)
        parts = in_sections(tuple(self._parts_of_unit(element)))
        status = status_of_heading(heading.words if heading else "") if not parts else ""
        name = element_name(element)
        if name == "hcontainer":
            name = element.get("name", "")
            name = "" if name == "crossheading" else name
        return CodeUnit(name.capitalize(), self._label(element), heading, parts, (), status)

    def _filled(self, provision: Provision, element: etree._Element, depth: int) -> Provision:
        """``provision`` with the heading, words and items of ``element``, the items at ``depth``."""
        heading = self._heading(element)
        notes = tuple(self._notes_on_number(element))
        before = notes
        if heading is not None and provision.level == "point":
            before, heading = (*notes, heading), None
        elif heading is not None and notes:
            before, heading = (), Text(" ".join(text.plain for text in (*notes, heading)))
        parts = (*before, *self._parts(element, depth))
        made = arranged(with_parts(replace(provision, heading=heading), parts))
        bare = not made.body and not made.children
        if bare and made.level == "section":
            return replace(made, status=status_of_heading(heading.words if heading else "") or "vacant")
        return made

    def _parts(self, element: etree._Element, depth: int) -> Iterator[Part]:
        """The words, tables and items of an element, in order, the items at ``depth``."""
        yield from closed(self._open_parts(element, Words(), depth))

    def _open_parts(self, element: etree._Element, words: Words, depth: int) -> Iterator[Part]:
        words.add(element.text)
        for child in element:
            name = element_name(child)
            if name in INLINE and not holds_quoted(child):
                self.texts.inline(child, words)
            elif name in INLINE:
                yield from self._open_parts(child, words, depth)
            elif name and name not in HEAD:
                yield from words.taken(element)
                yield from self._part(child, depth)
            words.add(child.tail)
        yield from words.taken(element)

    def _part(self, element: etree._Element, depth: int) -> Iterator[Part]:
        """What a block, or a part of a section, is read as."""
        name = element_name(element)
        if name == "table":
            yield from self.texts.table(element)
        elif name in ("ul", "ol"):
            for item in element:
                yield arranged(with_parts(Provision("point"), tuple(self._parts(item, depth))))
        elif name == "foreign":
            self.losses["<foreign>, kept as words"] += 1
            yield from self.texts.paragraph(element)
        elif name == "toc":
            self.losses["entries of contents lists, left out"] += len(element)
        elif name in QUOTED_LAW:
            self.losses["quoted law, kept as text of what quotes it"] += 1
            yield from self.texts.lines(element)
        elif name in HIERARCHY and (self._label(element) or name in UNNUMBERED):
            yield self._item(element, depth)
        elif name and name != "meta":
            if name not in _SILENT and name not in HIERARCHY:
                self.losses[f"<{name}>, kept as a paragraph"] += 1
            yield from self._headings(element)
            yield from self._parts(element, depth)

    def _item(self, element: etree._Element, depth: int) -> Provision:
        label = self._label(element)
        if depth >= len(ITEM_LEVELS):
            self.losses["items deeper than the seventh level, kept at the seventh"] += 1
        level: Level = ITEM_LEVELS[min(depth, len(ITEM_LEVELS) - 1)] if label else "point"
        return self._filled(Provision(level, label), element, depth + bool(label))

    def _headings(self, element: etree._Element) -> Iterator[Text]:
        """The heading of what has no number, as a paragraph."""
        for child in element:
            if element_name(child) in HEAD:
                yield from self.texts.paragraph(child)

    def _label(self, element: etree._Element) -> str:
        found = next((child for child in element if element_name(child) == "num"), None)
        return words_of_number(found) if found is not None else ""

    def _notes_on_number(self, element: etree._Element) -> Iterator[Text]:
        for child in element:
            if element_name(child) == "num":
                yield from self.texts.notes(child)

    def _heading(self, element: etree._Element) -> Text | None:
        found = next((child for child in element if element_name(child) == "heading"), None)
        return next(iter(self.texts.paragraph(found)), None) if found is not None else None
