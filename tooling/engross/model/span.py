"""A stretch of redlined text: the words, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mark = Literal["kept", "inserted", "deleted"]
"""What became of a stretch of text between two versions."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with one fate.

    ``terms`` says that the change is one of capitals or hyphens in a defined term and nothing else.
    """

    text: str
    mark: Mark = "kept"
    terms: bool = False
