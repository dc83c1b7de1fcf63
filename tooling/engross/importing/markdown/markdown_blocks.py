"""The blocks of a Markdown file, both sides of its changes in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

from lxml import html
from lxml.etree import ParserError
from markdown_it import MarkdownIt
from markdown_it.token import Token

from engross.importing.markdown.markdown_inline import InlinePiece, html_pieces, inline_pieces
from engross.model.law.text import LINE_BREAK
from engross.patterns import compile_on_use
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class WordsBlock:
    """A paragraph, a heading, or an item of a list: ``depth`` counts the lists it stands in, ``label`` is a list's.

    ``heading`` is how deep a heading it is, from 1; 0 for none. ``indent``: the blanks before it, but in a list.
    """

    pieces: tuple[InlinePiece, ...]
    line: int
    depth: int = 0
    label: str = ""
    bullet: bool = False
    heading: int = 0
    indent: int = 0


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table: its rows of cells, each its pieces by paragraph."""

    rows: tuple[tuple[TableCell, ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its paragraphs, how far it reaches, whether it is a heading."""

    paragraphs: tuple[tuple[InlinePiece, ...], ...]
    columns: int = 1
    rows: int = 1
    heading: bool = False


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A line across the page."""

    line: int


MarkdownBlock = WordsBlock | TableBlock | ThematicBreak
UnsupportedBlockCallback = Callable[[int, str], None]
"""Called with a line of the file and what an ordinance cannot hold there."""

_LANGUAGE = compile_on_use(r"[\w+.#-]{1,20}")
"""What may stand beside a fence: the name of the language of a program."""
_WORDLESS = frozenset({"list_item_close", "bullet_list_open", "ordered_list_open", "table_open", "html_block", "fence"})
"""What follows the number of an item that has no words beside it: its number stands alone on the page."""
_MOST_SPANNED = 1000
_LONGEST_UNDERLINED = 120
"""A title that a line of dashes underlines is no longer, in characters."""


def markdown_blocks(
    text: str, unheld: UnsupportedBlockCallback, unsure: UnsupportedBlockCallback
) -> Iterator[MarkdownBlock]:
    """The blocks of ``text`` in order. Indented lines are words: nobody writes programs in an ordinance.

    ``unheld`` is called with what cannot be held, ``unsure`` with marks that mean nothing.
    """
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "reference", "text_join"])
    parsed = parser.parse(text)
    _count_items(parsed, unsure)
    tokens = list(_with_items_alone(parsed, unsure))
    indents = _indents(text)
    depth = 0
    labels: list[str] = []
    first = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        kind, line = token.type, (token.map or [0])[0] + 1
        if kind in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif kind == "list_item_open":
            labels.append(f"{token.info}{token.markup}" if token.info else "")
            first = True
        elif kind == "list_item_close":
            labels.pop()
        elif kind == "inline":
            pieces = tuple(inline_pieces(token.children or (), partial(unheld, line), partial(unsure, line)))
            label = labels[-1] if labels and first else ""
            bullet = bool(labels) and first and not label
            indent = indents[line - 1] if not depth and line <= len(indents) else 0
            yield WordsBlock(pieces, line, depth, label, bullet, _heading(tokens, at), indent)
            first = False
        elif kind == "table_open":
            end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
            yield TableBlock(tuple(_rows(tokens[at:end], unheld, unsure)), line)
            at = end
        elif kind == "html_block":
            yield from _html(token.content, line, depth, unheld)
        elif kind == "hr":
            yield ThematicBreak(line)
        elif kind == "fence":
            if token.info.strip() and not _LANGUAGE.fullmatch(token.info.strip()):
                unheld(line, f"words beside {token.markup}, which no page shows (“{token.info.strip()}”)")
            tildes = ", its tildes as they are" if "~" in token.content else ""
            unsure(line, f"the block between {token.markup} is read as words, its blanks as single ones{tildes}")
            yield from _fenced(token.content, line + 1, depth)
        at += 1


def _with_items_alone(tokens: Sequence[Token], unsure: UnsupportedBlockCallback) -> Iterator[Token]:
    """``tokens`` with words, which are none, beside the number of each item that has none beside it."""
    for token, following in pairwise((*tokens, Token("", "", 0))):
        yield token
        if token.type == "list_item_open" and token.info and following.type in _WORDLESS:
            line = (token.map or [0])[0] + 1
            if following.type not in ("fence", "html_block"):
                unsure(line, f"{token.info}{token.markup} is a number without words; fill it, or delete it in the file")
            yield Token("inline", "", 0, map=token.map, level=token.level + 1)


