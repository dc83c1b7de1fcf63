"""The pictures that a draft brings along, put beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from engross.model.law.chapter import Chapter
from engross.services.drafting.source_acts import SourceChange


def new_pictures(home: Path, chapters: Iterable[Chapter]) -> Iterator[SourceChange]:
    """The files of the pictures that ``chapters`` name and that are not in the folder ``home`` yet, each once."""
    held: dict[str, bytes] = {}
    for chapter in chapters:
        pictures = {picture.name: picture.data for picture in chapter.pictures if picture.data}
        if pictures:
            texts = (text for provision in chapter.walk() for text in provision.texts())
            named = {tag.value for text in texts for tag in text.tags if tag.kind == "img"}
            held |= {name: data for name, data in pictures.items() if name in named}
    for name, data in sorted(held.items()):
        if not (home / name).exists():
            yield SourceChange(home / name, data, None)
