"""What a Word file shows: its document, with the notes at their anchors."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812

from engross.errors import SourceError
from engross.import_proof.shown_page import ShownPage
from engross.import_proof.word_parts import WordParts, word_parts
from engross.import_proof.word_story import Story, read_story
from engross.import_proof.word_styles import ShownStyles, word_styles

_CHANGES = (b":ins ", b":del ")
"""How most tracked changes begin. A document with others only is read twice, once it is known to have them."""
_FAULTS = (BadZipFile, ZlibError, ParseError, ExpatError, KeyError, ValueError, LookupError)


def word_page(data: bytes, name: str, *, by_hand: bool = False) -> ShownPage:
    """The lines of the Word file ``data``, called ``name``, with its tracked changes accepted and rejected.

    ``by_hand``: where no change is tracked, words struck through are the old ones and words underlined the new ones.

    Errors: SourceError where it cannot be read.
    """
    try:
        story = _story(word_parts(data), by_hand=by_hand)
    except _FAULTS as fault:
        raise SourceError(
            name, 0, f"the words of this Word file cannot be read again ({fault}); open it in Word and save it again"
        ) from None
    return ShownPage(tuple(story.new), tuple(story.old) if story.tracked or (by_hand and story.struck) else None)


def _story(parts: WordParts, *, by_hand: bool) -> Story:
    """The document with its notes; the side before the changes is read only where there are any."""
    styles = word_styles(parts.styles, parts.numbering)
    two_sides = any(sign in parts.document for sign in _CHANGES)
    story = _read(parts, styles, two_sides=two_sides, by_hand=by_hand)
    return _read(parts, styles, two_sides=True, by_hand=by_hand) if story.tracked and not two_sides else story


def _read(parts: WordParts, styles: ShownStyles, *, two_sides: bool, by_hand: bool) -> Story:
    notes = {}
    tracked = False
    for part in (parts.footnotes, parts.endnotes):
        if part is None:
            continue
        read = read_story(part, styles, {}, two_sides=two_sides, by_hand=by_hand)
        notes.update(read.notes)
        tracked = tracked or read.tracked
    story = read_story(parts.document, styles, notes, two_sides=two_sides, by_hand=by_hand)
    return Story(story.new, story.old, story.tracked or tracked, story.struck, {})
