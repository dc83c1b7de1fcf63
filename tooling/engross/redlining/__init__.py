"""Two Word files → the new one with tracked changes against the old, its own look kept."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.redlining.word_redlining import redline_word_files

__all__ = ["redline_word_files"]


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: `engross --help` needs none of it."""
    if name == "redline_word_files":
        return getattr(import_module("engross.redlining.word_redlining"), name)
    raise AttributeError(f"module 'engross.redlining' has no attribute {name!r}")
