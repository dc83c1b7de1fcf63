"""Places in a PDF file that links and bookmarks lead to by a name (ISO 32000-1, 12.3.2.3)."""

from __future__ import annotations

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class PlaceOnPage:
    """A page, the first being 0, and a place on it in points from the left and from the top."""

    page: int
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place and its name; of a heading, its words and its depth, the outermost 1, else none and 0."""

    name: str
    words: str
    place: PlaceOnPage
    depth: int = 0
