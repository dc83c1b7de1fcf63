"""From Word and Markdown files to chapters: any file, ours or not, with or without tracked changes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.importing.chapters import IdentifyAs, Identity, Imported, import_markdown, import_word
    from engross.importing.files import SUFFIXES, import_file
    from engross.importing.page import Remark

__all__ = ["SUFFIXES", "IdentifyAs", "Identity", "Imported", "Remark", "import_file", "import_markdown", "import_word"]

_HOMES = {
    "SUFFIXES": "engross.importing.files",
    "IdentifyAs": "engross.importing.chapters",
    "Identity": "engross.importing.chapters",
    "Imported": "engross.importing.chapters",
    "Remark": "engross.importing.page",
    "import_file": "engross.importing.files",
    "import_markdown": "engross.importing.chapters",
    "import_word": "engross.importing.chapters",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: the proof of a redline needs one module of them."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'engross.importing' has no attribute {name!r}")
