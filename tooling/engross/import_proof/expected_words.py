"""What a chapter would show on a page: its labels and words, in reading order."""

from __future__ import annotations

from typing import NamedTuple

from engross.import_proof.shown_page import shown_words
from engross.model.law.chapter import Chapter
from engross.model.law.provision import CONTAINERS, Block, Provision
from engross.model.law.provision_note import printed_notes
from engross.model.law.table import Table
from engross.model.law.text import Note, Text


class Expected(NamedTuple):
    """A label, or a text in normal form, with the notes that it is anchored to.

    ``names_chapter``: it is the chapter's own name, or a publisher's note (``is_note``), which a page need not show.
    """

    words: str
    is_label: bool
    notes: tuple[Note, ...]
    provision: Provision
    names_chapter: bool = False
    is_note: bool = False


def expected_words(chapter: Chapter) -> list[Expected]:
    """The labels and texts of ``chapter`` in reading order; empty ones left out. Notes are with their anchors.

    The words of a picture are its text alternative, which a page does not show.
    """
    found: list[Expected] = []
    _add_provision(chapter.root, found, names_chapter=True)
    return found


def words_without_pictures(text: Text) -> str:
    """The words of ``text`` but for the alternatives of its pictures."""
    plain = text.plain
    for tag in reversed([tag for tag in text.tags if tag.kind == "img"]):
        plain = plain[: tag.start] + plain[tag.end :]
    return plain


def note_words(note: Note) -> str:
    """The words of a note, its paragraphs as one."""
    return shown_words(" ".join(text.plain for text in note.content))


def _add_provision(provision: Provision, found: list[Expected], *, names_chapter: bool = False) -> None:
    for text in provision.preface:
        _add_text(text, provision, found)
    if provision.label:
        found.append(Expected(shown_words(provision.label), True, (), provision, names_chapter))
    if provision.heading is not None:
        _add_text(provision.heading, provision, found, names_chapter=names_chapter)
    if provision.notes and provision.level in CONTAINERS:
        _add_notes(provision, found)
    _add_blocks(provision.body, provision, found)
    for child in provision.children:
        _add_provision(child, found)
    _add_blocks(provision.flush, provision, found)
    if provision.notes and provision.level not in CONTAINERS:
        _add_notes(provision, found)


def _add_notes(provision: Provision, found: list[Expected]) -> None:
    """The publisher's notes, which a page need not show."""
    for text in printed_notes(provision.notes):
        words = shown_words(text.plain)
        if words:
            found.append(Expected(words, False, text.notes, provision, names_chapter=True, is_note=True))


def _add_blocks(blocks: tuple[Block, ...], provision: Provision, found: list[Expected]) -> None:
    for block in blocks:
        if isinstance(block, Table):
            for text in block.texts():
                _add_text(text, provision, found)
        else:
            _add_text(block, provision, found)


def _add_text(text: Text, provision: Provision, found: list[Expected], *, names_chapter: bool = False) -> None:
    words = shown_words(words_without_pictures(text))
    if words:
        found.append(Expected(words, False, text.notes, provision, names_chapter))
