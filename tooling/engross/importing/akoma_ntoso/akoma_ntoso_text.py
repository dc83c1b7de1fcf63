"""Words and tables of Akoma Ntoso of other makers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from engross.importing.code.published_xml import element_name
from engross.model.law.figures import figures_value
from engross.model.law.table import Cell, Row, Table
from engross.model.law.tag_nesting import nested
from engross.model.law.text import LINE_BREAK, Tag, TagKind, Text, normal
from engross.values import dataclass

_LOOKS: dict[str, TagKind] = {"b": "b", "i": "i", "u": "u", "sup": "sup", "sub": "sub", "def": "def"}
_SILENT = frozenset({"span", "inline", "term", "remark", "p", "block", "a", "docTitle", "date", "num", "heading"})


@dataclass(slots=True)
class AkomaNtosoText:
    """Reads words and tables; ``losses`` counts what they have and an ordinance cannot hold."""

    losses: Counter[str]

    def paragraph(self, element: etree._Element) -> Iterator[Text]:
        """All words in an element as one text; nothing where it has none."""
        pieces: list[str] = []
        tags: list[Tag] = []
        self._inside(element, pieces, tags)
        plain = "".join(pieces).replace("\ufffc", " ")
        read = normal(Text(plain, tuple(tag for tag in tags if tag.start < tag.end), (), element.sourceline or 0))
        if read:
            yield Text(read.plain, nested(read.tags), (), read.line)

    def table(self, element: etree._Element) -> Iterator[Table | Text]:
        """A table with its caption."""
        rows = []
        caption: tuple[Text, ...] = ()
        for child in element.iter():
            if element_name(child) == "caption":
                caption = tuple(self.paragraph(child))
            elif element_name(child) == "tr":
                cells = tuple(self._cell(cell) for cell in child if element_name(cell) in ("td", "th"))
                rows += [Row(cells, child.sourceline or 0)] if cells else []
        if rows:
            yield Table(caption, tuple(rows), line=element.sourceline or 0)
        else:
            yield from caption

    def _cell(self, element: etree._Element) -> Cell:
        blocks = [child for child in element if element_name(child) in ("p", "block")] or [element]
        texts = tuple(text for block in blocks for text in self.paragraph(block))
        columns, rows = (figures_value(element.get(name, "1").strip()) or 1 for name in ("colspan", "rowspan"))
        return Cell(texts or (Text(),), min(columns, 1000), min(rows, 1000), element_name(element) == "th")

    def _inside(self, element: etree._Element, pieces: list[str], tags: list[Tag]) -> None:
        pieces.append(element.text or "")
        for child in element:
            self._child(child, pieces, tags)
            pieces.append(child.tail or "")

    def _child(self, child: etree._Element, pieces: list[str], tags: list[Tag]) -> None:
        name, start = element_name(child), sum(map(len, pieces))
        if name in ("br", "eol"):
            pieces.append(LINE_BREAK)
        elif name == "img":
            pieces.append(child.get("alt") or "picture")
            tags.append(Tag("img", start, sum(map(len, pieces)), child.get("src", "")))
        elif name == "authorialNote":
            self.losses["notes, put in brackets where they are anchored"] += 1
            pieces.append(" [")
            self._inside(child, pieces, tags)
            pieces.append("] ")
        elif name:
            self._inside(child, pieces, tags)
            end = sum(map(len, pieces))
            if name in _LOOKS:
                tags.append(Tag(_LOOKS[name], start, end))
            elif name == "ref" and child.get("href", "").startswith(("/", "http")):
                tags.append(Tag("ref", start, end, child.get("href", "")))
            elif name not in _SILENT:
                self.losses[f"<{name}> in words, kept as words"] += 1
