"""What one side of a Word file shows, all tracked changes accepted or all rejected: read straight from its markup.

Written from ISO/IEC 29500-1 § 17.13.5 and without regard to how redlines are written. A paragraph is its style, its
place in a list and its text; a picture is the hash of its bytes, a note its own text, where it is referred to.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import field

from lxml import etree

from engross.model.publication.accepted_text import Side
from engross.redline_proof.shown_numbers import ShownNumbers
from engross.values import dataclass

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode()),
)
_GONE_ACCEPTED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}cellDel"))
_GONE_REJECTED = frozenset((f"{_W}ins", f"{_W}moveTo", f"{_W}cellIns"))
_SIGNS = {f"{_W}tab": "\t", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011", f"{_W}softHyphen": "\u00ad"}
_WORDS = frozenset((f"{_W}t", f"{_W}delText"))
_WHITE_SPACE = str.maketrans("\n\r\t", "   ")
"""Word shows a line end or a tab among letters as a blank; those that it breaks at are elements."""

_CODES = frozenset((f"{_W}instrText", f"{_W}delInstrText"))
_SKIPPED = frozenset(f"{_W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "fldChar", "smartTagPr"))
_NOTES = frozenset((f"{_W}footnoteReference", f"{_W}endnoteReference"))
_DRAWINGS = frozenset((f"{_W}drawing", f"{_W}object", f"{_W}pict"))
_ALTERNATIVES = f"{_MC}AlternateContent"
_PICTURES = frozenset(("embed", "link", "pict", "id"))
_BLOCK_HOLDERS = frozenset(
    f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo")
)


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph as one side shows it: the name of its style, whether and how deep it is in a list, its text.

    ``number`` is what Word shows in front of it; paragraphs that differ in it alone are equal.
    """

    style: str
    numbering: tuple[str, str]
    text: str
    number: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table: for each row, for each cell, what stands in it."""

    rows: tuple[tuple[tuple[ShownParagraph | ShownTable, ...], ...], ...]


Shown = ShownParagraph | ShownTable


@dataclass(frozen=True, slots=True)
class ShownHeader:
    """A header or footer: the part it is in, and what it shows."""

    part: str
    blocks: tuple[Shown, ...]


Headers = dict[tuple[str, str], ShownHeader]
"""Headers and footers, by kind and by the pages that they are on."""


@dataclass(frozen=True, slots=True)
class ShownFile:
    """What a file shows: its body, and each section's headers, those of its own and all that its pages show."""

    body: tuple[Shown, ...]
    sections: tuple[tuple[Headers, Headers], ...]


