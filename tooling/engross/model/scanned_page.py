"""A page of paper: its lines in reading order, and where each word stands in the picture that it was read from."""

from __future__ import annotations

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a picture, in pixels from its upper left corner."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class ScannedWord:
    """A word as it was read; ``left`` and ``right`` in pixels of the picture, ``score`` from 0 to 1 as the recogniser
    gives it.

    ``struck``, ``underlined``: the picture has a line through the word, or below it.
    """

    text: str
    left: int
    right: int
    score: float
    struck: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class ScannedLine:
    """A printed line; ``column`` counts the columns of the page in reading order, from 0."""

    words: tuple[ScannedWord, ...]
    box: Box
    column: int

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page (``number`` from 1), its lines in reading order, and the straightened picture that they stand in (PNG)."""

    number: int
    lines: tuple[ScannedLine, ...]
    picture: bytes


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of a PDF (``number`` from 1) that holds its words as text, a line each."""

    number: int
    lines: tuple[str, ...]


PaperPage = TextPage | ScannedPage
