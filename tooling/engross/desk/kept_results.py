"""What a task made of files from outside, kept in their folder until the page that shows it is left.

The process that read a hostile file hands over no objects: JSON, and files that are shown or downloaded as they are.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from engross.desk.kept_uploads import RESULT, kept_refusal, upload_folder
from engross.errors import EngrossError, NotFoundError
from engross.outputs.atomic_writing import write_atomically
from engross.patterns import compile_on_use
from engross.workspace import read_bytes

_NAME = compile_on_use(r"[a-z]{1,20}(?:-\d{1,4})?\.(?:docx|png|pdf|xml)")


def keep_data(folder: Path, name: str, data: bytes) -> None:
    """Keep a file that was made, under a plain ``name`` ("redline.docx"). Errors: OutputError."""
    write_atomically(folder / "made" / name, data)


def keep_told(folder: Path, told: dict[str, Any]) -> None:
    """Keep what is to be shown, the file that says that the task is done. Errors: OutputError."""
    write_atomically(folder / RESULT, json.dumps(told, ensure_ascii=False).encode("utf-8"))


def kept_told(key: str) -> dict[str, Any]:
    """What is to be shown of the files called ``key``.

    Errors: NotFoundError where they are gone; EngrossError with the reason where they could not be read.
    """
    folder = upload_folder(key)
    refusal = kept_refusal(folder)
    if refusal:
        raise EngrossError(refusal)
    if not (folder / RESULT).is_file():
        raise NotFoundError("these files are not here any more; drop them again")
    told: dict[str, Any] = json.loads(read_bytes(folder / RESULT))
    return told


def kept_data(key: str, name: str) -> bytes:
    """A file that was made of the files called ``key``. Errors: NotFoundError where there is none of that name."""
    path = upload_folder(key) / "made" / name
    if not _NAME.fullmatch(name) or not path.is_file():
        raise NotFoundError("this file is not here any more; drop the files again")
    return read_bytes(path)