def _count_items(tokens: Sequence[Token], unsure: UnsupportedBlockCallback) -> None:
    """Number the items of each list that are all numbered alike, as the page shows them (CommonMark 0.31.2, § 5.3)."""
    for at, opened in enumerate(tokens):
        if opened.type != "ordered_list_open":
            continue
        inside = takewhile(lambda token: token.level > opened.level, tokens[at + 1 :])  # noqa: B023 - read at once
        items = [token for token in inside if token.type == "list_item_open" and token.level == opened.level + 1]
        number = items[0].info
        if len(items) > 1 and number.isdecimal() and all(item.info == number for item in items):
            line = (opened.map or [0])[0] + 1
            unsure(line, f"the items of this list are all numbered {number}; they are counted, as the page shows it")
            for count, item in enumerate(items, int(number)):
                item.info = str(count)


def _fenced(content: str, line: int, depth: int) -> Iterator[WordsBlock]:
    """The paragraphs of a block that shows its lines as they are; a blank line ends one."""
    pieces: list[InlinePiece] = []
    for at, words in enumerate([*content.split("\n"), ""], line):
        if words.strip():
            pieces += [InlinePiece(LINE_BREAK, line_end=True)] * bool(pieces) + [InlinePiece(words.strip())]
        elif pieces:
            yield WordsBlock(tuple(pieces), at - 1, depth)
            pieces = []


def _heading(tokens: Sequence[Token], at: int) -> int:
    """How deep a heading the words at ``at`` are; 0 where they are none.

    A line of dashes right below some lines underlines a title; below a sentence it is a rule that lacks a blank line.
    """
    opened = tokens[at - 1] if at else None
    if opened is None or opened.type != "heading_open":
        return 0
    words = tokens[at].content
    if opened.markup == "-" and ("\n" in words or len(words) > _LONGEST_UNDERLINED):
        return 0
    return int(opened.tag[1:])


def _indents(text: str) -> list[int]:
    """How many blanks each line of the file begins with; a tab goes on to the next multiple of four."""
    return [len(line) - len(line.lstrip(" ")) for line in text.expandtabs(4).split("\n")]


def _rows(
    tokens: Sequence[Token], unheld: UnsupportedBlockCallback, unsure: UnsupportedBlockCallback
) -> Iterator[tuple[TableCell, ...]]:
    row: list[TableCell] = []
    heading, line = False, 0
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if token.type == "tr_open":
            row = []
        elif token.type in ("th_open", "td_open"):
            heading = token.type == "th_open"
        elif token.type == "inline":
            pieces = inline_pieces(token.children or (), partial(unheld, line), partial(unsure, line))
            row.append(TableCell(tuple(_paragraphs(pieces)), heading=heading))
        elif token.type == "tr_close":
            yield tuple(row)


def _html(source: str, line: int, depth: int, unheld: UnsupportedBlockCallback) -> Iterator[MarkdownBlock]:
    """A block of HTML: a table, or a paragraph that begins with a tag."""
    try:
        root = html.fragment_fromstring(source, create_parent="div")
        tables = [table for table in root.iter("table") if next(table.iterancestors("table"), None) is None]
        for table in tables:
            table.drop_tree()
    except ParserError:
        return
    except ValueError:
        unheld(line, "HTML with a control character")
        return
    pieces = tuple(html_pieces(root, lambda what: unheld(line, what)))
    if any(piece.words.strip() for piece in pieces):
        yield WordsBlock(pieces, line, depth)
    for table in tables:
        rows = []
        for row in table.xpath("./tr | ./*/tr"):
            cells = (cell for cell in row if cell.tag in ("td", "th"))
            rows.append(tuple(_html_cell(cell, line, unheld) for cell in cells))
        yield TableBlock(tuple(rows), line)


def _html_cell(cell: html.HtmlElement, line: int, unheld: UnsupportedBlockCallback) -> TableCell:
    pieces = html_pieces(cell, lambda what: unheld(line, what))
    return TableCell(
        tuple(_paragraphs(pieces)), _span(cell.get("colspan")), _span(cell.get("rowspan")), cell.tag == "th"
    )


def _span(said: str | None) -> int:
    return min(int(said), _MOST_SPANNED) if said and said.isdecimal() and len(said) < 8 and int(said) else 1


def _paragraphs(pieces: Iterator[InlinePiece]) -> Iterator[tuple[InlinePiece, ...]]:
    held: list[InlinePiece] = []
    for piece in pieces:
        if piece.line_end and piece.words != LINE_BREAK:
            yield tuple(held)
            held = []
        else:
            held.append(piece)
    yield tuple(held)
