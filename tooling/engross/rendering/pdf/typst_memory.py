"""What Typst keeps in memory of the documents that this process set, bounded."""

from __future__ import annotations

from dataclasses import field
from threading import Lock

import typst

from engross.values import dataclass

MOST_CHARACTERS_KEPT = 400_000
"""Typst keeps what it computed of documents with so many characters (of JSON), or of the last one: some 90 MB."""
_GENERATIONS_KEPT = 10
"""After so many documents that did not use it, typst-py drops what was computed."""


@dataclass(slots=True, eq=False)
class TypstMemory:
    """How many characters were set since Typst dropped what it keeps: the results of all functions that it called,
    until so many other documents did not use them. Of ten chapters they are hundreds of megabytes, hardly any of which
    is used again.

    Whoever sets a document holds the ``lock``.
    """

    lock: Lock = field(default_factory=Lock)
    characters: int = 0

    def make_room(self, more: int) -> None:
        """Drop it where ``more`` characters, now to be set, would make it too much."""
        if self.characters and self.characters + more > MOST_CHARACTERS_KEPT:
            nothing = typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False))
            for _ in range(_GENERATIONS_KEPT + 1):
                # As SVG: without a word, a PDF takes four times as long.
                nothing.compile(b"", format="svg")
            self.characters = 0
        self.characters += more


TYPST_MEMORY = TypstMemory()
"""That of this process."""
