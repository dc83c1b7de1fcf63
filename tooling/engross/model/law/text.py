"""Inline text: plain words, with what is marked on them kept beside them.

The words are one flat string, so that citations are found, words are compared and lengths are counted
without regard to markup; tags and notes point into it by character position.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import pairwise
from typing import Literal

from engross.patterns import compile_on_use
from engross.values import dataclass, quick_init

NOTE_ANCHOR = "\ufffc"
"""The one character that stands in ``Text.plain`` where a note is anchored (U+FFFC, object replacement)."""

LINE_BREAK = "\u2028"
"""The one character that stands in ``Text.plain`` where a line is broken inside a block (U+2028, line separator)."""

TagKind = Literal["ref", "def", "quantity", "date", "time", "i", "b", "u", "sup", "sub", "img"]
NoteKind = Literal["footnote", "editor", "table"]

_PARTING = " " + LINE_BREAK
_TRIMMED = " \t\r\n" + LINE_BREAK
_BLANKS = compile_on_use(r"[ \t\r\n]+")
_TWO_BLANKS = compile_on_use("  ")
"""Twice as fast over words that have letters beyond ASCII as looking for the blanks in the string."""


@quick_init
@dataclass(frozen=True, slots=True)
class Tag:
    """A part of a text with a meaning or a look: ``[start, end)`` in characters.

    ``value`` is the target of a reference (``#eId`` or a URI), the normalised value of a quantity, date or
    time, the file or address of a picture, whose words are its text alternative; ``unit`` is a quantity's unit;
    ``name`` is what rules call it. Tags nest and never cross.
    """

    kind: TagKind
    start: int
    end: int
    value: str = ""
    unit: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, an editor's note, or a note under a table; ``marker`` is what the page shows ("1")."""

    marker: str
    kind: NoteKind
    content: tuple[Text, ...]


@quick_init
@dataclass(frozen=True, slots=True)
class Text:
    """One block of words in normal form: no blank or line break at either end, single blanks inside, none beside a
    line break.

    ``notes`` holds a note for each NOTE_ANCHOR in ``plain``, in order. ``line`` is where the block begins
    in its file (0: not from a file) and takes no part in equality.
    """

    plain: str = ""
    tags: tuple[Tag, ...] = ()
    notes: tuple[Note, ...] = ()
    line: int = field(default=0, compare=False, repr=False)

    def __bool__(self) -> bool:
        """Whether there is any word or note."""
        return bool(self.plain)

    @property
    def words(self) -> str:
        """The words alone, without note anchors, on one line."""
        plain = self.plain.replace(NOTE_ANCHOR, "") if self.notes else self.plain
        return on_one_line(plain)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of text over which no tag begins or ends; or one note anchor."""

    words: str
    tags: tuple[Tag, ...]
    note: Note | None = None


def segments(text: Text, start: int = 0, end: int | None = None) -> Iterator[Segment]:
    """Cut ``text[start:end]`` where tags begin or end and around each note anchor."""
    stop = len(text.plain) if end is None else end
    cuts = {start, stop}
    for tag in text.tags:
        cuts.update(at for at in (tag.start, tag.end) if start < at < stop)
    anchors = [at for at, letter in enumerate(text.plain) if letter == NOTE_ANCHOR] if text.notes else []
    for at in anchors:
        if start <= at < stop:
            cuts.update((at, at + 1))
    edges = sorted(cuts)
    for left, right in pairwise(edges):
        over = tuple(tag for tag in text.tags if tag.start <= left and right <= tag.end)
        note = text.notes[anchors.index(left)] if left in anchors else None
        yield Segment(text.plain[left:right], over, note)


def on_one_line(plain: str) -> str:
    """``plain`` with a blank for each line break: as many characters, each where it was."""
    return plain.replace(LINE_BREAK, " ") if LINE_BREAK in plain else plain


def normal(text: Text) -> Text:
    """``text`` in normal form, tags moved along: blanks trimmed at the ends and single inside, line breaks trimmed at
    the ends and without blanks beside them.

    Only blank, tab and line ends count as blanks: a no-break space is a character of the law. A tag left
    without a character is dropped.
    """
    plain = text.plain
    if in_normal_form(plain):
        return text
    if LINE_BREAK not in plain:
        return _without_surplus_blanks(text)
    moved, at = [0] * (len(plain) + 1), 0
    kept: list[str] = []
    for index, letter in enumerate(plain):
        moved[index] = at
        blank = letter in " \t\r\n"
        if (blank or letter == LINE_BREAK) and not kept:
            continue
        if blank and kept[-1] in _PARTING:
            continue
        if letter == LINE_BREAK and kept[-1] == " ":
            kept[-1] = LINE_BREAK
            continue
        kept.append(" " if blank else letter)
        at += 1
    while kept and kept[-1] in _PARTING:
        kept.pop()
    moved[len(plain)] = at
    size = len(kept)
    tags = tuple(
        Tag(tag.kind, min(moved[tag.start], size), min(moved[tag.end], size), tag.value, tag.unit, tag.name)
        for tag in text.tags
    )
    return Text("".join(kept), tuple(t for t in tags if t.start < t.end), text.notes, text.line)


def _without_surplus_blanks(text: Text) -> Text:
    """A text without line breaks in normal form: the same, by stretches between the ends of tags."""
    made = collapse(text.plain)
    moved: dict[int, int] = {}
    done, kept, after_blank = 0, 0, True
    for at in sorted({at for tag in text.tags for at in (tag.start, tag.end)}):
        piece = _BLANKS.sub(" ", text.plain[done:at])
        if after_blank and piece.startswith(" "):
            piece = piece[1:]
        done, kept, after_blank = at, kept + len(piece), piece.endswith(" ") if piece else after_blank
        moved[at] = min(kept, len(made))
    tags = tuple(
        Tag(tag.kind, moved[tag.start], moved[tag.end], tag.value, tag.unit, tag.name)
        for tag in text.tags
        if moved[tag.start] < moved[tag.end]
    )
    return Text(made, tags, text.notes, text.line)


def in_normal_form(words: str) -> bool:
    """Whether ``words`` has no blank or line break at either end, single blanks inside, and none beside a break."""
    return not words or not (
        words[0] in _TRIMMED
        or words[-1] in _TRIMMED
        or (LINE_BREAK in words and (f" {LINE_BREAK}" in words or f"{LINE_BREAK} " in words))
        or "\n" in words
        or "\t" in words
        or "\r" in words
        or _TWO_BLANKS.search(words) is not None
    )


def collapse(words: str) -> str:
    """``words`` with its blanks in normal form."""
    if in_normal_form(words):
        return words
    return _BLANKS.sub(" ", words).strip(" ")


def cut(text: Text, start: int, end: int) -> Text:
    """``text[start:end]`` in normal form; tags that reach over an edge are cut there."""
    return normal(stretch(text, start, end))


def stretch(text: Text, start: int, end: int) -> Text:
    """``text[start:end]`` character by character; tags that reach over an edge are cut there."""
    tags = tuple(
        Tag(t.kind, max(t.start, start) - start, min(t.end, end) - start, t.value, t.unit, t.name)
        for t in text.tags
        if t.start < end and t.end > start
    )
    before = text.plain.count(NOTE_ANCHOR, 0, start) if text.notes else 0
    inside = text.plain.count(NOTE_ANCHOR, start, end) if text.notes else 0
    return Text(text.plain[start:end], tags, text.notes[before : before + inside], text.line)
