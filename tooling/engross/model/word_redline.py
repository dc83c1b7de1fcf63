"""The redline of two Word files, made: its bytes and what is to be said of it."""

from __future__ import annotations

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class WordRedline:
    """A Word file with tracked changes.

    ``insertions`` and ``deletions`` count the places that are marked, ``reformatted`` those where only the style, the
    list or the formatting is; ``remarks``: what is to be known of the two files
    and is not in the marks, a sentence each.
    """

    data: bytes
    insertions: int
    deletions: int
    remarks: tuple[str, ...] = ()
    reformatted: int = 0
