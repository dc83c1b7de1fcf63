"""What a report is made of, and where in a file's line the words of a finding stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from engross.checks.waivers import Waived
from engross.model.finding import Finding
from engross.model.text import NOTE_ANCHOR

_PIECE = re.compile(r"<[^<>]*>|&#?\w+;|.", re.DOTALL)
_PIECE_OR_NOTE = re.compile(r"<authorialNote\b(?:(?!<authorialNote\b).)*?</authorialNote>|" + _PIECE.pattern, re.DOTALL)
_NEAR = 3
"""How many lines from a provision's own are searched for its label."""


@dataclass(frozen=True, slots=True)
class Account:
    """The findings that stand, those that are waived, and the lines of the files by their names.

    ``checked``: the chapters that were checked, as folder and version.
    """

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    sources: Mapping[str, Sequence[str]] = field(default_factory=dict)
    checked: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a file, counted from 1, and the columns ``[start, end)`` of the words in it, counted from 0."""

    line: int
    text: str
    start: int
    end: int


def spot(finding: Finding, account: Account) -> Spot | None:
    """Where the words of a finding stand in its file; None where the file or the words are not there.

    The words are looked for on the line of the finding, then on the lines just below it, where a label stands.
    """
    lines = account.sources.get(finding.file, ())
    for at in range(max(0, finding.line - 1), min(len(lines), finding.line - 1 + _NEAR)):
        found = columns(lines[at], finding.words, finding.nth) if finding.words else None
        if found:
            return Spot(at + 1, lines[at], *found)
    if 0 < finding.line <= len(lines):
        text = lines[finding.line - 1]
        return Spot(finding.line, text, len(text) - len(text.lstrip()), len(text.rstrip()))
    return None


def columns(line: str, words: str, nth: int) -> tuple[int, int] | None:
    """The columns of the ``nth`` occurrence (from 0) of ``words`` in a line of XML, read past its markup.

    Words are looked for outside of notes first, then in all of the line.
    """
    for with_notes in (False, True):
        letters: list[str] = []
        places: list[tuple[int, int]] = []
        for start, end, letter in _letters(line, with_notes):
            letters.append(letter)
            places.append((start, end))
        flat, at = "".join(letters), -1
        for _ in range(nth + 1):
            following = flat.find(words, at + 1)
            if following < 0:
                break
            at = following
        if at >= 0:
            return places[at][0], places[at + len(words) - 1][1]
    return None


def _letters(line: str, with_notes: bool) -> Iterator[tuple[int, int, str]]:
    """Each letter that a reader sees, with where it stands in the line; one anchor for a note that is left out."""
    for piece in (_PIECE if with_notes else _PIECE_OR_NOTE).finditer(line):
        if piece[0].startswith("<authorialNote") and not with_notes:
            yield piece.start(), piece.end(), NOTE_ANCHOR
        elif piece[0][0] != "<" or len(piece[0]) == 1:
            for letter in unescape(piece[0]):
                yield piece.start(), piece.end(), letter
