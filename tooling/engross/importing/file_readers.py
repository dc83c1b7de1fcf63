"""Which reader takes a file: by its name's ending."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from engross.errors import SourceError
from engross.model.law.chapter import Chapter
from engross.model.law.hierarchy import STANDARD, Hierarchy

if TYPE_CHECKING:
    from engross.importing.chapter_import import IdentifyAs
    from engross.importing.imported_chapters import Imported

SUFFIXES = (".docx", ".md", ".markdown")
"""The files that can be imported."""


def import_file(
    data: bytes,
    name: str,
    known: Sequence[Chapter],
    identify_as: IdentifyAs,
    *,
    lenient: bool = False,
    hierarchy: Hierarchy = STANDARD,
) -> Imported:
    """Read a file called ``name`` as a version of a chapter, or two, of a code of ``hierarchy``; see ``import_word``.

    Errors: SourceError, also where the name's ending is none that can be read.
    """
    from engross.importing.chapter_import import (
        import_markdown,
        import_word,
    )  # a large part of the house: only where a file is imported

    suffix = PurePath(name).suffix.lower()
    if suffix == ".docm":
        raise SourceError(name, 0, "a .docm file may hold macros; save it in Word as .docx")
    if suffix not in SUFFIXES:
        raise SourceError(name, 0, f"a {suffix or 'nameless'} file cannot be imported; .docx and .md can")
    if suffix != ".docx":
        return import_markdown(data, name, known, identify_as, lenient=lenient, hierarchy=hierarchy)
    return import_word(data, name, known, identify_as, lenient=lenient, hierarchy=hierarchy)
