"""A span of redlined text: the words, and their mark."""

from __future__ import annotations

from typing import Literal

from engross.values import dataclass

Mark = Literal["kept", "inserted", "deleted"]
"""Whether a span is in both versions, in the new one only, or in the old one only."""


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A part of a text with one mark.

    ``terms`` says that the change is one of capitals or hyphens in a defined term and nothing else.
    """

    text: str
    mark: Mark = "kept"
    terms: bool = False
