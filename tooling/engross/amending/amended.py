"""What an amendment made of the chapters of a code."""

from __future__ import annotations

from engross.model.law.chapter import Chapter
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Amended:
    """``chapters``: those that changed, each with what it was, the amended one first. ``actions``: what was done and
    ``left``: what a person must still decide, a line each."""

    chapters: tuple[tuple[Chapter, Chapter], ...]
    actions: tuple[str, ...]
    left: tuple[str, ...] = ()
