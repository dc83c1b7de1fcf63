"""What a report is made of, and where in a file's line the words of a finding stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from html import unescape
from operator import attrgetter

from engross.checks.analysis.occurrences import occurrences
from engross.checks.waivers import Waived
from engross.model.findings.finding import Finding
from engross.model.findings.finding_identity import finding_identities
from engross.model.law.text import NOTE_ANCHOR
from engross.patterns import compile_on_use
from engross.values import dataclass

_PIECE = compile_on_use(r"(?P<words>[^<&]+)|<[^<>]*>|(?P<letter>&#?\w+;|.)", re.DOTALL)
_PIECE_OR_NOTE = compile_on_use(
    r"(?P<note><authorialNote\b(?:(?!<authorialNote\b).)*?</authorialNote>)|" + _PIECE.pattern, re.DOTALL
)
_INDENT = compile_on_use(r"\s*+")
_NEAR = 3
"""How many lines from a provision's own are searched for its label."""


@dataclass(frozen=True, slots=True)
class ReportContents:
    """The findings that stand, those that are waived, and the lines near them by the files' names and their numbers.

    ``checked``: the chapters that were checked, as folder and version. ``program``: the version of Engross that did.
    ``known``: the findings that stand and that the revision or file ``compared_with`` has too; ``findings`` are then
    the new ones. ``root``: the path from the root of the git repository to the workspace, with "/" at its end, or
    empty. ``colour``: the reader is a terminal that shows colours.
    """

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    sources: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    checked: tuple[tuple[str, str], ...] = ()
    program: str = ""
    known: tuple[Finding, ...] = ()
    compared_with: str = ""
    root: str = ""
    colour: bool = False

    def identified(self) -> Iterator[tuple[Finding, str, bool]]:
        """Each new finding, then each known one: with its identity, and whether it is known."""
        identities = finding_identities((*self.known, *self.findings))
        old = len(self.known)
        for finding, identity in zip(self.findings, identities[old:], strict=True):
            yield finding, identity, False
        for finding, identity in zip(self.known, identities[:old], strict=True):
            yield finding, identity, True


@dataclass(frozen=True, slots=True)
class SourcePosition:
    """A line of a file, counted from 1, and the columns ``[start, end)`` of the words in it, counted from 0."""

    line: int
    text: str
    start: int
    end: int


def finding_lines(finding: Finding) -> range:
    """The lines, counted from 1, on which the words of a finding are looked for: its own, then those just below it,
    where a label stands."""
    return range(max(1, finding.line), finding.line + _NEAR)


def source_position(finding: Finding, account: ReportContents) -> SourcePosition | None:
    """Where the words of a finding stand in its file; None where the file or the words are not there."""
    lines = account.sources.get(finding.file, {})
    for at in finding_lines(finding) if finding.words else ():
        found = columns_in_line(lines.get(at, ""), finding.words, finding.nth)
        if found:
            return SourcePosition(at, lines[at], *found)
    text = lines.get(finding.line)
    if text is None:
        return None
    return SourcePosition(finding.line, text, indent_of(text), len(text.rstrip()))


def indent_of(text: str) -> int:
    """How many blanks a line begins with."""
    found = _INDENT.match(text)
    return found.end() if found else 0


def columns_in_line(line: str, words: str, nth: int) -> tuple[int, int] | None:
    """The columns of the ``nth`` occurrence (from 0) of ``words`` in a line of XML, read past its markup.

    Words are looked for outside of notes first, then in all of the line. A line is read once, and searched once for the
    same words, however many findings stand in it.
    """
    for pattern in (_PIECE_OR_NOTE, _PIECE):
        seen = _read_past_markup(line, pattern)
        places = occurrences(seen.flat, words)
        if places:
            at = places[min(nth, len(places) - 1)]
            return _column(seen.pieces, at)[0], _column(seen.pieces, at + len(words) - 1)[1]
    return None


@dataclass(frozen=True, slots=True)
class _VisiblePart:
    """A piece of a line that a reader sees: where it begins in what is seen, and where it begins and ends in the
    line; ``whole``: it is a note or an entity, and stands for its letters as a whole."""

    begin: int
    start: int
    end: int
    whole: bool


@dataclass(frozen=True, slots=True)
class SeenLine:
    """What a reader sees of a line of XML: its words in ``flat``, and the ``pieces`` of the line they come from."""

    flat: str
    pieces: tuple[_VisiblePart, ...]


@lru_cache(maxsize=8)
def _read_past_markup(line: str, pattern: re.Pattern[str]) -> SeenLine:
    """What a reader sees of a line; one anchor for a note that is left out."""
    seen: list[str] = []
    pieces: list[_VisiblePart] = []
    at = 0
    for found in pattern.finditer(line):
        if found.lastgroup is None:
            continue
        words = NOTE_ANCHOR if found.lastgroup == "note" else unescape(found[0])
        pieces.append(_VisiblePart(at, *found.span(), whole=found.lastgroup != "words"))
        seen.append(words)
        at += len(words)
    return SeenLine("".join(seen), tuple(pieces))


def _column(pieces: Sequence[_VisiblePart], at: int) -> tuple[int, int]:
    """Where the letter ``at`` of what a reader sees begins and ends in the line."""
    piece = pieces[bisect_right(pieces, at, key=attrgetter("begin")) - 1]
    start = piece.start + at - piece.begin
    return (piece.start, piece.end) if piece.whole else (start, start + 1)
