"""Marks of other kinds of Markdown, which GitHub shows as they are typed: in a law they would be read as its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.importing.markdown.markdown_blocks import MarkdownBlock, TableBlock, WordsBlock
from engross.patterns import compile_on_use
from engross.values import dataclass

_CRITIC = compile_on_use(
    r"\{(?:\+\+[^{}]{0,2000}\+\+|--[^{}]{0,2000}--|>>[^{}]{0,2000}<<|==[^{}]{0,2000}==|[^{}]{0,2000}~>[^{}]{0,2000})\}"
)
_SPAN = compile_on_use(r"(?:\[[^\[\]]{0,2000}\]|(?<=\s))\{[.#][A-Za-z][^{}]{0,300}\}")
_NOTE = compile_on_use(r"\[\^[^\[\]\s]{1,60}\]|\^\[[^\[\]]{1,2000}\]")
_COUNTED = compile_on_use(r"^[ \t]*(?:#[.)]|\(#\))(?=[ \t])", re.MULTILINE)
_KINDS = (
    (_CRITIC, "is a mark of CriticMarkup, which is not read", "accept or reject it, or write <ins> and <del>"),
    (_SPAN, "is a mark of Pandoc, which is not read", "write <u>, <ins> or <del> instead, or import the Word file"),
    (_NOTE, "is a note, which is not read from Markdown", "write its words into the text, or import the Word file"),
    (_COUNTED, "is a number that Pandoc counts and no page of Markdown shows", "write the number itself"),
)


@dataclass(frozen=True, slots=True)
class ForeignMark:
    """A mark that is not read: the line of its block, what it is, and what to do."""

    line: int
    words: str
    advice: str


def foreign_marks(blocks: list[MarkdownBlock]) -> Iterator[ForeignMark]:
    """The first mark of each kind in each block."""
    for block in blocks:
        if isinstance(block, WordsBlock):
            texts = ["".join(piece.words for piece in block.pieces)]
        elif isinstance(block, TableBlock):
            cells = (cell for row in block.rows for cell in row)
            texts = ["".join(piece.words for piece in said) for cell in cells for said in cell.paragraphs]
        else:
            continue
        for text in texts if any(sign in text for text in texts for sign in "{^#") else ():
            for form, what, advice in _KINDS:
                found = form.search(text)
                if found is not None:
                    yield ForeignMark(block.line, f"“{_short(found[0])}” {what}", advice)


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:58]} …"
