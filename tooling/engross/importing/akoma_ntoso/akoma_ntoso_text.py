"""Words and tables of Akoma Ntoso of other makers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from lxml import etree

from engross.importing.akoma_ntoso.akoma_ntoso_names import INLINE, QUOTED_LAW, holds_quoted
from engross.importing.code.pictures import Pictures
from engross.importing.code.published_xml import element_name
from engross.importing.open_law.open_law_text import Part
from engross.model.law.figures import figures_value
from engross.model.law.table import Cell, Row, Table
from engross.model.law.tag_nesting import nested
from engross.model.law.text import LINE_BREAK, Tag, TagKind, Text, collapse, normal
from engross.patterns import compile_on_use
from engross.values import dataclass

_LOOKS: dict[str, TagKind] = {"b": "b", "i": "i", "u": "u", "sup": "sup", "sub": "sub", "def": "def"}
_CLOSING = compile_on_use("[.,;:)\\]\"'’”»]+")
"""What ends a sentence or a quotation, and stands behind the last word of the block before it."""
_MOST_CELLS = 1000


@dataclass(slots=True)
class Words:
    """The words of a paragraph while they are gathered, with what is marked on them.

    ``numbered``: they are a number, which the next block goes on behind.
    """

    pieces: list[str] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    size: int = 0
    numbered: bool = False

    def add(self, words: str | None) -> None:
        """Gather more words; nothing where there are none."""
        if words:
            self.pieces.append(words)
            self.size += len(words)

    def add_note(self, note: Words) -> None:
        """Add the words of a note, in brackets."""
        plain = "".join(note.pieces)
        start = self.size + len(" [") - (len(plain) - len(plain.lstrip()))
        self.tags += [Tag(tag.kind, tag.start + start, tag.end + start, tag.value) for tag in note.tags]
        self.add(f" [{plain.strip()}]")

    def taken(self, element: etree._Element) -> Iterator[Text]:
        """What was gathered, in normal form, where there is any word; then gathering begins anew."""
        plain = "".join(self.pieces).replace("\ufffc", " ")
        read = normal(Text(plain, tuple(tag for tag in self.tags if tag.start < tag.end), (), element.sourceline or 0))
        self.pieces, self.tags, self.size, self.numbered = [], [], 0, False
        if read:
            yield Text(read.plain, nested(read.tags), (), read.line)


@dataclass(slots=True)
class AkomaNtosoText:
    """Reads words and tables; ``losses`` counts what they have and an ordinance cannot hold."""

    losses: Counter[str]
    pictures: Pictures

    def paragraph(self, element: etree._Element) -> Iterator[Text]:
        """All words in an element as one text; nothing where it has none."""
        words = Words()
        self.inside(element, words)
        yield from words.taken(element)

    def lines(self, element: etree._Element) -> Iterator[Text]:
        """The words in an element, each block of it a text of its own; a number with the words that follow it.

        The signs of a quotation that attributes state stand before the first word and behind the last.
        """
        words = Words()
        texts = [*self._lines(element, words), *words.taken(element)]
        words.add(element.get("endQuote"))
        texts = [_opened(element.get("startQuote", ""), text) if at == 0 else text for at, text in enumerate(texts)]
        yield from (part for part in closed((*texts, *words.taken(element))) if isinstance(part, Text))

    def _lines(self, element: etree._Element, words: Words) -> Iterator[Text]:
        words.add(element.text)
        for child in element:
            name = element_name(child)
            if name in INLINE and not holds_quoted(child):
                self.inline(child, words)
            elif name == "table":
                yield from words.taken(element)
                self.losses["tables in cells or quoted law, kept as paragraphs"] += 1
                for part in self.table(child):
                    yield from part.texts() if isinstance(part, Table) else (part,)
            elif name == "num":
                yield from () if words.numbered else words.taken(element)
                self.inside(child, words)
                words.add(" ")
                words.numbered = True
            elif name:
                yield from () if words.numbered and name not in QUOTED_LAW else words.taken(element)
                yield from self.lines(child) if name in QUOTED_LAW else self._lines(child, words)
                yield from words.taken(child)
            words.add(child.tail)

    def table(self, element: etree._Element) -> Iterator[Table | Text]:
        """A table with its caption."""
        rows = []
        caption: tuple[Text, ...] = ()
        for child in element:
            if element_name(child) == "caption":
                caption = tuple(self.lines(child))
            elif element_name(child) == "tr":
                cells = tuple(self._cell(cell) for cell in child if element_name(cell) in ("td", "th"))
                rows += [Row(cells, child.sourceline or 0)] if cells else []
        if rows:
            yield Table(caption, tuple(rows), line=element.sourceline or 0)
        else:
            yield from caption

    def _cell(self, element: etree._Element) -> Cell:
        texts = tuple(self.lines(element))
        columns, rows = (figures_value(element.get(name, "1").strip()) or 1 for name in ("colspan", "rowspan"))
        heading = element_name(element) == "th"
        return Cell(texts or (Text(),), min(columns, _MOST_CELLS), min(rows, _MOST_CELLS), heading)

    def notes(self, number: etree._Element) -> Iterator[Text]:
        """The notes on a number, in brackets."""
        words = Words()
        for child in number:
            if element_name(child) == "authorialNote":
                self.inline(child, words)
        yield from words.taken(number)

    def inside(self, element: etree._Element, words: Words) -> None:
        """Gather all words in an element."""
        words.add(element.text)
        for child in element:
            self.inline(child, words)
            words.add(child.tail)

    def inline(self, child: etree._Element, words: Words) -> None:
        """Gather the words of an element in a paragraph, and what it marks on them; blocks are parted by a blank."""
        name = element_name(child)
        if name in ("br", "eol", "eop"):
            words.add(LINE_BREAK)
        elif name == "img":
            start = words.size
            words.add(collapse(child.get("alt", "")) or "picture")
            words.tags.append(Tag("img", start, words.size, self.pictures.keep(child.get("src", ""))))
        elif name == "authorialNote":
            self.losses["notes, put in brackets where they are anchored"] += 1
            note = Words()
            self.inside(child, note)
            words.add_note(note)
        elif name == "del":
            struck = "".join(str(part) for part in child.itertext())
            self.losses["words that the publisher strikes (<del>), left out"] += len(struck.split())
        elif name in INLINE:
            self._marked(child, name, words)
        elif name:
            words.add(" ")
            self.inside(child, words)
            words.add(" ")
            if name in ("foreign", *QUOTED_LAW):
                self.losses[f"<{name}> in words, kept as words"] += 1

    def _marked(self, element: etree._Element, name: str, words: Words) -> None:
        words.add(element.get("startQuote"))
        start = words.size
        self.inside(element, words)
        end, target = words.size, element.get("href", "")
        words.add(element.get("endQuote"))
        if name in _LOOKS:
            words.tags.append(Tag(_LOOKS[name], start, end))
        elif name == "ref" and target.startswith(("/", "http")):
            words.tags.append(Tag("ref", start, end, target))
        elif name in ("ref", "rref"):
            self.losses["links within the document, kept as words"] += 1
        elif name == "noteRef":
            self.losses["references to notes that stand elsewhere, kept as words"] += 1


def words_of_number(number: etree._Element) -> str:
    """The words of a number, without the notes on it."""
    found = [number.text or ""]
    for child in number:
        found += [] if element_name(child) == "authorialNote" else ["".join(str(part) for part in child.itertext())]
        found.append(child.tail or "")
    return collapse("".join(found))


def closed(parts: Iterable[Part]) -> Iterator[Part]:
    """``parts`` with what only ends a sentence or a quotation behind the words of the text before it."""
    before: Part | None = None
    for part in parts:
        if isinstance(part, Text) and isinstance(before, Text) and _CLOSING.fullmatch(part.plain):
            before = replace(before, plain=before.plain + part.plain)
            continue
        if before is not None:
            yield before
        before = part
    if before is not None:
        yield before


def _opened(sign: str, text: Text) -> Text:
    """``text`` behind the sign that opens a quotation."""
    size = len(sign.strip())
    moved = (replace(tag, start=tag.start + size, end=tag.end + size) for tag in text.tags)
    return replace(text, plain=sign.strip() + text.plain, tags=tuple(moved))
