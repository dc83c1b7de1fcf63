"""Words, tables and notes of a code exported to Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from engross.importing.code.prior_numbers import prior_number
from engross.importing.recognition.labels import begins_with_picture
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.splice import splice
from engross.model.law.table import Cell, Row, Table
from engross.model.law.tag_nesting import nested
from engross.model.law.text import LINE_BREAK, Tag, TagKind, Text, normal
from engross.patterns import compile_on_use

_LOOKS: dict[str, TagKind] = {"em": "i", "strong": "b"}
_LABEL = compile_on_use(r"(?:\((?:[a-z]{1,4}|[A-Z]{1,3}|\d{1,3})\)|(?:\d{1,3}|[A-Za-z])\.)(?=\s)")
_EDITOR = compile_on_use(
    r"(?:Cross|State law|Charter|Federal law|Code|History)?\s*references?(?:\(s\))?\s*[–—:-]|Editor['’]s notes?\b|"
    r"Annotations?\s*[–—:-]",
    re.IGNORECASE,
)
_HISTORY = compile_on_use(
    r"\(?(?:Code (?:of )?\d{4}|Prior Code|Ord(?:inance|\.)?s?\.? (?:No\.? )?\S*\d|Res(?:olution|\.) (?:No\.? )?\S*\d)"
    r"[^()]{0,300}(?:\([^()]{0,60}\)[^()]{0,200}){0,6}\)?\.?",
    re.IGNORECASE,
)
_FOOTNOTES = compile_on_use(r"\W*footnotes\s*:\W*|-{2,}\s*\(\W*\d+\W*\)\s*-{2,}", re.IGNORECASE)
_LAW = compile_on_use(r"\b(?:shall|may|must|is|are|hereby)\b")
"""A paragraph with one of these words is a sentence of the law, whatever it begins with; "May" is a month."""
_DATED = compile_on_use(
    r"\(.*|\S+(?: No\.)? \S+|.*(?:§|\b\d{1,2}-\d{1,2}-\d{2,4}\b|\b(?:1[89]|20)\d\d\b(?!-)).*", re.DOTALL
)
"""A history note stands in parentheses, is a number alone, or says a section or a day."""
_MOST_HISTORY = 400
_CAPTION = compile_on_use(r"table\s+[\w.-]*\d", re.IGNORECASE)
_MOST_CAPTION = 160
_ORDINANCE = compile_on_use(r"Ord(?:inance|\.)?s?\.? (?:No\.? )?([\w/-]*\d[\w/-]*)", re.IGNORECASE)


def inline_text(token: Token, losses: Counter[str]) -> Text:
    """The words of an inline token, with bold, italic, and the pictures whose files are kept marked."""
    plain, tags, opened = "", list[Tag](), list[tuple[TagKind, int]]()
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            plain += LINE_BREAK if child.type == "hardbreak" else " "
        elif child.type.endswith("_open") and child.tag in _LOOKS:
            opened.append((_LOOKS[child.tag], len(plain)))
        elif child.type.endswith("_close") and child.tag in _LOOKS:
            kind, start = opened.pop()
            tags.append(Tag(kind, start, len(plain)))
        elif child.type == "html_inline":
            plain += LINE_BREAK if child.content.lower().startswith("<br") else ""
        elif child.type == "image":
            if child.meta.get("file"):
                tags.append(Tag("img", len(plain), len(plain) + len(child.content), child.meta["file"]))
            else:
                losses["pictures of web pages, their text alternative kept"] += 1
            plain += child.content
        elif child.type == "link_open":
            losses["links to web pages, kept as words"] += 1
        else:
            plain += child.content
    read = normal(Text(plain.replace("\ufffc", " "), tuple(tag for tag in tags if tag.start < tag.end)))
    return Text(read.plain, nested(read.tags))


def text_without_pictures(text: Text) -> Text:
    """``text`` without its pictures and their words."""
    pictures = [tag for tag in text.tags if tag.kind == "img"]
    bare = replace(text, tags=tuple(tag for tag in text.tags if tag.kind != "img")) if pictures else text
    for tag in reversed(pictures):
        bare = splice(bare, tag.start, tag.end, "")
    return bare


def item_label(text: Text) -> str:
    """The label that a paragraph begins with: ``(a)``, ``1.``; empty where it begins with none."""
    found = None if begins_with_picture(text) else _LABEL.match(text.plain)
    return found[0] if found else ""


def _is_history(words: str) -> bool:
    if len(words) > _MOST_HISTORY or not _HISTORY.fullmatch(words):
        return False
    return _DATED.fullmatch(words) is not None and _LAW.search(words) is None


def is_footnote_mark(block: Sequence[Token]) -> bool:
    """Whether a paragraph only announces a footnote of the publisher's: ``Footnotes:``, ``--- (1) ---``."""
    return block[0].type == "paragraph_open" and _FOOTNOTES.fullmatch(block[1].content.strip()) is not None


def note_of(block: Sequence[Token], losses: Counter[str]) -> ProvisionNote | None:
    """The publisher's note that a paragraph is, its pictures left out; None for one of the law."""
    if block[0].type != "paragraph_open":
        return None
    text = text_without_pictures(inline_text(block[1], losses))
    if _EDITOR.match(text.plain.lstrip("* ")):
        return ProvisionNote("editor", text)
    if _is_history(text.plain):
        found = _ORDINANCE.search(text.plain)
        former = "" if found else prior_number(text.words)
        if former:
            return ProvisionNote("prior", text, "", former)
        return ProvisionNote("history", text, f"Ord. No. {found[1]}" if found else "")
    return None


def is_caption(block: Sequence[Token]) -> bool:
    """Whether a paragraph is the caption of the table behind it: it begins with the number of a table."""
    if block[0].type != "paragraph_open":
        return False
    words = block[1].content.strip("*_ ")
    return len(words) <= _MOST_CAPTION and _CAPTION.match(words) is not None


def table_of(block: Sequence[Token], losses: Counter[str], caption: Sequence[Text] = ()) -> Table:
    """A table below its ``caption``; a row of headings without a word is left out."""
    rows, cells = list[Row](), list[Cell]()
    heading = False
    for token in block:
        if token.type in ("th_open", "td_open"):
            heading = token.type == "th_open"
        elif token.type == "inline":
            cells.append(Cell((inline_text(token, losses),), heading=heading))
        elif token.type == "tr_close":
            if not heading or any(text for cell in cells for text in cell.content):
                rows.append(Row(tuple(cells)))
            cells = []
    return Table(tuple(caption), tuple(rows) or (Row((Cell((Text(),)),)),))
