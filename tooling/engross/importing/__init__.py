"""From Word and Markdown files to chapters: any file, ours or not, with or without tracked changes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.importing.chapter_import import IdentifyAs, Identity, Imported, import_markdown, import_word
    from engross.importing.file_readers import SUFFIXES, import_file
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

_HOMES = {
    "SUFFIXES": "engross.importing.file_readers",
    "IdentifyAs": "engross.importing.chapter_import",
    "Identity": "engross.importing.chapter_import",
    "Imported": "engross.importing.chapter_import",
    "ImportRemark": "engross.importing.source_page",
    "import_file": "engross.importing.file_readers",
    "import_markdown": "engross.importing.chapter_import",
    "import_word": "engross.importing.chapter_import",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: the proof of a redline needs one module of them."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'engross.importing' has no attribute {name!r}")
