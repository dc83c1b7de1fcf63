"""The clean copy of a version."""

from __future__ import annotations

from engross.compose.lines import lines_of
from engross.compose.sections import only_section
from engross.compose.sources import moment, named, short_hash
from engross.model.chapter import Chapter
from engross.model.comparison import BlockChange, CellChange, ProvisionChange, RowChange, TableChange, TextChange
from engross.model.provision import Block, Provision
from engross.model.publication import Publication
from engross.model.span import Span
from engross.model.table import Table
from engross.model.text import Text


def clean_copy(chapter: Chapter, *, section: str = "", line_numbers: bool = False) -> Publication:
    """The clean copy of ``chapter``, or of one of its sections by number ("68-5").

    Errors: NotFoundError where there is no such section; the sentence names those there are.
    """
    root = unchanged(chapter.root)
    return Publication(
        title=f"{named(chapter)}: clean copy, {chapter.version.words}",
        subject=f"{named(chapter)}, {chapter.version.words}",
        blocks=tuple(lines_of(only_section(root, section))),
        footer=f"{named(chapter)} · clean copy, {chapter.version.words} · source sha256 {short_hash(chapter)}",
        date=moment(chapter),
        line_numbers=line_numbers,
        sources=() if section else (chapter,),
    )


def unchanged(provision: Provision) -> ProvisionChange:
    """A provision compared with itself: every part kept."""
    head, rest = provision.head()
    body = tuple(_kept(block) for block in rest)
    return ProvisionChange(
        "unchanged",
        provision,
        provision,
        (Span(provision.label),) if provision.label else (),
        _kept_text(head) if provision.own_line else None,
        body if provision.own_line else (_kept_text(head), *body),
        tuple(unchanged(child) for child in provision.children),
        tuple(_kept(block) for block in provision.flush),
    )


def _kept(block: Block) -> BlockChange:
    if not isinstance(block, Table):
        return _kept_text(block)
    rows = tuple(
        RowChange(row, row, tuple(CellChange(c, c, tuple(_kept_text(t) for t in c.content)) for c in row.cells))
        for row in block.rows
    )
    return TableChange(block, block, tuple(_kept_text(text) for text in block.caption), rows)


def _kept_text(text: Text) -> TextChange:
    return TextChange(text, text, (Span(text.plain),) if text.plain else ())
