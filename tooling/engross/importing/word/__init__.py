"""Reading Word files (.docx, ISO/IEC 29500) of any making.

- ``package``: the zip file and its dangers; ``xml``: its parts as trees;
- ``revisions``: tracked changes accepted or rejected;
- ``styles``, ``numbering``: what a paragraph is, and the label that Word numbers it with;
- ``words``, ``paragraphs``, ``tables``, ``notes``: from markup to the page;
- ``read``: the whole file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.importing.word.word_reader import WordFile, read_word

__all__ = ["WordFile", "read_word"]


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: whoever opens a Word file need not read it as the law."""
    if name in __all__:
        return getattr(import_module("engross.importing.word.word_reader"), name)
    raise AttributeError(f"module 'engross.importing.word' has no attribute {name!r}")