class SideReader:
    """Reads one side of a file."""

    def __init__(self, data: bytes, side: Side, authors: frozenset[str] | None = None) -> None:
        """``side``: new, all changes accepted; old, all rejected. ``authors``: only theirs are accepted."""
        self._side, self._authors = side, authors
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = frozenset(self._archive.namelist())
        self._main = self._target("", "officeDocument")
        self._links: dict[str, dict[str, str]] = {}
        self._part = self._main
        self._styles = self._style_names()
        self._numbers = ShownNumbers(self._related_tree("numbering"), self._related_tree("styles"))
        self._notes = {kind: self._notes_of(kind) for kind in ("footnotes", "endnotes")}

    def read(self) -> ShownFile:
        """What the side shows."""
        root = self._tree(self._main)
        body = root.find(f"{_W}body")
        shown = tuple(self._blocks(body)) if body is not None else ()
        if body is not None and not shown:
            # Word shows a body without a paragraph as one that is empty.
            shown = (ShownParagraph(self._styles.get("", ""), ("", ""), ""),)
        return ShownFile(shown, tuple(self._sections(root)))

    def _sections(self, root: etree._Element) -> Iterator[tuple[Headers, Headers]]:
        shown: Headers = {}
        for section in root.iter(f"{_W}sectPr"):
            if self._section_goes(section):
                continue
            own: Headers = {}
            for reference in section.iterchildren(f"{_W}headerReference", f"{_W}footerReference"):
                part = self._linked(self._main, reference.get(f"{_R}id", ""))
                if part in self._names:
                    self._part = part
                    kind = str(reference.tag).removeprefix(_W).removesuffix("Reference")
                    header = ShownHeader(part, tuple(self._blocks(self._tree(part))))
                    own[kind, reference.get(f"{_W}type", "default")] = header
            shown = shown | own
            yield own, shown
        self._part = self._main

    def _section_goes(self, section: etree._Element) -> bool:
        """Whether a section break was deleted with the paragraph that bears it, or is a former one."""
        properties = section.getparent()
        if properties is None or properties.tag != f"{_W}pPr":
            return properties is not None and properties.tag == f"{_W}sectPrChange"
        return any(map(self._is_accepted, properties.iterfind(f"{_W}rPr/{_W}del")))

    def _blocks(self, parent: etree._Element) -> Iterator[Shown]:
        held: list[str] = []
        last: etree._Element | None = None
        for block in self._flat(parent):
            if block.tag == f"{_W}tbl":
                table = self._table(block)
                # A table that goes as a whole parts nothing: what stands before it may be joined with what follows.
                if table.rows:
                    yield from self._left(last, held)
                    held, last = [], None
                    yield table
                continue
            held.append(self._text(block))
            last = block
            if not self._mark_goes(block):
                yield self._paragraph(block, "".join(held))
                held, last = [], None
        yield from self._left(last, held)

    def _left(self, paragraph: etree._Element | None, held: list[str]) -> Iterator[Shown]:
        """A paragraph whose mark goes, and that has none behind it to be joined with: it stays where it has words."""
        if paragraph is not None and "".join(held):
            yield self._paragraph(paragraph, "".join(held))

    def _flat(self, parent: etree._Element) -> Iterator[etree._Element]:
        for child in parent:
            if child.tag in (f"{_W}p", f"{_W}tbl"):
                yield child
            elif child.tag in _BLOCK_HOLDERS and not self._goes(child):
                yield from self._flat(child)

    def _table(self, table: etree._Element) -> ShownTable:
        rows = []
        for row in self._inside(table, f"{_W}tr"):
            properties = row.find(f"{_W}trPr")
            if properties is not None and any(map(self._goes, properties)):
                continue
            cells = [
                tuple(self._blocks(cell)) or self._last_of_cell(cell)
                for cell in self._inside(row, f"{_W}tc")
                if not any(map(self._goes, cell.iterfind(f"{_W}tcPr/*")))
            ]
            if cells:
                rows.append(tuple(cells))
        return ShownTable(tuple(rows))

    def _last_of_cell(self, cell: etree._Element) -> tuple[Shown, ...]:
        """The paragraph that a cell keeps where all go: the mark at its end cannot (§ 17.4.66)."""
        paragraphs = [block for block in self._flat(cell) if block.tag == f"{_W}p"]
        return (self._paragraph(paragraphs[-1], ""),) if paragraphs else ()

    def _inside(self, parent: etree._Element, tag: str) -> Iterator[etree._Element]:
        for child in parent:
            if child.tag == tag:
                yield child
            elif child.tag in _BLOCK_HOLDERS:
                yield from self._inside(child, tag)

    def _is_accepted(self, change: etree._Element) -> bool:
        return self._side == "new" and (self._authors is None or change.get(f"{_W}author", "") in self._authors)

    def _goes(self, element: etree._Element) -> bool:
        """Whether an element is a change that leaves nothing of what it is about."""
        if element.tag in _GONE_ACCEPTED:
            return self._is_accepted(element)
        return element.tag in _GONE_REJECTED and not self._is_accepted(element)

    def _mark_goes(self, paragraph: etree._Element) -> bool:
        mark = paragraph.find(f"{_W}pPr/{_W}rPr")
        return mark is not None and any(map(self._goes, mark))

    def _paragraph(self, paragraph: etree._Element, text: str) -> ShownParagraph:
        properties = paragraph.find(f"{_W}pPr")
        former = properties.find(f"{_W}pPrChange") if properties is not None else None
        if former is not None and not self._is_accepted(former):
            properties = former.find(f"{_W}pPr")
        shown = self._numbers.number(properties)
        if properties is None:
            return ShownParagraph(self._styles.get("", ""), ("", ""), text)
        style, number = properties.find(f"{_W}pStyle"), properties.find(f"{_W}numPr")
        name = "" if style is None else style.get(f"{_W}val", "")
        listed = ("", "")
        if number is not None:
            level, which = number.find(f"{_W}ilvl"), number.find(f"{_W}numId")
            listed = (
                "0" if level is None else level.get(f"{_W}val", "0"),
                "" if which is None or which.get(f"{_W}val") == "0" else "list",
            )
        return ShownParagraph(self._styles.get(name, name), listed, text, shown)

    def _text(self, element: etree._Element) -> str:
        return "".join([self._shown(child, str(child.tag)) for child in element])

    def _shown(self, child: etree._Element, tag: str) -> str:
        """What stands in a paragraph, as text; what is no text as ``<what it is>``."""
        if tag in _WORDS:
            return (child.text or "").translate(_WHITE_SPACE)
        if self._goes(child) or tag in _SKIPPED or not isinstance(child.tag, str):
            return ""
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag in _CODES:
            return _code(child.text or "")
        if tag in _NOTES:
            return self._note(child)
        if tag in _DRAWINGS:
            return self._picture(child) + "".join(self._boxes(child))
        if tag == _ALTERNATIVES:
            choice = child.find(f"{_MC}Choice")
            return self._text(choice) if choice is not None else ""
        return _sign(child, tag) + self._text(child)

    def _boxes(self, element: etree._Element) -> Iterator[str]:
        """The words of the text boxes in a drawing."""
        for box in element.iter(f"{_W}txbxContent"):
            words = "\n".join(_words_of(block) for block in self._blocks(box))
            yield f"<box {words}>"

    def _picture(self, element: etree._Element) -> str:
        shown = [
            self._bytes_of(value)
            for each in element.iter()
            if not _in_box(each, element)
            for name, value in each.attrib.items()
            if str(name).startswith(_R) and str(name).removeprefix(_R) in _PICTURES
        ]
        return f"<picture {' '.join(sorted(shown))}>"

    def _bytes_of(self, identifier: str) -> str:
        target = self._linked(self._part, identifier)
        return hashlib.sha256(self._archive.read(target)).hexdigest() if target in self._names else target

    def _note(self, reference: etree._Element) -> str:
        kind = "footnotes" if reference.tag == f"{_W}footnoteReference" else "endnotes"
        note = self._notes[kind].get(reference.get(f"{_W}id", ""))
        part, self._part = self._part, self._target(self._main, kind)
        words = "\n".join(_words_of(block) for block in self._blocks(note)) if note is not None else ""
        self._part = part
        return f"<note {words}>"

    def _notes_of(self, kind: str) -> dict[str, etree._Element]:
        part = self._target(self._main, kind)
        if part not in self._names:
            return {}
        return {note.get(f"{_W}id", ""): note for note in self._tree(part) if isinstance(note.tag, str)}

    def _style_names(self) -> dict[str, str]:
        """The name of each style of paragraphs by its id, and of the default by none."""
        part = self._target(self._main, "styles")
        found = {}
        for style in self._tree(part).iterchildren(f"{_W}style") if part in self._names else ():
            name = style.find(f"{_W}name")
            if style.get(f"{_W}type") == "paragraph":
                shown = (name.get(f"{_W}val", "") if name is not None else "").lower()
                found[style.get(f"{_W}styleId", "")] = shown
                if style.get(f"{_W}default") in ("1", "true", "on"):
                    found[""] = shown
        return found

    def _related_tree(self, kind: str) -> etree._Element | None:
        part = self._target(self._main, kind)
        return self._tree(part) if part in self._names else None

    def _tree(self, part: str) -> etree._Element:
        data = self._archive.read(part)
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=True))

    def _target(self, part: str, kind: str) -> str:
        """The part that ``part`` is related to by ``kind``."""
        for entry in self._relationships(part):
            if entry.get("Type", "").rpartition("/")[2] == kind and entry.get("TargetMode") != "External":
                return _path(part, entry.get("Target", ""))
        return ""

    def _linked(self, part: str, identifier: str) -> str:
        if part not in self._links:
            self._links[part] = {
                entry.get("Id", ""): entry.get("Target", "")
                if entry.get("TargetMode") == "External"
                else _path(part, entry.get("Target", ""))
                for entry in self._relationships(part)
            }
        return self._links[part].get(identifier, "")

    def _relationships(self, part: str) -> list[etree._Element]:
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", f"{name}.rels")
        return list(self._tree(file)) if file in self._names else []


