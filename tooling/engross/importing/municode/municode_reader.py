"""A code exported from its publisher's pages to Markdown: units and sections as headings, items as lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from datetime import date
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from engross.importing.code.code_unit import CodeDocument, CodeUnit
from engross.importing.code.item_nesting import ItemNesting
from engross.importing.code.placeholders import status_of_heading
from engross.importing.municode.html_in_markdown import html_parts, is_comment
from engross.importing.municode.municode_headings import UNIT_ORDER, MunicodeHeading, read_heading
from engross.importing.municode.municode_text import (
    inline_text,
    is_caption,
    is_footnote_mark,
    item_label,
    note_of,
    table_of,
)
from engross.importing.open_law.open_law_text import Part
from engross.model.law.provision import Provision
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.text import Text, cut
from engross.patterns import compile_on_use
from engross.values import dataclass

_TABLES = ("table_open", "model_table")
"""A table of Markdown; one that was read elsewhere, which is the token's."""
_CITY = compile_on_use(r"\b((?:City|Town|Village) of [A-Z][\w.' ]{1,40}?, [A-Z]{2})\b")
_RETRIEVED = compile_on_use(r"(?:Retrieved|Current through|As of)\W{1,8}(\d{4}-\d{2}-\d{2})")


@dataclass(slots=True)
class HeadedBlocks:
    """A heading with all blocks up to the next one."""

    heading: MunicodeHeading
    blocks: list[tuple[Token, ...]] = field(default_factory=list)


def read_municode(data: bytes) -> CodeDocument:
    """The code in the Markdown ``data``. Its first heading names it; units, sections and other headings follow."""
    words = data.decode("utf-8-sig")
    losses: Counter[str] = Counter()
    tokens = MarkdownIt("commonmark").enable("table").parse(words)
    name, headings = _headings(tokens, losses)
    return document_of(name, headings, words, losses)


def document_of(name: str, headings: list[HeadedBlocks], words: str, losses: Counter[str]) -> CodeDocument:
    """The code of these headings, called ``name`` unless ``words``, those of the file, say its city."""
    city, through = _CITY.search(words), _RETRIEVED.search(words)
    units = tuple(_Building(headings, losses).units())
    day = date.fromisoformat(through[1]) if through else None
    return CodeDocument(f"{city[1]}, Code" if city else name, units, day, losses)


def _headings(tokens: Sequence[Token], losses: Counter[str]) -> tuple[str, list[HeadedBlocks]]:
    """The name of the code, and its headings with what stands under each; what stands before the first is left out."""
    name, found, before = "Code", list[HeadedBlocks](), 0
    for block in _top_blocks(tokens):
        first = block[0]
        if first.type == "hr" or is_comment(first):
            continue
        if first.type == "heading_open" and first.tag == "h1" and not found:
            name = inline_text(block[1], losses).words
        elif first.type == "heading_open":
            found.append(HeadedBlocks(read_heading(int(first.tag[1]), inline_text(block[1], losses))))
        elif found:
            found[-1].blocks.append(block)
        else:
            before += sum(len(token.content.split()) for token in block if token.type == "inline")
    if before:
        losses["words before the first unit (about the export)"] += before
    return name, found


def _top_blocks(tokens: Sequence[Token], level: int = 0) -> Iterator[tuple[Token, ...]]:
    """The blocks at a ``level``, each with all tokens in it."""
    start = 0
    for index, token in enumerate(tokens):
        if token.level == level and token.nesting <= 0:
            yield tuple(tokens[start : index + 1])
            start = index + 1


