"""Holding what was read against what a page shows, word for word and in the order of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import field
from typing import NamedTuple

from engross.import_proof.early_notes import EarlyNotes
from engross.import_proof.expected_words import Expected, note_words
from engross.import_proof.labels import SEPARATORS, behind_separators, is_label_alone, label_before, label_end
from engross.import_proof.letter_comparison import after_letters
from engross.import_proof.shown_page import ANCHOR, COUNTED, UNKNOWN_SIGN, ShownLine, ShownNote, shown_words
from engross.model.law.text import Note
from engross.patterns import compile_on_use
from engross.values import dataclass

_NOTES_HEADING = compile_on_use(r"(table )?notes? ?:?", re.IGNORECASE)
_BULLETS = compile_on_use(r"[•◦▪▫·‣●○■□➢–—*-] ")
_UNREAD = f"{UNKNOWN_SIGN} "
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKER = compile_on_use(r"[(\[]?(\w{1,3}|\*{1,3}|[†‡§])[)\].:]? ?")


class Difference(NamedTuple):
    """The first place where a page and what was read of it differ.

    ``line`` is the page's line there, None after its last; ``expected`` what was read there, None after the last;
    ``note`` a note that was read and is nowhere on the page.
    """

    line: ShownLine | None
    expected: Expected | None
    note: str = ""


class _Place(NamedTuple):
    """How far the comparison has come."""

    line: int
    at: int
    offset: int
    journal: int
    omitted: int
    early: int


@dataclass(slots=True)
class Matching:
    """The comparison of a page with what was read of it.

    ``omittable``: whether a line may be one that was left out; those that were are in ``omitted``.
    """

    lines: Sequence[ShownLine]
    expected: Sequence[Expected]
    omittable: Callable[[ShownLine], bool]
    omitted: list[ShownLine] = field(default_factory=list)
    _at: int = 0
    _furthest: int = 0
    _offset: int = 0
    _waiting: Counter[str] = field(default_factory=Counter)
    _journal: list[tuple[str, int]] = field(default_factory=list)
    _early: EarlyNotes = field(init=False)

    def __post_init__(self) -> None:
        """No note was met yet."""
        self._early = EarlyNotes(self.expected)

    def difference(self) -> Difference | None:
        """The first difference; None where there is none. Takes time in proportion to the page."""
        first: Difference | None = None
        choices: list[_Place] = []
        line, left = 0, 8 * len(self.lines) + 1000
        while left > 0:
            left -= 1
            failed = self._ending() if line == len(self.lines) else self._step(line, choices)
            if failed is None and line == len(self.lines):
                return None
            if failed is None:
                line += 1
                continue
            first = first or failed
            if not choices:
                break
            line = self._back(choices.pop()) + 1
        return first

    def _step(self, number: int, choices: list[_Place]) -> Difference | None:
        """Match the line ``number``, or leave it out; a difference where neither can be."""
        line = self.lines[number]
        if line.kind == "own":
            return None
        if not line.words:
            self._pass_label_alone(number)
            return None
        place = _Place(number, self._at, self._offset, len(self._journal), len(self.omitted), len(self._early.met))
        may_go = self.omittable(line)
        if line.kind == "words" and self._reads(line, place):
            if may_go:
                choices.append(place)
            return None
        if may_go:
            self.omitted.append(line)
            return None
        return Difference(line, self.expected[self._furthest] if self._furthest < len(self.expected) else None)

    def _pass_label_alone(self, number: int) -> None:
        """Go past the label of a numbered line without words, unless the next line needs the label for its own."""
        if self._offset:
            return
        at = self._at
        while at < len(self.expected) and self.expected[at].names_chapter:
            at += 1
        if at == len(self.expected):
            return
        expected = self.expected[at]
        following = self.lines[number + 1] if number + 1 < len(self.lines) else None
        if expected.is_label:
            behind = self.expected[at + 1] if at + 1 < len(self.expected) else None
            another = behind is not None and (behind.is_label or _holds_label_of(behind, following))
            alone = another or following is None or not self._needs(following, expected, behind)
        else:
            # A list deeper than the profile has levels is text, its labels with it.
            ahead = following is not None and following.words.startswith(expected.words)
            alone = self.lines[number].numbering == "number" and is_label_alone(expected.words) and not ahead
        if alone:
            self._at = at + 1

    def _needs(self, line: ShownLine, label: Expected, behind: Expected | None) -> bool:
        """Whether ``line`` may have the number ``label`` before it, with the words ``behind`` it."""
        if line.numbering == "number":
            return bool(line.words)
        whole = behind is not None and not behind.is_label and line.words.startswith(behind.words)
        return not whole and label_end(line.words, 0, label.words) is not None

    def _back(self, place: _Place) -> int:
        """Go back to a line that was matched and may have been left out, and leave it out."""
        self._restore(place)
        self.omitted.append(self.lines[place.line])
        return place.line

    def _restore(self, place: _Place) -> None:
        self._at, self._offset = place.at, place.offset
        del self.omitted[place.omitted :], self._early.met[place.early :]
        while len(self._journal) > place.journal:
            words, change = self._journal.pop()
            self._waiting[words] -= change

    def _reads(self, line: ShownLine, place: _Place) -> bool:
        self._furthest = self._at
        expected = self._expected()
        if expected is not None and expected.is_note and self._early.meets(line.words, self._at):
            return True  # the notes of a provision may stand in any order
        for counted in (True, False) if line.numbering == "number" else (False,):
            if self._line(line, counted=counted):
                return True
            self._furthest = max(self._furthest, self._at)
            self._restore(place)
        return self._is_note(line) or (not self._offset and self._early.meets(line.words, self._at))

    def _ending(self) -> Difference | None:
        """What was read and is not on the page."""
        while self._at < len(self.expected) and self.expected[self._at].names_chapter and not self._offset:
            self._at += 1
        if self._at < len(self.expected):
            return Difference(None, self.expected[self._at])
        waiting = next((words for words, count in self._waiting.items() if count > 0), None)
        return Difference(None, None, waiting) if waiting is not None else None

    def _expected(self) -> Expected | None:
        return self.expected[self._at] if self._at < len(self.expected) else None

    def _line(self, line: ShownLine, *, counted: bool) -> bool:
        """Whether the words of ``line`` are what was read next. ``counted``: its number is not among its words."""
        words, at = line.words, 0
        labelled = line.numbering != "number"
        if labelled and not words.strip(_UNREAD):
            self._pass_signs(words.count(UNKNOWN_SIGN))
        while at < len(words) and (words[at] not in _UNREAD or words[at:].strip(_UNREAD)):
            expected = self._expected()
            if expected is None:
                return False
            if self._at in self._early.met:
                self._at += 1
                continue
            if expected.is_label:
                end = None if counted and not at and not labelled else label_end(words, at, expected.words)
                if end is None and (at or labelled) and not self._may_skip(expected, words, at):
                    return False
                labelled = labelled or not expected.names_chapter
                counted_by_field = end is None and not expected.names_chapter and words.startswith(COUNTED, at)
                at = (
                    _after_blank(words, at + 1) if counted_by_field else at if end is None else _after_blank(words, end)
                )
                self._at += 1
                if at and not words[at:].strip(SEPARATORS):
                    return True
                continue
            if not labelled and not self._offset:
                skipped = label_before(expected.words, words)
                labelled = skipped is not None
                self._offset = skipped or 0
            end = self._text(line, at, expected)
            if end is None and line.numbering == "bullet" and not at and not self._offset:
                self._offset = label_before(expected.words, words) or 0
                end = self._text(line, at, expected)
            if end is None and not expected.names_chapter:
                return False
            if end is None:
                self._at, self._offset = self._at + 1, 0
            at = at if end is None else end
        return labelled

    def _pass_signs(self, count: int) -> None:
        """Go past what was read of a line of nothing but signs whose characters are not known: signs, no more than
        ``count``."""
        expected = self._expected()
        if expected is None or expected.is_label or expected.notes or self._offset:
            return
        read = expected.words.replace(" ", "")
        if len(read) <= count and not any(each.isalpha() or (each.isascii() and each.isalnum()) for each in read):
            self._at += 1

    def _may_skip(self, expected: Expected, words: str, at: int) -> bool:
        """Whether a label need not be among the words here: a chapter's name, or one that a field counts."""
        return not at and not self._offset and (expected.names_chapter or words.startswith(COUNTED))

    def _text(self, line: ShownLine, start: int, expected: Expected) -> int | None:
        """Where the text that was read next ends in ``line``, or the line's end where it goes on; None: it differs."""
        for begin in self._beginnings(line, start):
            end = self._text_at(line, begin, expected)
            if end is not None:
                return end
        return None

    def _beginnings(self, line: ShownLine, start: int) -> list[int]:
        """Where a text may begin: here, or behind the signs that set a label or a bullet off."""
        if self._offset:
            return [start]
        words = line.words
        bullet = _BULLETS.match(words) if not start else None
        set_off = bool(start) or line.numbering == "number"
        behind = behind_separators(words, start) if set_off else [start]
        return [*behind, bullet.end()] if bullet is not None else behind

    def _text_at(self, line: ShownLine, start: int, expected: Expected) -> int | None:
        words, offset = line.words, self._offset
        wanted = expected.words[offset:] if offset else expected.words
        elsewhere: tuple[Note, ...] = ()
        if words.startswith(wanted, start) and _may_end(words, start + len(wanted)):
            end, read = start + len(wanted), len(wanted)
        elif wanted.startswith(words[start:]) and wanted[len(words) - start] == " ":
            end, read = len(words), len(words) - start
        else:
            found = after_letters(line, start, expected, offset)
            if found is None or not (_may_end(words, found.end) and _may_end(expected.words, found.offset)):
                return None
            end, read, elsewhere = found.end, found.offset - offset, found.printed_elsewhere
        if not _notes_agree(line, (start, end), expected, (offset, offset + read), elsewhere):
            return None
        for text in (text for note in elsewhere for text in note.content):
            self._wait(shown_words(text.plain), 1)
        self._offset = offset + read
        if self._offset >= len(expected.words):
            self._at, self._offset = self._at + 1, 0
        elif expected.words[self._offset] == " ":
            self._offset += 1
        return _after_blank(words, end)

    def _wait(self, words: str, change: int) -> None:
        self._waiting[words] += change
        self._journal.append((words, change))

    def _is_note(self, line: ShownLine) -> bool:
        """Whether a line is a note whose marker was met, printed apart from it, or the heading over such notes."""
        if not self._waiting:
            return False
        words = line.words
        marker = _MARKER.match(words.translate(_RAISED))
        for candidate in (words, words[marker.end() :] if marker else words):
            if self._waiting[candidate] > 0:
                self._wait(candidate, -1)
                return True
        return bool(_NOTES_HEADING.fullmatch(words)) and any(count > 0 for count in self._waiting.values())


