"""Reading a Word file with its tracked changes all accepted, or all rejected.

The markup is that of ISO/IEC 29500-1 § 17.13.5 (revisions). Written without regard to how Engross writes: any
Word file will do.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from lxml import etree

from engross.model.law.text import LINE_BREAK, NOTE_ANCHOR
from engross.model.publication.accepted_text import (
    CellText,
    NoteText,
    ParagraphText,
    Side,
    TableText,
    TextPart,
    paragraphs_in,
)
from engross.values import dataclass

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_RELATIONS = "word/_rels/document.xml.rels"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_DROPPED: dict[Side, frozenset[str]] = {
    "new": frozenset({f"{_W}del", f"{_W}moveFrom"}),
    "old": frozenset({f"{_W}ins", f"{_W}moveTo"}),
}
_CELL_DROPPED: dict[Side, str] = {"new": f"{_W}cellDel", "old": f"{_W}cellIns"}
_TEXT = (f"{_W}t", f"{_W}delText")
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": LINE_BREAK, f"{_W}cr": LINE_BREAK, f"{_W}noBreakHyphen": "\u2011"}
_CONTAINERS = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_PICTURE = _DRAWING + "picture}pic"
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_REFERENCES = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}
_PROPERTIES = frozenset({f"{_W}pPr", f"{_W}rPr"})


def tracked_text(data: bytes, side: Side) -> list[TextPart]:
    """What a reader sees in the body, all changes rejected (old) or accepted (new), as ``accepted_text.side_text``
    gives it: paragraphs, tables cell by cell, and notes; empty paragraphs are left out, and the list of contents that
    Word makes.

    A paragraph whose mark goes away is joined with the next one, as Word does.
    """
    return tracked_sides(data, (side,))[0]


def tracked_sides(data: bytes, sides: Sequence[Side] = ("old", "new")) -> tuple[list[TextPart], ...]:
    """``tracked_text`` of each of ``sides``; the file is parsed once."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        root = _parsed(archive.read("word/document.xml"))
        notes = {
            (kind, note.get(f"{_W}id", "")): note
            for kind, part in _NOTES.items()
            if part in names
            for note in _parsed(archive.read(part))
        }
        pictures = _pictures(archive, names) if root.find(f".//{_PICTURE}") is not None else {}
    body = root.find(f"{_W}body")
    return tuple(list(_Reader(side, notes, pictures).parts(body)) if body is not None else [] for side in sides)


