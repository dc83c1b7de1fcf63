"""Comparing a text letter by letter, where a page shows what its characters do not say."""

from __future__ import annotations

from engross.import_proof.expected_words import Expected
from engross.import_proof.shown_page import ANCHOR, COUNTED, JOINT, UNKNOWN_SIGN, ShownLine
from engross.model.law.text import Note
from engross.values import dataclass

_SPECIAL = frozenset((ANCHOR, COUNTED, JOINT, UNKNOWN_SIGN))
_MAY_END_A_LINE = f"{JOINT}{UNKNOWN_SIGN} "
_ENOUGH = 4
"""Characters behind a sign that show whether the sign was read."""
_MOST_SIGNS = 16
"""Characters behind a sign among which further signs may stand."""
_LONGEST = 12
"""Characters of a number that a field counts."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class AgreedPart:
    """A range that agrees: where it ends in the line and in the text, and the notes whose markers are typed in it."""

    end: int
    offset: int
    printed_elsewhere: tuple[Note, ...]


@dataclass(slots=True)
class _Pair:
    """Two words being compared: ``at`` in the line, ``to`` in the text."""

    line: ShownLine
    expected: Expected
    at: int
    to: int
    notes: list[Note]

    def step(self) -> bool:
        """Go on by a letter or a sign; whether they agree."""
        words, text = self.line.words, self.expected.words
        shown, said = words[self.at : self.at + 1], text[self.to : self.to + 1]
        if shown == said or (self.line.caseless and shown.casefold() == said.casefold()):
            self.at, self.to = self.at + 1, self.to + 1
        elif said == ANCHOR:
            return self._typed_marker()
        elif shown == JOINT:
            self.at += 1
            self.to += said == " "
        elif shown == UNKNOWN_SIGN:
            self.at += 1
            behind = words[self.at : self.at + _MOST_SIGNS].replace(UNKNOWN_SIGN, "")[:_ENOUGH]
            left_out = bool(behind) and text.startswith(behind.lstrip(" "), self.to)
            self.to += not left_out and bool(said) and not said.isspace()
        elif shown == COUNTED:
            return self._counted()
        elif shown == ANCHOR:
            return self._empty_note()
        elif shown == " " and words[self.at + 1 : self.at + 2] in (*_SPECIAL, said):
            self.at += 1
        elif said == " " and (text[self.to + 1 : self.to + 2] == shown) and words[self.at - 1] in _SPECIAL:
            self.to += 1
        else:
            return False
        return True

    def _typed_marker(self) -> bool:
        """A note's anchor, where the page has its marker: its words are printed elsewhere on the page."""
        note = self.expected.notes[self.expected.words.count(ANCHOR, 0, self.to)]
        at = self.at + self.line.words.startswith(" ", self.at)
        for marker in (note.marker, note.marker.translate(_RAISED)):
            if marker and self.line.words.startswith(marker, at):
                self.at, self.to = at + len(marker), self.to + 1
                self.notes.append(note)
                return True
        return False

    def _empty_note(self) -> bool:
        """A reference to a note without words need not be kept."""
        note = self.line.notes[self.line.words.count(ANCHOR, 0, self.at)]
        self.at += 1
        return not note.words

    def _counted(self) -> bool:
        """A number that Word counts: whatever label was read there, but not nothing."""
        words, text = self.line.words, self.expected.words
        at = self.at + 1 + words.startswith(" ", self.at + 1)
        end = text.find(words[at : at + _LONGEST], self.to) if at < len(words) else len(text)
        if not 0 < end - self.to <= _LONGEST:
            return False
        self.at, self.to = at, end
        return True


def after_letters(line: ShownLine, start: int, expected: Expected, offset: int) -> AgreedPart | None:
    """How far ``expected``, from ``offset``, agrees with ``line`` from ``start``: to the end of either, else None."""
    if not (line.caseless or expected.notes or any(sign in line.words for sign in _SPECIAL)):
        return None
    pair = _Pair(line, expected, start, offset, [])
    while pair.to < len(expected.words) and pair.at < len(line.words):
        if not pair.step():
            return None
    if pair.to >= len(expected.words) and not line.words[pair.at :].strip(_MAY_END_A_LINE):
        pair.at = len(line.words)
    if pair.at >= len(line.words) and expected.words[pair.to :] == ANCHOR and not pair.step():
        return None
    return AgreedPart(pair.at, pair.to, tuple(pair.notes))
