"""Files that were dropped on the desk: kept in the workspace's ``.engross`` until they are saved or discarded.

A page names one by its key alone, which the desk drew; no name or path that comes from a browser is opened.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from secrets import token_hex

from werkzeug.datastructures import FileStorage

from engross.desk.desk_setting import STATE_FOLDER, desk
from engross.errors import EngrossError, NotFoundError, OutputError, system_reason
from engross.outputs.atomic_writing import write_atomically
from engross.patterns import compile_on_use
from engross.transactions.lock import state_folder

_KEY = compile_on_use(r"[0-9a-f]{24}")
_UNSAFE = compile_on_use(r"[^\w .()-]")
CHAPTER_FILES = (".docx", ".md", ".markdown")
"""The files that a chapter is read from."""
PRINTED_FILES = (".pdf", ".png", ".jpg", ".jpeg", ".txt", ".docx")
"""The files that a newspaper's page or an affidavit is."""
_KINDS = {
    CHAPTER_FILES: "no Word file; save it in Word as a Word document (.docx) and drop that",
    (".docx",): "no Word file; save it in Word as a Word document (.docx) and drop that",
}
_OTHER_KIND = "of another kind; choose one of {}"
_LONGEST_NAME = 80
_KEPT_SECONDS = 30 * 24 * 3600.0
"""How long a file that was neither saved nor discarded is kept."""
RESULT = "result.json"
"""What a task leaves last in the folder of its files."""
_REFUSAL = "refusal.json"


def keep_upload(upload: FileStorage | None, kinds: tuple[str, ...] = CHAPTER_FILES) -> str:
    """Keep a file that was dropped; its key. ``kinds``: the endings of its name that are taken.

    Errors: EngrossError where there is none, or none that can be read.
    """
    return keep_uploads({"": upload}, kinds)


def keep_uploads(uploads: Mapping[str, FileStorage | None], kinds: tuple[str, ...] = CHAPTER_FILES) -> str:
    """Keep files that were dropped together, each by its role ("old", "new"); their key. Errors: as ``keep_upload``."""
    read = {role: _read_upload(upload, kinds) for role, upload in uploads.items()}
    _drop_old()
    key = token_hex(12)
    for role, (name, data) in read.items():
        write_atomically(_uploads() / key / role / name, data)
    return key


def keep_document(data: bytes, name: str) -> tuple[str, Path, bool]:
    """Keep a document that was made here, whose pages are to be drawn: its key, its folder, whether they are drawn."""
    key = hashlib.sha256(data).hexdigest()[:24]
    folder = _uploads() / key
    if (folder / RESULT).is_file():
        return key, folder, True
    _drop_old()
    write_atomically(folder / "document" / name, data)
    return key, folder, False


def new_folder() -> tuple[str, Path]:
    """A folder for the result of a task that has no file; its key, and the folder. Errors: OutputError."""
    _drop_old()
    key = token_hex(12)
    folder = _uploads() / key
    try:
        folder.mkdir(parents=True)
    except OSError as fault:
        raise OutputError(f"nothing can be kept in the city’s folder ({system_reason(fault)}); try again") from None
    return key, folder


def upload_folder(key: str) -> Path:
    """The folder of the file called ``key``. Errors: NotFoundError where there is none."""
    folder = _uploads() / key
    if not _KEY.fullmatch(key) or not folder.is_dir():
        raise NotFoundError("this file is not here any more; drop it again")
    return folder


def kept_file(key: str, role: str = "") -> Path:
    """The file called ``key``, of several the one of a ``role``. Errors: NotFoundError where there is none."""
    return file_in(upload_folder(key), role)


def file_in(folder: Path, role: str = "") -> Path:
    """The file that was kept in ``folder``, of several the one of a ``role``. Errors: NotFoundError."""
    home = folder / role
    for path in sorted(home.iterdir()) if home.is_dir() else ():
        # Beside a file without a role stands what was made of it.
        if path.is_file() and (role or path.suffix.lower() in CHAPTER_FILES):
            return path
    raise NotFoundError("this file is not here any more; drop it again")


def roles_in(folder: Path) -> list[str]:
    """The roles of the files that were kept together in ``folder``, in order."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and path.name != "made")


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


def _read_upload(upload: FileStorage | None, kinds: tuple[str, ...]) -> tuple[str, bytes]:
    """The name and bytes of a file. Errors: EngrossError where it is none that can be read."""
    if upload is None or not upload.filename:
        raise EngrossError("no file was chosen; choose a file and send it again")
    if _last_part(upload.filename).startswith("~$"):
        raise EngrossError(
            "this is the note that Word keeps beside a file that is open, not the file; save and close the file in "
            "Word, then drop the file itself"
        )
    name = _safe_name(upload.filename)
    if PurePosixPath(name).suffix.lower() not in kinds:
        raise EngrossError(f"{name} is {_KINDS.get(kinds, _OTHER_KIND.format(', '.join(kinds)))}")
    data = upload.stream.read()
    if not data:
        raise EngrossError(
            f"{name} is empty: another program may hold it, or it is still being copied; close it there, wait until it "
            "is there as a whole, and choose it again"
        )
    return name, data


def _last_part(told: str) -> str:
    return told.replace("\\", "/").rpartition("/")[2]


def _safe_name(told: str) -> str:
    """The name of a file as it may stand on any disk: its letters, digits, spaces, hyphens and full stops."""
    name = _UNSAFE.sub("_", _last_part(told)).strip(" .")
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
