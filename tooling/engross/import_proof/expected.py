"""What a chapter would show on a page: its labels and words, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from engross.import_proof.shown import shown_words
from engross.model.chapter import Chapter
from engross.model.provision import Block, Provision
from engross.model.table import Table
from engross.model.text import Note, Text


class Expected(NamedTuple):
    """A label, or a text in normal form, with the notes that it is anchored to.

    ``names_chapter``: it is the chapter's own name, which a page need not show.
    """

    words: str
    is_label: bool
    notes: tuple[Note, ...]
    provision: Provision
    names_chapter: bool = False


def expected_words(chapter: Chapter) -> list[Expected]:
    """The labels and texts of ``chapter`` in reading order; empty ones left out. Notes are with their anchors."""
    return [each for each in _of_provision(chapter.root, at_root=True) if each.words]


def note_words(note: Note) -> str:
    """The words of a note, its paragraphs as one."""
    return shown_words(" ".join(text.plain for text in note.content))


def _of_provision(provision: Provision, at_root: bool = False) -> Iterator[Expected]:
    if provision.label:
        yield Expected(shown_words(provision.label), True, (), provision, at_root)
    if provision.heading is not None:
        yield _of_text(provision.heading, provision, at_root)
    for block in provision.body:
        yield from _of_block(block, provision)
    for child in provision.children:
        yield from _of_provision(child)
    for block in provision.flush:
        yield from _of_block(block, provision)


def _of_block(block: Block, provision: Provision) -> Iterator[Expected]:
    texts = block.texts() if isinstance(block, Table) else (block,)
    return (_of_text(text, provision) for text in texts)


def _of_text(text: Text, provision: Provision, at_root: bool = False) -> Expected:
    return Expected(shown_words(text.plain), False, text.notes, provision, at_root)
