"""From a Publication to a Word document (.docx).

The parts are written as strings, directly: python-docx has no tracked changes, no footnotes and no comments, and
the template it starts from is not valid against the schema of the format it writes. What each module makes:

- ``document``: the whole, and the order of its blocks;
- ``paragraph``, ``table``: one block; ``words``: the runs in a paragraph;
- ``draft``: what is gathered on the way (ids, footnotes, comments, bookmarks);
- ``section``: pages, footers, and the certificate behind the law;
- ``settings``, ``properties``, ``package``: the other parts, and the file that holds them;
- ``sources``: the ordinances that the file was made from, for the way back;
- ``look``: ``templates/word/``, the part that a city may change.

The format is ISO/IEC 29500-1:2016, transitional.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.rendering.docx.document import docx_parts, render_docx
    from engross.rendering.docx.word_styles import WordStyles, read_word_styles

__all__ = ["WordStyles", "docx_parts", "read_word_styles", "render_docx"]

__getattr__ = names_on_demand(
    __name__,
    {
        "WordStyles": "word_styles",
        "docx_parts": "document",
        "read_word_styles": "word_styles",
        "render_docx": "document",
    },
)
