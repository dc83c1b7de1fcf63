"""HTML that stands in a code exported to Markdown: its tables and words."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html
from markdown_it.token import Token

from engross.importing.open_law.open_law_text import Part
from engross.model.law.figures import figures_value
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Text, collapse

_MOST_SPAN = 1000


def is_comment(token: Token) -> bool:
    """Whether a block of HTML is a comment."""
    words = token.content.strip()
    return token.type == "html_block" and words.startswith("<!--") and words.endswith("-->")


def html_parts(content: str) -> Iterator[Part]:
    """The tables of some HTML, and the words of whatever else is in it, in order."""
    root = html.fragment_fromstring(content, create_parent="div")
    yield from _parts(root)


def _parts(element: etree._Element) -> Iterator[Part]:
    yield from _text(element.text or "")
    for child in element:
        if child.tag == "table":
            rows = tuple(Row(cells) for row in child.iter("tr") if (cells := tuple(map(_cell, _cells(row)))))
            caption = child.find("caption")
            words = tuple(_text(_all_words(caption))) if caption is not None else ()
            yield from [Table(words, rows)] if rows else _text(_all_words(child))
        elif isinstance(child.tag, str):
            yield from _text(_all_words(child)) if child.find(".//table") is None else _parts(child)
        yield from _text(child.tail or "")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _cell(cell: etree._Element) -> Cell:
    return Cell((Text(_all_words(cell)),), _span(cell, "colspan"), _span(cell, "rowspan"), cell.tag == "th")


def _span(cell: etree._Element, name: str) -> int:
    return max(1, min(figures_value(cell.get(name, "1")) or 1, _MOST_SPAN))


def _all_words(element: etree._Element) -> str:
    """The words in an element, with a space where a line, a paragraph or an item ends."""
    pieces = [element.text or ""]
    for child in element:
        apart = child.tag in ("br", "p", "div", "li", "ul", "ol", "tr", "td", "th")
        words = _all_words(child) if isinstance(child.tag, str) else ""
        pieces.append(f" {words} {child.tail or ''}" if apart else f"{words}{child.tail or ''}")
    return collapse("".join(pieces))


def _text(words: str) -> Iterator[Text]:
    shown = collapse(words)
    if shown:
        yield Text(shown)
