"""Reading Word files (.docx, ISO/IEC 29500) of any making.

- ``package``: the zip file and its dangers; ``xml``: its parts as trees;
- ``revisions``: tracked changes accepted or rejected;
- ``styles``, ``numbering``: what a paragraph is, and the label that Word numbers it with;
- ``words``, ``paragraphs``, ``tables``, ``notes``: from markup to the page;
- ``read``: the whole file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.importing.word.word_reader import WordFile, read_word

__all__ = ["WordFile", "read_word"]

__getattr__ = names_on_demand(
    __name__,
    {
        "WordFile": "word_reader",
        "read_word": "word_reader",
    },
)
