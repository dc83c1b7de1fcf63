"""The texts of chapters, read from their files by the hierarchy that the city declares, and the days they state."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from engross.akn.stated_days import states_days
from engross.errors import EngrossError
from engross.file_state import FileState, state_of
from engross.model.law.chapter import Chapter, Version
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.model.law.timeline import DatedText, dated
from engross.workspace.city_file import hierarchy_for
from engross.workspace.file_contents import read_bytes


def load(path: Path, name: str = "", hierarchy: Hierarchy | None = None) -> Chapter:
    """The chapter in an XML file, with the pictures beside it; ``name`` is what errors and outputs call it (default:
    the path as given).

    ``hierarchy``: that of its code, where the caller has it at hand (None: it is looked up).
    """
    data = read_bytes(path)
    chapter = _chapter_in(data, name or path.as_posix(), hierarchy or hierarchy_for(path))
    if b"<img" not in data:
        return chapter
    # Imported where a text has a picture: most have none.
    from engross.workspace.chapter_pictures import pictures_beside

    return replace(chapter, pictures=pictures_beside(path.parent, data))


def dated_text(version: Version, path: Path) -> DatedText:
    """A version with the days that its file, at ``path``, states.

    Errors: SourceError where a file that states any cannot be read; EngrossError where it cannot be opened.
    """
    try:
        state = state_of(path.stat())
    except OSError:
        state = ()  # reading it says what is wrong
    return _stated_days(version, path, state)


@lru_cache(maxsize=16_384)
def _stated_days(version: Version, path: Path, state: FileState) -> DatedText:  # noqa: ARG001 - read again when changed
    data = read_bytes(path)
    if not states_days(data):
        return DatedText(version)
    # A version stands in ordinances/, in the folder of its chapter.
    name = path.relative_to(path.parents[2]).as_posix()
    try:
        hierarchy = hierarchy_for(path)
    except EngrossError:
        hierarchy = STANDARD  # what is wrong with the city's file is said where the text is read
    return replace(dated(_chapter_in(data, name, hierarchy)), version=version)


@lru_cache(maxsize=2)
def _chapter_in(data: bytes, name: str, hierarchy: Hierarchy) -> Chapter:
    """The last two are kept: a text whose days were asked for is often the one that is read next."""
    # Imported where a text is read: the days of most are told by their files' names.
    from engross.akn import parse_chapter

    return parse_chapter(data, name, hierarchy)
