"""One side of a Word file's changes while it is read: the line that is open, and those that are done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import NamedTuple

from engross.import_proof.shown_page import JOINT, ShownKind, ShownLine, ShownNote, ShownNumbering, shown_words
from engross.values import dataclass

_EDGES = f"{JOINT} "


class OpenLine(NamedTuple):
    """What has been read of a line, kept while a text box inside it is read."""

    pieces: list[str]
    notes: list[ShownNote]
    caseless: bool


@dataclass(slots=True, eq=False)
class WordSide:
    """One side: ``gone`` counts the open elements that are not on it."""

    lines: list[ShownLine] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    notes: list[ShownNote] = field(default_factory=list)
    caseless: bool = False
    gone: int = 0
    mark_gone: bool = False
    unjoined: ShownNumbering = ""
    """What Word counts before the paragraph that has lost its mark, should there be none for it to go on in."""
    codes: list[list[tuple[list[str], int]] | None] = field(default_factory=list)
    """For each field that is open: where the words of its code stand; None once its result has begun."""

    def put(self, words: str) -> None:
        """Add words to the open line, unless they are not on this side."""
        if self.gone:
            return
        for code in self.codes:
            if code is not None:
                code.append((self.pieces, len(self.pieces)))
        self.pieces.append(words)

    def field_char(self, kind: str) -> None:
        """Open a field, begin its result, or close it.

        The words of a code are not shown where a result follows. A field that has none, because it is left open or
        half of it is deleted, shows whatever words it holds.
        """
        if self.gone:
            return
        if kind == "begin":
            self.codes.append([])
        elif kind == "separate" and self.codes:
            for pieces, at in self.codes[-1] or ():
                pieces[at] = ""
            self.codes[-1] = None
        elif kind == "end" and self.codes:
            self.codes.pop()

    def end_paragraph(self, number: int, numbering: ShownNumbering) -> None:
        """Close the line, unless its paragraph's mark is gone: then the next paragraph goes on with it."""
        if self.mark_gone:
            self.mark_gone = False
            if any(piece.strip() for piece in self.pieces):
                self.pieces.append(JOINT)
                self.unjoined = numbering
        else:
            self.end_line(number, numbering)

    def end_unjoined(self, number: int) -> None:
        """Close the line where no paragraph follows that it could go on in: before a table, or at an end."""
        self.end_line(number, self.unjoined if self.pieces else "")

    def end_line(self, number: int, numbering: ShownNumbering = "", kind: ShownKind = "words") -> None:
        """Put the open line among those that are done, where it has a word or a number."""
        if not self.pieces and numbering != "number":
            return
        words = shown_words("".join(self.pieces))
        if JOINT in words:
            words = words.strip(_EDGES)
        if words or numbering == "number":
            self.lines.append(ShownLine(words, number, numbering, tuple(self.notes), self.caseless, kind))
        self._restart()

    def suspend(self) -> OpenLine:
        """Put the open line aside, for another inside it."""
        held = OpenLine(self.pieces, self.notes, self.caseless)
        self._restart()
        return held

    def resume(self, held: OpenLine) -> None:
        """Go on with a line that was put aside."""
        self.pieces, self.notes, self.caseless = held.pieces, held.notes, held.caseless

    def _restart(self) -> None:
        self.pieces, self.notes, self.caseless, self.unjoined = [], [], False, ""


def joined_words(lines: Sequence[ShownLine]) -> str:
    """The words of some lines as one."""
    return " ".join(line.words for line in lines if line.words)