def _in_box(element: etree._Element, drawing: etree._Element) -> bool:
    """Whether an element stands in a text box of a drawing, whose words and pictures are read by themselves."""
    outer = element.getparent()
    while outer is not None and element is not drawing and outer is not drawing:
        if outer.tag == f"{_W}txbxContent":
            return True
        outer = outer.getparent()
    return False


def _sign(element: etree._Element, tag: str) -> str:
    """What an element shows of itself, beside what is in it."""
    if tag == f"{_W}br":
        kind = element.get(f"{_W}type", "textWrapping")
        return "\n" if kind == "textWrapping" else f"<{kind}>"
    if tag == f"{_W}sym":
        return f"<{element.get(f'{_W}font')} {element.get(f'{_W}char')}>"
    if tag == f"{_W}fldSimple":
        return _code(element.get(f"{_W}instr", ""))
    return element.text or "" if tag == f"{_MATH}t" else ""


def _code(text: str) -> str:
    return f"<field {' '.join(text.split())}>"


def _path(part: str, target: str) -> str:
    if target.startswith("/"):
        return target.removeprefix("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _words_of(block: Shown) -> str:
    if isinstance(block, ShownParagraph):
        return block.text
    return "\n".join(_words_of(inner) for row in block.rows for cell in row for inner in cell)
