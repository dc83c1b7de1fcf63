"""Copies of one Word file that several people edited, merged: the bytes, and what is to be decided."""

from __future__ import annotations

from typing import Literal

from engross.values import dataclass

WordConflictKind = Literal["words", "order", "deleted", "moved", "table", "formatting", "text"]
"""What met: words, paragraphs or rows added in one place, a block that one deleted and one edited, a paragraph
that both moved, a table whose form
one changed, the style or formatting of a paragraph, a whole text such as a header."""

_SENTENCES: dict[WordConflictKind, str] = {
    "words": "both changed these words; the text has those of {ours}; those of {theirs} are:",
    "order": "both added text here; that of {ours} stands first; decide on the order of it and of that of {theirs}:",
    "deleted": "one deleted what the other edited; the text has it as {ours} left it; {theirs} left:",
    "moved": "both moved this paragraph; the text has it where {ours} and where {theirs} put it; delete one of them:",
    "table": "both changed this table, rows or columns too; the text has it as {ours} left it; {theirs} left:",
    "formatting": "both changed style, list or formatting here; the text has that of {ours}; {theirs} has:",
    "text": "both changed this text, and its paragraphs do not fit; the text has it as {ours} left it; {theirs} left:",
}


@dataclass(frozen=True, slots=True)
class WordConflict:
    """Two changes of one place: ``ours``, by ``our_author``, is in the merged text; ``theirs`` stands in a comment.

    ``place``: where it is, if not in the body ("header1.xml"); the words are empty where something was deleted.
    """

    kind: WordConflictKind
    base: str
    ours: str
    theirs: str
    our_author: str
    their_author: str
    place: str = ""

    def sentence(self) -> str:
        """What met, and what the merged text has of it."""
        said = _SENTENCES[self.kind].format(ours=self.our_author, theirs=self.their_author)
        return said if self.theirs else f"{said} nothing"


@dataclass(frozen=True, slots=True)
class WordMerge:
    """A Word file with the changes of several people tracked, and a comment for each conflict that is left.

    ``shared``: how many changes two people made alike, which bear the name of the first. ``authors``: for each copy
    whose its changes are; none where some of them are in conflict or are another's too. ``remarks``: what is to be
    known and is not in the marks, a sentence each.
    """

    data: bytes
    conflicts: tuple[WordConflict, ...]
    shared: int
    authors: tuple[frozenset[str], ...]
    remarks: tuple[str, ...] = ()
