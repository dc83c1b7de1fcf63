"""What a file shows: its lines of words in the order of the page, on each side of its tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Literal, NamedTuple

from engross.patterns import compile_on_use
from engross.values import dataclass

JOINT = "\ue002"
"""Where one paragraph goes on in the next because the mark between them is deleted: a blank, or nothing."""
UNKNOWN_SIGN = "\ue001"
"""A sign of a symbol font of which no character is known: one sign, or none."""
COUNTED = "\ue003"
"""A number that Word counts inside a line (``LISTNUM``, ``AUTONUM``): a label, or nothing."""
ANCHOR = "\ufffc"
"""Where a note is anchored."""

_ALIKE = {
    **dict.fromkeys("\u2010\u2011\u2212", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "\u22c5": "\u00b7",
    "\u2217": "*",
    "\u223c": "~",
}
"""Signs that look alike, and characters that show nothing."""
_PRIVATE = compile_on_use("[\ue000-\uefff\uf100-\uf8ff]")
_TWO_BLANKS = compile_on_use("  ")

ShownNumbering = Literal["", "bullet", "number"]
"""What Word counts before a paragraph: nothing, a bullet, or a number that the words of the paragraph do not hold."""

ShownKind = Literal["words", "aside", "own"]
"""``words``: a line of the page. ``aside``: what an ordinance cannot hold (text boxes, equations, glosses).
``own``: what Engross prints around the law (certificate, foot with hashes)."""


class ShownNote(NamedTuple):
    """A footnote or endnote: its words, its own paragraphs joined."""

    words: str


class ShownLine(NamedTuple):
    """A paragraph, or a paragraph of a cell, in normal form (``shown_words``); without words only where it is numbered.

    A line without words is a number alone. ``number`` counts the paragraphs of a Word file from 1, the lines of a
    Markdown file; ``notes`` holds a note for each ANCHOR in ``words``; ``caseless``: its capitals are a matter of
    formatting.
    """

    words: str
    number: int
    numbering: ShownNumbering = ""
    notes: tuple[ShownNote, ...] = ()
    caseless: bool = False
    kind: ShownKind = "words"


@dataclass(frozen=True, slots=True)
class ShownPage:
    """The lines that a file shows with its changes accepted; with them rejected, None where it has no changes.

    ``unit`` is what the lines' numbers count ("paragraph", "line").
    """

    new: tuple[ShownLine, ...]
    old: tuple[ShownLine, ...] | None
    unit: str = field(default="paragraph")


def shown_words(words: str) -> str:
    """``words`` as they are compared: single blanks, no-break signs as the plain ones, invisible characters left out.

    The signs above stay where they are; ``plain_words`` is for text from outside.
    """
    if not words.isascii():
        for sign, shown in _ALIKE.items():
            if sign in words:
                words = words.replace(sign, shown)
    if words.isprintable() and not (words.startswith(" ") or words.endswith(" ") or _TWO_BLANKS.search(words)):
        return words  # the only blanks in it are single ones
    return " ".join(words.split())


def plain_words(words: str) -> str:
    """Text from a file, free of the signs that stand for something else here; a private letter is UNKNOWN_SIGN."""
    return words if words.isascii() else _PRIVATE.sub(UNKNOWN_SIGN, words.replace(ANCHOR, " "))


def count_words(lines: Sequence[ShownLine]) -> int:
    """How many words some lines show, those of their notes too."""
    return sum(
        line.words.count(" ") + bool(line.words) + sum(len(note.words.split()) for note in line.notes) for line in lines
    )
