"""What Typst keeps in memory of the documents that this process set, bounded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from threading import Lock

import typst

from engross.model.picture_formats import picture_format
from engross.values import dataclass

MOST_BYTES_KEPT = 90_000_000
"""Typst keeps what it computed of documents that take so many bytes, or of the last one."""
MOST_PIXELS_HERE = 100_000_000
"""A document with more pixels of pictures is set in a process of its own, which is bounded and ends."""
_BYTES_OF_CHARACTER = 225
"""Bytes that it keeps for a character of JSON, as measured."""
_BYTES_OF_PIXEL = 4
"""Bytes that it keeps for a pixel of a picture at most: three colours, and how opaque it is."""
_GENERATIONS_KEPT = 10
"""After so many documents that did not use it, typst-py drops what was computed."""


def setting_bytes(values: Iterable[str], pictures: Iterable[bytes]) -> int:
    """How many bytes Typst keeps, more or less, of a document of these ``values`` and files of ``pictures``."""
    return sum(map(len, values)) * _BYTES_OF_CHARACTER + pixels_in(pictures) * _BYTES_OF_PIXEL


def pixels_in(pictures: Iterable[bytes]) -> int:
    """How many pixels the files of ``pictures`` have together."""
    formats = (picture_format(picture) for picture in pictures)
    return sum(found.width * found.height for found in formats if found is not None)


@dataclass(slots=True, eq=False)
class TypstMemory:
    """How many bytes Typst keeps since it last dropped any: the results of all functions that it called, until so many
    other documents did not use them. Of ten chapters they are hundreds of megabytes, hardly any of which is used
    again.

    Whoever sets a document holds the ``lock``.
    """

    lock: Lock = field(default_factory=Lock)
    kept: int = 0

    def make_room(self, more: int) -> None:
        """Drop it where ``more`` bytes, of a document now to be set, would make it too much."""
        if self.kept and self.kept + more > MOST_BYTES_KEPT:
            nothing = typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False))
            for _ in range(_GENERATIONS_KEPT + 1):
                # As SVG: without a word, a PDF takes four times as long.
                nothing.compile(b"", format="svg")
            self.kept = 0
        self.kept += more


TYPST_MEMORY = TypstMemory()
"""That of this process."""
