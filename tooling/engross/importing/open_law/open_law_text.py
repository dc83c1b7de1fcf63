"""Words, lists and tables of Open Law Library XML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import field, replace

from lxml import etree

from engross.importing.code.code_unit import LINK
from engross.importing.code.pictures import Pictures
from engross.importing.code.published_xml import element_name
from engross.model.law.figures import figures_value
from engross.model.law.provision import Block, Provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.tag_nesting import nested
from engross.model.law.text import LINE_BREAK, Tag, TagKind, Text, collapse, cut, normal
from engross.values import dataclass

_LOOKS: dict[str, TagKind] = {
    "em": "i", "i": "i", "strong": "b", "b": "b", "u": "u", "sup": "sup", "sub": "sub",
}  # fmt: skip
_BLOCKS = frozenset(
    {
        *("table", "ul", "ol", "p", "li", "div", "blockquote", "pre", "dl", "dt", "dd", "figure", "figcaption"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "text", "aftertext", "para", "num"),
    }
)
_NOTES = frozenset({"annotation", "text"})
_LOST_LOOKS = {"s": "words struck through, kept plain", "del": "words struck through, kept plain"}
_CLASSES = ("center", "indent", "layout")
Part = Text | Table | Provision


@dataclass(slots=True)
class _Words:
    pieces: list[str] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    size: int = 0
    of_note: bool = False

    def part(self, element: etree._Element) -> None:
        """Keep a paragraph or list item apart from what is before it: in a note by a line break."""
        before = element.getprevious()
        labelled = before is not None and element_name(before) == "num"
        last = next((piece for piece in reversed(self.pieces) if piece.strip()), _BREAK)
        self.add(_BREAK if self.of_note and not labelled and last != _BREAK else " ")

    def add(self, words: str | None) -> None:
        if words:
            self.pieces.append(words)
            self.size += len(words)

    def text(self, line: int) -> Text:
        plain = "".join(self.pieces).replace("\u2028", " ").replace("\u2029", " ").replace("\ufffc", " ")
        read = normal(Text(plain.replace(_BREAK, LINE_BREAK), tuple(t for t in self.tags if t.start < t.end), (), line))
        return replace(read, tags=nested(read.tags))


_BREAK = "\x00"
"""What stands for a line break while words are gathered."""


@dataclass(slots=True)
class OpenLawText:
    """Reads words and tables; ``losses`` counts what they have and an ordinance cannot hold."""

    losses: Counter[str]
    pictures: Pictures

    def text(self, element: etree._Element, skipped: frozenset[str] = frozenset()) -> Text:
        """All words in an element as one text, but for those in elements called ``skipped``."""
        words = _Words(of_note=element_name(element) in _NOTES)
        words.add(element.text)
        for child in element:
            if element_name(child) not in skipped:
                self._inline(child, words)
            words.add(child.tail)
        return words.text(element.sourceline or 0)

    def parts(self, element: etree._Element) -> Iterator[Part]:
        """The words, tables and list items of a block, in order."""
        self._note_class(element)
        words = _Words()
        words.add(element.text)
        for child in element:
            name = element_name(child)
            if name not in _BLOCKS:
                self._inline(child, words)
            else:
                yield from _some(words.text(element.sourceline or 0))
                words = _Words()
                if name == "table":
                    yield from self._table(child)
                elif name in ("ul", "ol"):
                    yield from self._items(child)
                else:
                    yield from self.parts(child)
            words.add(child.tail)
        yield from _some(words.text(element.sourceline or 0))

    def block(self, element: etree._Element) -> Iterator[Part]:
        """A table, list or picture that stands in no paragraph."""
        if element_name(element) == "table":
            yield from self._table(element)
        elif element_name(element) == "img":
            words = _Words()
            self._inline(element, words)
            yield words.text(element.sourceline or 0)
        else:
            yield from self._items(element)

    def _items(self, element: etree._Element) -> Iterator[Provision]:
        for child in element:
            inside = tuple(self.parts(child))
            yield with_parts(Provision("point"), inside)

    def _inline(self, element: etree._Element, words: _Words) -> None:
        name, start = element_name(element), words.size
        if name == "br":
            words.add(_BREAK)
        elif name == "img":
            words.add(collapse(element.get("alt", "")) or "picture")
            words.tags.append(Tag("img", start, words.size, self.pictures.keep(element.get("src", ""))))
        elif name and name != "annotation":
            if name in _BLOCKS:
                words.part(element)
            words.add(element.text)
            for child in element:
                self._inline(child, words)
                words.add(child.tail)
            if not words.of_note or name not in _BLOCKS:
                words.tags += self._marks(element, name, start, words.size)
            words.add(" " if name in _BLOCKS else "")

    def _marks(self, element: etree._Element, name: str, start: int, end: int) -> list[Tag]:
        """What an element marks on the words in it: one tag, or none."""
        if name in _LOOKS:
            return [Tag(_LOOKS[name], start, end)]
        if name in ("cite", "code-cite"):
            doc, path = element.get("doc", ""), element.get("path", "")
            return [Tag("ref", start, end, f"{LINK}{doc}\n{path}")] if doc or path else []
        self.losses[_LOST_LOOKS.get(name, f"<{name}> in words, kept as words")] += 1
        return []

    def _note_class(self, element: etree._Element) -> None:
        kind = element.get("class", "")
        for known in _CLASSES:
            if known in kind:
                self.losses["centred or indented paragraphs, tables for layout"] += 1
                return

    def _table(self, element: etree._Element) -> Iterator[Part]:
        self._note_class(element)
        caption: tuple[Text, ...] = ()
        rows = []
        for child in _of_table(element):
            if element_name(child) == "caption":
                caption = _lines(self.text(child))
            elif element_name(child) == "tr":
                cells = tuple(self._cell(cell) for cell in child if element_name(cell) in ("td", "th"))
                if cells:
                    rows.append(Row(cells, child.sourceline or 0))
        if rows:
            yield Table(caption, tuple(rows), line=element.sourceline or 0)
        else:
            yield from caption

    def _cell(self, element: etree._Element) -> Cell:
        parts = tuple(self.parts(element))
        heading = element_name(element) == "th"
        return Cell(
            tuple(self._cell_texts(parts)) or (Text(),), _span(element, "colspan"), _span(element, "rowspan"), heading
        )  # fmt: skip

    def _cell_texts(self, parts: tuple[Part, ...]) -> Iterator[Text]:
        for part in parts:
            if isinstance(part, Text):
                yield part
            elif isinstance(part, Table):
                self.losses["tables in cells, kept as paragraphs"] += 1
                yield from part.texts()
            else:
                self.losses["bullets in cells, kept as paragraphs"] += 1
                yield from (text for provision in part.walk() for text in provision.texts())


def _of_table(element: etree._Element) -> Iterator[etree._Element]:
    """What stands in a table, without the cells and what is in them."""
    for child in element:
        yield child
        if element_name(child) in ("thead", "tbody", "tfoot", "colgroup"):
            yield from child


def with_parts(provision: Provision, parts: tuple[Part, ...]) -> Provision:
    """``provision`` with these words, tables and items in it, in order; words between items as ``text``."""
    children: list[Provision] = list(provision.children)
    body = list(provision.body)
    for part in parts:
        if isinstance(part, Provision):
            children.append(part)
        elif children:
            children.append(Provision("text", body=(part,)))
        else:
            body.append(part)
    return replace(provision, body=tuple(body), children=tuple(children))


def blocks_of(parts: tuple[Part, ...], on_item: Callable[[], None]) -> tuple[Block, ...]:
    """Parts as blocks alone; ``on_item`` is told of each list item that becomes paragraphs."""
    found: list[Block] = []
    for part in parts:
        if isinstance(part, Provision):
            on_item()
            found += [block for provision in part.walk() for block in provision.blocks()]
        else:
            found.append(part)
    return tuple(found)


def _some(text: Text) -> Iterator[Text]:
    if text:
        yield text


def _lines(text: Text) -> tuple[Text, ...]:
    found, start = [], 0
    for at in [i for i, sign in enumerate(text.plain) if sign == LINE_BREAK] + [len(text.plain)]:
        found.append(cut(text, start, at))
        start = at + 1
    return tuple(found)


def _span(element: etree._Element, name: str) -> int:
    return max(1, min(figures_value(element.get(name, "1")) or 1, 1000))
