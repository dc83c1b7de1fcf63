"""The clean copy of a version."""

from __future__ import annotations

from engross.compose.law.page_lines import page_lines
from engross.compose.law.section_selection import only_section
from engross.compose.law.shown_pictures import with_pictures
from engross.compose.source_names import chapter_name, short_hash, version_timestamp
from engross.model.comparison.comparison import (
    BlockChange,
    CellChange,
    ProvisionChange,
    RowChange,
    TableChange,
    TextChange,
)
from engross.model.comparison.span import TextSpan
from engross.model.law.chapter import Chapter
from engross.model.law.place import Places
from engross.model.law.provision import Block, Provision
from engross.model.law.provision_note import printed_notes
from engross.model.law.table import Table
from engross.model.law.text import Text
from engross.model.publication.publication import Publication


def clean_copy(chapter: Chapter, *, section: str = "", line_numbers: bool = False) -> Publication:
    """The clean copy of ``chapter``, or of one of its sections by number ("68-5").

    Errors: NotFoundError where there is no such section; the sentence names those there are.

        >>> import engross as eg
        >>> clean_copy(eg.open_workspace(".").chapter("68").text("codified")).title
        'Chapter 68, Noise: clean copy, codified January 14, 2020'
    """
    root = only_section(unchanged_tree(chapter.root), section)
    return Publication(
        title=f"{chapter_name(chapter)}: clean copy, {chapter.version.words}",
        subject=f"{chapter_name(chapter)}, {chapter.version.words}",
        blocks=tuple(
            with_pictures(page_lines(root, Places(hierarchy=chapter.hierarchy).below(root)), chapter.pictures)
        ),
        footer=f"{chapter_name(chapter)} · clean copy, {chapter.version.words} · source sha256 {short_hash(chapter)}",
        date=version_timestamp(chapter),
        line_numbers=line_numbers,
        sources=() if section else (chapter,),
    )


def unchanged_tree(provision: Provision) -> ProvisionChange:
    """A provision compared with itself: every part kept."""
    head, rest = provision.head()
    body = tuple(_kept(block) for block in rest)
    return ProvisionChange(
        "unchanged",
        provision,
        provision,
        (TextSpan(provision.label),) if provision.label else (),
        _kept_text(head) if provision.own_line else None,
        body if provision.own_line else (_kept_text(head), *body),
        tuple(unchanged_tree(child) for child in provision.children),
        tuple(_kept(block) for block in provision.flush),
        notes=tuple(_kept_text(text) for text in printed_notes(provision.notes)),
        preface=tuple(_kept_text(text) for text in provision.preface),
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
    return TextChange(text, text, (TextSpan(text.plain),) if text.plain else ())
