"""Files that were dropped on the desk: kept in the workspace's ``.engross`` until they are saved or discarded.

A page names one by its key alone, which the desk drew; no name or path that comes from a browser is opened.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path, PurePosixPath
from secrets import token_hex

from werkzeug.datastructures import FileStorage

from engross.desk.desk_setting import STATE_FOLDER, desk
from engross.errors import EngrossError, NotFoundError, OutputError, system_reason
from engross.outputs.atomic_writing import write_atomically
from engross.transactions.lock import state_folder

_KEY = re.compile(r"[0-9a-f]{24}")
_UNSAFE = re.compile(r"[^\w .()-]")
_SUFFIXES = (".docx", ".md", ".markdown")
_LONGEST_NAME = 80
_KEPT_SECONDS = 30 * 24 * 3600.0
"""How long a file that was neither saved nor discarded is kept."""
_REFUSAL = "refusal.json"


def keep_upload(upload: FileStorage | None) -> str:
    """Keep a file that was dropped; its key. Errors: EngrossError where there is none, or none that can be read."""
    if upload is None or not upload.filename:
        raise EngrossError("no file was chosen; choose a Word file and send it again")
    name = _safe_name(upload.filename)
    if PurePosixPath(name).suffix.lower() not in _SUFFIXES:
        raise EngrossError(f"{name} is no Word file; save it in Word as a Word document (.docx) and drop that")
    _drop_old()
    key = token_hex(12)
    write_atomically(_uploads() / key / name, upload.stream.read())
    return key


def upload_folder(key: str) -> Path:
    """The folder of the file called ``key``. Errors: NotFoundError where there is none."""
    folder = _uploads() / key
    if not _KEY.fullmatch(key) or not folder.is_dir():
        raise NotFoundError("this file is not here any more; drop it again")
    return folder


def kept_file(key: str) -> Path:
    """The file called ``key``. Errors: NotFoundError where there is none."""
    for path in sorted(upload_folder(key).iterdir()):
        if path.suffix.lower() in _SUFFIXES:
            return path
    raise NotFoundError("this file is not here any more; drop it again")


def discard_upload(key: str) -> None:
    """Remove a file and what was read in it. Errors: NotFoundError; OutputError where the disk does not let us."""
    try:
        shutil.rmtree(upload_folder(key))
    except OSError as fault:
        raise OutputError(f"the file cannot be removed ({system_reason(fault)}); try again") from None


def keep_refusal(folder: Path, sentence: str) -> None:
    """Keep why a file was refused, for its page. Errors: OutputError."""
    write_atomically(folder / _REFUSAL, json.dumps(sentence).encode())


def drop_refusal(folder: Path) -> None:
    """Forget why a file was refused: it is read again."""
    (folder / _REFUSAL).unlink(missing_ok=True)


def kept_refusal(folder: Path) -> str:
    """Why a file was refused; empty where it was not."""
    path = folder / _REFUSAL
    return str(json.loads(path.read_bytes())) if path.is_file() else ""


def _uploads() -> Path:
    return state_folder(desk().root) / STATE_FOLDER / "uploads"


def _safe_name(told: str) -> str:
    """The name of a file as it may stand on any disk: its letters, digits, spaces, hyphens and full stops."""
    name = _UNSAFE.sub("_", told.replace("\\", "/").rpartition("/")[2]).strip(" .")
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[:_LONGEST_NAME] or 'file'}{dot}{suffix[:10]}"


def _drop_old() -> None:
    folder = _uploads()
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _KEPT_SECONDS:
                shutil.rmtree(path)
