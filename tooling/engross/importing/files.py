"""Which reader takes a file: by its name's ending."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from engross.errors import SourceError
from engross.importing.chapters import IdentifyAs, Imported, import_word
from engross.model.chapter import Chapter

SUFFIXES = (".docx",)
"""The files that can be imported."""


def import_file(
    data: bytes, name: str, known: Sequence[Chapter], identify_as: IdentifyAs, *, lenient: bool = False
) -> Imported:
    """Read a file called ``name`` as a version of a chapter, or two; see ``import_word``.

    Errors: SourceError, also where the name's ending is none that can be read.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == ".docm":
        raise SourceError(name, 0, "a .docm file may hold macros; save it in Word as .docx")
    if suffix not in SUFFIXES:
        raise SourceError(name, 0, f"a {suffix or 'nameless'} file cannot be imported; {' and '.join(SUFFIXES)} can")
    return import_word(data, name, known, identify_as, lenient=lenient)