def _pictures(archive: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    """The SHA-256 (hex) of each picture in the package, by the id of the document's relation to it."""
    relations = _parsed(archive.read(_RELATIONS)) if _RELATIONS in names else ()
    targets = {each.get("Id", ""): f"word/{each.get('Target', '')}" for each in relations}
    held = {at: part for at, part in targets.items() if part.startswith("word/media/") and part in names}
    return {at: hashlib.sha256(archive.read(part)).hexdigest() for at, part in held.items()}


def tracked_text_blocks(data: bytes, side: Side) -> list[str]:
    """The words of each paragraph and cell paragraph of ``tracked_text``, without notes and their markers."""
    words = (paragraph.words.replace(NOTE_ANCHOR, "") for paragraph in paragraphs_in(tracked_text(data, side)))
    return [each for each in words if each]


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _is_contents(control: etree._Element) -> bool:
    """Whether a content control holds a list of contents."""
    gallery = control.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
    return gallery is not None and gallery.get(f"{_W}val") == "Table of Contents"


@dataclass(slots=True)
class _Reader:
    """One side being read: the notes by kind and id, the hashes of pictures by the ids of their relations, and how many
    notes of each kind Word has numbered so far; ``shown`` are the pictures of the paragraph in hand."""

    side: Side
    notes: Mapping[tuple[str, str], etree._Element]
    pictures: Mapping[str, str] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    numbered: dict[str, int] = field(default_factory=dict)

    def parts(self, parent: etree._Element) -> Iterator[TextPart]:
        """The paragraphs and tables in ``parent``."""
        held = ParagraphText("")
        for child in parent:
            if child.tag == f"{_W}p":
                held = self._joined(held, child)
                if not self._mark_goes(child):
                    yield from _if_any(held)
                    held = ParagraphText("")
            elif child.tag == f"{_W}tbl":
                yield from _if_any(held)
                held = ParagraphText("")
                table = self._table(child)
                if table.rows:
                    yield table
            elif child.tag in _CONTAINERS and child.tag not in _DROPPED[self.side] and not _is_contents(child):
                yield from self.parts(child)
        yield from _if_any(held)

    def _joined(self, held: ParagraphText, paragraph: etree._Element) -> ParagraphText:
        notes: list[NoteText] = []
        self.shown.clear()
        words = self._words(paragraph, notes)
        return ParagraphText(held.words + words, (*held.notes, *notes), (*held.pictures, *self.shown))

    def _words(self, element: etree._Element, notes: list[NoteText]) -> str:
        """The words inside ``element``; ``notes`` receives those that are anchored in it."""
        out: list[str] = []
        typed = False
        for child in element:
            tag = str(child.tag)
            if tag in _DROPPED[self.side] or tag in _PROPERTIES:
                continue
            if tag in _REFERENCES:
                out.append(NOTE_ANCHOR)
                typed = _switched(child, "customMarkFollows")
                notes.append(self._note(child, _typed_mark(element) if typed else ""))
            elif tag in _TEXT:
                out.append("" if typed else child.text or "")
            elif tag in _BREAKS:
                out.append(_BREAKS[tag])
            elif tag == f"{_W}drawing" and (known := self._picture(child)):
                out.append(known)
            else:
                out.append(self._words(child, notes))
        return "".join(out)

    def _picture(self, drawing: etree._Element) -> str:
        """The text alternative of a picture, in brackets, the picture noted; empty for any other drawing."""
        blip = drawing.find(f".//{_PICTURE}//{_DRAWING}main}}blip")
        described = drawing.find(f".//{_DRAWING}wordprocessingDrawing}}docPr")
        known = self.pictures.get(blip.get(_EMBED, ""), "") if blip is not None else ""
        words = described.get("descr", "") if described is not None else ""
        if not known or not words:
            return ""
        self.shown.append(known)
        return f"[{words}]"

    def _note(self, reference: etree._Element, typed: str) -> NoteText:
        """The note that is referred to; ``typed`` is its mark where Word does not number it (§ 17.11.14)."""
        kind = _REFERENCES[str(reference.tag)]
        if not typed:
            self.numbered[kind] = self.numbered.get(kind, 0) + 1
        marker = typed or str(self.numbered[kind])
        note = self.notes.get((kind, reference.get(f"{_W}id", "")))
        paragraphs = [self._words(p, []) for p in note.iterchildren(f"{_W}p")] if note is not None else []
        if paragraphs:
            paragraphs[0] = paragraphs[0].removeprefix(typed).removeprefix(" ")
        return NoteText(marker, tuple(words for words in paragraphs if words))

    def _table(self, table: etree._Element) -> TableText:
        kept = [row for row in self._held(table, f"{_W}tr") if not self._row_goes(row)]
        cells = [list(self._cells(row)) for row in kept]
        rows = []
        for at, row in enumerate(cells):
            shown = []
            for column, columns, merge, cell in row:
                if merge == "continue":
                    continue
                below = 0
                while merge and at + 1 + below < len(cells) and _goes_on(cells[at + 1 + below], column):
                    below += 1
                paragraphs = tuple(paragraphs_in(self.parts(cell)))
                shown.append(CellText(paragraphs, column, columns, 1 + below))
            rows.append(tuple(shown))
        return TableText(tuple(rows))

    def _held(self, parent: etree._Element, tag: str) -> Iterator[etree._Element]:
        """The rows of a table or the cells of a row, through the content controls around them."""
        for child in parent:
            if child.tag == tag:
                yield child
            elif child.tag in _CONTAINERS and child.tag not in _DROPPED[self.side]:
                yield from self._held(child, tag)

    def _row_goes(self, row: etree._Element) -> bool:
        properties = row.find(f"{_W}trPr")
        return properties is not None and any(child.tag in _DROPPED[self.side] for child in properties)

    def _cells(self, row: etree._Element) -> Iterator[tuple[int, int, str, etree._Element]]:
        """The cells of a row: the column each begins in, how many it spans, its part in a merged cell, and itself."""
        column = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for cell in self._held(row, f"{_W}tc"):
            properties = cell.find(f"{_W}tcPr")
            if properties is not None and properties.find(_CELL_DROPPED[self.side]) is not None:
                continue
            columns = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            yield column, columns, "" if merge is None else merge.get(f"{_W}val", "continue"), cell
            column += columns

    def _mark_goes(self, paragraph: etree._Element) -> bool:
        properties = paragraph.find(f"{_W}pPr/{_W}rPr")
        return properties is not None and any(child.tag in _DROPPED[self.side] for child in properties)


def _if_any(paragraph: ParagraphText) -> Iterator[ParagraphText]:
    if paragraph.words:
        yield paragraph


def _goes_on(row: list[tuple[int, int, str, etree._Element]], column: int) -> bool:
    return any(at == column and merge == "continue" for at, _, merge, _ in row)


def _typed_mark(run: etree._Element) -> str:
    return "".join(text.text or "" for text in run.iterchildren(*_TEXT))


def _switched(element: etree._Element, name: str) -> bool:
    return element.get(f"{_W}{name}", "0") not in ("0", "false", "off")


def _number(element: etree._Element | None, default: int) -> int:
    said = element.get(f"{_W}val", "") if element is not None else ""
    return int(said) if said.isdecimal() else default