def _notes_agree(
    line: ShownLine, where: tuple[int, int], expected: Expected, read: tuple[int, int], elsewhere: Sequence[Note]
) -> bool:
    """Whether the notes anchored in a range of a line are those anchored in what was read there, in order."""
    if not line.notes and not expected.notes:
        return True
    before = line.words.count(ANCHOR, 0, where[0])
    shown = line.notes[before : before + line.words.count(ANCHOR, *where)]
    before = expected.words.count(ANCHOR, 0, read[0])
    notes = expected.notes[before : before + expected.words.count(ANCHOR, *read)]
    said = [note for note in notes if not any(note is other for other in elsewhere) and note_words(note)]
    worded = [note for note in shown if note.words]
    return len(worded) == len(said) and all(_same_note(*pair) for pair in zip(worded, said, strict=True))


def _holds_label_of(expected: Expected, line: ShownLine | None) -> bool:
    """Whether a text is the words of ``line`` behind the number that Word counts for it."""
    return (
        line is not None
        and line.numbering == "number"
        and not expected.words.startswith(line.words)
        and label_before(expected.words, line.words) is not None
    )


def _same_note(shown: ShownNote, said: Note) -> bool:
    """Whether a note has the words of another; its marker may be typed before them."""
    words = note_words(said)
    if shown.words == words:
        return True
    rest = shown.words.removeprefix(said.marker)
    return any(rest[at:] == words for at in behind_separators(rest, 0))


def _may_end(words: str, end: int) -> bool:
    """Whether a text may end at ``end``: not inside a word."""
    return end >= len(words) or not (words[end].isalnum() and words[end - 1].isalnum())


def _after_blank(words: str, end: int) -> int:
    return end + 1 if words.startswith(" ", end) else end
