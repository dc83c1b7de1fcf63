"""Two Word files → the new one with tracked changes against the old, its own look kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.redlining.word_redlining import redline_word_files

__all__ = ["redline_word_files"]

__getattr__ = names_on_demand(
    __name__,
    {
        "redline_word_files": "word_redlining",
    },
)
