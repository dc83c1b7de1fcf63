"""From Word and Markdown files to chapters: any file, ours or not, with or without tracked changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.importing.chapter_import import IdentifyAs, Identity, import_markdown, import_word
    from engross.importing.file_readers import SUFFIXES, import_file
    from engross.importing.imported_chapters import Imported
    from engross.importing.source_page import ImportRemark

__all__ = [
    "SUFFIXES",
    "IdentifyAs",
    "Identity",
    "ImportRemark",
    "Imported",
    "import_file",
    "import_markdown",
    "import_word",
]

__getattr__ = names_on_demand(
    __name__,
    {
        "IdentifyAs": "chapter_import",
        "Identity": "chapter_import",
        "ImportRemark": "source_page",
        "Imported": "imported_chapters",
        "SUFFIXES": "file_readers",
        "import_file": "file_readers",
        "import_markdown": "chapter_import",
        "import_word": "chapter_import",
    },
)