@dataclass(slots=True)
class _Building:
    headings: list[HeadedBlocks]
    losses: Counter[str]
    _at: int = 0

    def units(self) -> Iterator[CodeUnit]:
        """The units at the top; a section at the top stands in one without a name, and a heading without
        a number is one."""
        while self._at < len(self.headings):
            item = self.headings[self._at]
            part = self._part()
            if isinstance(part, CodeUnit):
                yield part
            elif part.label:
                yield CodeUnit("", "", None, (part,))
            else:
                yield CodeUnit("", "", part.heading, tuple(self._words(item)), part.notes, part.status)

    def _part(self) -> CodeUnit | Provision:
        """The unit or section at hand, with all inside it."""
        item = self.headings[self._at]
        self._at += 1
        kind = item.heading
        if not self._holds(kind):
            return self._section(item)
        parts: list[CodeUnit | Provision] = list(self._words(item))
        notes = tuple(self._notes(item))
        while self._at < len(self.headings) and kind.holds(self.headings[self._at].heading):
            parts.append(self._part())
        bare = not parts
        status = status_of_heading(kind.title.words) if bare else ""
        return CodeUnit(kind.word.capitalize(), kind.label, kind.title or None, tuple(parts), notes, status)

    def _holds(self, kind: MunicodeHeading) -> bool:
        """Whether a heading is one of a unit: its word says so, or a deeper heading of a section follows."""
        following = self.headings[self._at].heading if self._at < len(self.headings) else None
        if kind.word in UNIT_ORDER:
            return True
        return following is not None and following.depth > kind.depth

    def _section(self, item: HeadedBlocks) -> Provision:
        made = Provision("section", item.heading.label, item.heading.title or None, notes=tuple(self._notes(item)))
        filled = self._nesting(item).filled(made)
        if not filled.body and not filled.children:
            status = status_of_heading(item.heading.title.words) or "vacant"
            return Provision("section", made.label, made.heading, status=status, notes=made.notes)
        return filled

    def _nesting(self, item: HeadedBlocks) -> ItemNesting:
        """What stands under a heading, its items nested by their labels."""
        nesting = ItemNesting()
        for label, parts in self._items(item):
            if label:
                nesting.add_item(label, parts)
            else:
                for part in parts:
                    nesting.add_words(part)
        return nesting

    def _words(self, item: HeadedBlocks) -> Iterator[Provision]:
        """What stands under a unit's heading before its sections."""
        filled = self._nesting(item).filled(Provision("section"))
        for block in filled.body:
            yield Provision("text", body=(block,))
        if filled.children:
            yield Provision("section", children=filled.children, flush=filled.flush)

    def _items(self, item: HeadedBlocks) -> Iterator[tuple[str, list[Part]]]:
        caption: list[Text] = []
        for block, following in pairwise((*item.blocks, ())):
            if note_of(block, self.losses) is not None:
                continue
            if following and following[0].type in _TABLES and is_caption(block):
                caption = [inline_text(block[1], self.losses)]
            elif block[0].type in _TABLES:
                known = block[0].meta.get("table")
                yield (
                    "",
                    [
                        table_of(block, self.losses, caption)
                        if known is None
                        else replace(known, caption=tuple(caption))
                    ],
                )
                caption = []
            else:
                yield from _block_items(block, self.losses)

    def _notes(self, item: HeadedBlocks) -> Iterator[ProvisionNote]:
        for block in item.blocks:
            note = note_of(block, self.losses)
            if note is not None:
                pictures = [each for each in block[1].children or () if each.meta.get("file")]
                if pictures:
                    self.losses["pictures in the publisher's notes, left out"] += len(pictures)
                yield note


def _block_items(block: tuple[Token, ...], losses: Counter[str]) -> Iterator[tuple[str, list[Part]]]:
    """The items of a block: a label and the parts beside it; without a label, words alone."""
    kind = block[0].type
    if kind == "html_block":
        losses["HTML in the Markdown, kept as its words and tables"] += 1
        yield from (("", [part]) for part in html_parts(block[0].content))
    elif kind == "blockquote_open":
        for inner in _top_blocks(block[1:-1], block[0].level + 1):
            yield from _block_items(inner, losses)
    elif is_footnote_mark(block):
        losses["marks of the publisher's footnotes, left out"] += 1
    elif kind in ("ordered_list_open", "bullet_list_open"):
        yield from _list_items(block, losses, ordered=kind == "ordered_list_open")
    else:
        for token in block:
            if token.type == "inline":
                yield _labelled(inline_text(token, losses))
            elif token.type in ("fence", "code_block"):
                yield "", [Text(" ".join(token.content.split()))]


def _list_items(
    block: tuple[Token, ...], losses: Counter[str], *, ordered: bool
) -> Iterator[tuple[str, list[Part]]]:  # fmt: skip
    marker = ""
    for token in block:
        if token.type == "list_item_open":
            marker = f"{token.info}{token.markup}" if ordered and token.info else "•"
        elif token.type == "list_item_close" and marker:
            losses["list items without words"] += 1
            marker = ""
        elif token.type == "inline":
            text = inline_text(token, losses)
            label, parts = _labelled(text)
            if label or not marker:
                yield label, parts
            elif marker == "•":
                yield "", [Provision("point", body=(text,))]
            else:
                yield marker, [text]
            marker = ""


def _labelled(text: Text) -> tuple[str, list[Part]]:
    label = item_label(text)
    rest = cut(text, len(label), len(text.plain)) if label else text
    return (label.strip(), [rest] if rest else []) if label else ("", [text] if text else [])
