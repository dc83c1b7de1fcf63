"""A clean copy that Engross wrote and nobody changed: the text that it carries is the one that it shows."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from engross.akn import parse_chapter
from engross.errors import EngrossError
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.picture import MOST_PICTURE_BYTES, ChapterPicture, picture_of
from engross.rendering.docx.document_state import LAW_PICTURE
from engross.resources import Templates

if TYPE_CHECKING:
    from engross.model.law.chapter import Chapter

_CARRIED = "customXml/item1.xml"
_LARGEST = 16 * 2**20
"""Bytes; a larger part is left to the import, which says what is wrong with it."""


def unchanged_copy(data: bytes, name: str, templates: Templates, hierarchy: Hierarchy) -> Chapter | None:
    """The chapter of which the Word file ``data``, called ``name``, is the clean copy; None where it was changed.

    It is what a hash in the file could not prove: each part of the file is, byte for byte, the one that is made of the
    text in it, with ``templates``. Whoever changes what the file shows would have to change the text to match, and that
    is the text that is read. ``hierarchy`` is that of the code. Nothing is refused here: of any other file the import
    says what is wrong.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            held = {entry.filename: entry for entry in archive.infolist()}
            carried = held.get(_CARRIED)
            if len(held) != len(archive.infolist()):
                return None  # programs differ in which of two parts of one name they show
            if carried is None or carried.file_size > _LARGEST or "customXml/item2.xml" in held:
                return None
            chapter = parse_chapter(archive.read(carried), f"{name}:{_CARRIED}", hierarchy)
            if any(part.startswith(LAW_PICTURE) for part in held):
                chapter = replace(chapter, pictures=tuple(_pictures(archive, held)))
            made = _copied(chapter, templates)
            if [*held] != [*made] or any(held[part].file_size != len(content) for part, content in made.items()):
                return None
            return chapter if all(archive.read(part) == content for part, content in made.items()) else None
    except (EngrossError, zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        return None


def _pictures(archive: zipfile.ZipFile, held: Iterable[str]) -> Iterator[ChapterPicture]:
    """The pictures that the clean copy shows, called as the files that they were made from."""
    for part in held:
        name = part.removeprefix(LAW_PICTURE)
        if part.startswith(LAW_PICTURE) and archive.getinfo(part).file_size <= MOST_PICTURE_BYTES:
            yield picture_of(name, archive.read(part))


def _copied(chapter: Chapter, templates: Templates) -> dict[str, bytes]:
    from engross.compose import clean_copy
    from engross.rendering.docx import docx_parts

    return docx_parts(clean_copy(chapter), templates)
