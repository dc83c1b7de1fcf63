"""Copies of a draft that colleagues edited: read from their files, and kept in a folder until they are merged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from engross.akn import parse_chapter, write_chapter
from engross.errors import EngrossError, NotFoundError
from engross.model.law.chapter import Chapter
from engross.outputs.atomic_writing import write_atomically
from engross.services.drafting.draft_pictures import with_pictures_apart
from engross.services.drafting.files_as_versions import is_draft, read_draft
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace, load, read_bytes
from engross.workspace.chapter_pictures import pictures_beside

_LIST = "copies.json"


@dataclass(frozen=True, slots=True)
class EditedCopy:
    """A copy of a draft: the name of its file, and its text."""

    name: str
    text: Chapter

    @property
    def author(self) -> str:
        """Whose its changes are where the file does not say: the name of the file without its ending."""
        return PurePath(self.name).stem


def read_copies(
    workspace: Workspace, folder: ChapterFolder, files: Sequence[Path], *, lenient: bool = False
) -> tuple[EditedCopy, ...]:
    """The copies of the draft of a chapter in ``files``. Errors: EngrossError where one cannot be read."""
    texts = with_pictures_apart(folder.path, [_read(workspace, folder, file, lenient=lenient) for file in files])
    return tuple(EditedCopy(file.name, text) for file, text in zip(files, texts, strict=True))


def keep_copies(home: Path, copies: Sequence[EditedCopy], draft: str) -> None:
    """Write ``copies`` and their pictures into the folder ``home``; ``draft`` is the SHA-256 (hexadecimal) of the file
    of their draft.

    Errors: OutputError.
    """
    told = []
    for number, copy in enumerate(copies, 1):
        data = write_chapter(copy.text)
        write_atomically(home / f"copy-{number}.xml", data)
        for picture in copy.text.pictures:
            if picture.data:
                write_atomically(home / picture.name, picture.data)
        told.append([copy.name, hashlib.sha256(data).hexdigest()])
    write_atomically(home / _LIST, json.dumps({"draft": draft, "copies": told}).encode("utf-8"))


def kept_copies(workspace: Workspace, home: Path, draft: str) -> tuple[EditedCopy, ...]:
    """The copies in the folder ``home``.

    Errors: NotFoundError where there are none; EngrossError where their draft is another than that of the SHA-256
    ``draft`` by now, or they cannot be read.
    """
    if not (home / _LIST).is_file():
        raise NotFoundError("these files are not here any more; drop them again")
    told = json.loads(read_bytes(home / _LIST))
    if told["draft"] != draft:
        raise EngrossError("the draft was changed after these files were read; drop the files again")
    return tuple(_kept(workspace, home / f"copy-{at}.xml", *entry) for at, entry in enumerate(told["copies"], 1))


def _kept(workspace: Workspace, path: Path, name: str, sha256: str) -> EditedCopy:
    data = read_bytes(path)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise EngrossError(f"what was read of {name} cannot be used; drop the files again")
    text = parse_chapter(data, path.name, workspace.hierarchy())
    return EditedCopy(name, replace(text, pictures=pictures_beside(path.parent, data)))


def _read(workspace: Workspace, folder: ChapterFolder, file: Path, *, lenient: bool) -> Chapter:
    if is_draft(file):
        return read_draft(file, workspace, folder, lenient=lenient).proposal
    return load(file, file.name)
