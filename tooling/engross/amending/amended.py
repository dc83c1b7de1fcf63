"""What an amendment made of the chapters of a code."""

from __future__ import annotations

from dataclasses import dataclass

from engross.model.law.chapter import Chapter


@dataclass(frozen=True, slots=True)
class Amended:
    """``chapters``: those that changed, each with what it was, the amended one first. ``actions``: what was done and
    ``left``: what a person must still decide, a line each."""

    chapters: tuple[tuple[Chapter, Chapter], ...]
    actions: tuple[str, ...]
    left: tuple[str, ...] = ()
