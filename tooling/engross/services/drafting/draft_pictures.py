"""The pictures that a draft brings along, put beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from engross.model.law.chapter import Chapter
from engross.model.law.picture import ChapterPicture, picture_named_by_hash
from engross.model.law.text_mapping import with_picture_names
from engross.services.drafting.source_acts import SourceChange
from engross.workspace import read_bytes


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


def with_pictures_apart(home: Path, chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """``chapters`` from elsewhere, as texts of the folder ``home``: a picture whose name has a file there, or a picture
    of a chapter before it, with other bytes, is called by its own hash."""
    held: dict[str, str] = {}
    made = []
    for chapter in chapters:
        others = {}
        for picture in chapter.pictures:
            if picture.data:
                sha256 = held.setdefault(picture.name, _sha256(home / picture.name) or picture.sha256)
                if sha256 != picture.sha256:
                    others[picture.name] = replace(picture, name=picture_named_by_hash(picture.kind, picture.sha256))
        made.append(_with_names(chapter, others) if others else chapter)
    return tuple(made)


def _sha256(path: Path) -> str:
    return hashlib.sha256(read_bytes(path)).hexdigest() if path.is_file() else ""


def _with_names(chapter: Chapter, others: Mapping[str, ChapterPicture]) -> Chapter:
    root = with_picture_names(chapter.root, {name: picture.name for name, picture in others.items()})
    pictures = tuple(others.get(picture.name, picture) for picture in chapter.pictures)
    return replace(chapter, root=root, pictures=pictures)
