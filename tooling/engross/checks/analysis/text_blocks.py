"""Every block of words of a chapter, with the provision that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from engross.checks.analysis.occurrences import occurrence_at
from engross.checks.remark import Remark
from engross.model.findings.finding import Fix
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.model.law.text import LINE_BREAK, Text, on_one_line
from engross.values import dataclass, quick_init

TextBlockKind = Literal["heading", "body", "caption", "cell", "note"]


@quick_init
@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of words: in which provision, what kind of block, and on which line of the file."""

    provision: Provision
    text: Text
    kind: TextBlockKind
    line: int

    def remark(self, start: int, end: int, message: str, hint: str = "", fix: Fix | None = None) -> Remark:
        """A remark on the characters ``[start, end)`` of the text."""
        words = self.text.plain[start:end]
        nth = occurrence_at(self.text.plain, words, start)
        return Remark(self.line, self.provision.eid, words, message, hint, start, nth, fix)


def text_blocks(chapter: Chapter) -> Iterator[TextBlock]:
    """Every block of words of ``chapter`` in reading order, the words of its notes after the block they hang on."""
    for provision in chapter.walk():
        if provision.heading is not None:
            yield from _with_notes(provision, provision.heading, "heading", provision.line)
        for block in provision.blocks():
            if isinstance(block, Table):
                yield from _of_table(provision, block)
            elif not block.notes and LINE_BREAK not in block.plain:
                yield TextBlock(provision, block, "body", block.line or provision.line)
            else:
                yield from _with_notes(provision, block, "body", provision.line)


def _of_table(provision: Provision, table: Table) -> Iterator[TextBlock]:
    for text in table.caption:
        yield from _with_notes(provision, text, "caption", table.line)
    for row in table.rows:
        for cell in row.cells:
            for text in cell.content:
                yield from _with_notes(provision, text, "cell", row.line)


def _with_notes(provision: Provision, text: Text, kind: TextBlockKind, line: int) -> Iterator[TextBlock]:
    one_line = replace(text, plain=on_one_line(text.plain)) if LINE_BREAK in text.plain else text
    yield TextBlock(provision, one_line, kind, text.line or line)
    for note in text.notes:
        for inside in note.content:
            yield from _with_notes(provision, inside, "note", text.line or line)
