"""A code that came as one file: unpacked where it is an archive, with nothing written outside its folder."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from engross.errors import SourceError, system_reason

_MOST_FILES = 100_000
_MOST_BYTES = 2 << 30


def unpacked_code(file: Path, folder: Path) -> Path:
    """What ``services.code`` reads of ``file``: itself, or the folder in ``folder`` that an archive was unpacked into.

    Errors: SourceError where an archive is damaged, larger than any code, or names a place outside its folder.
    """
    if file.suffix.lower() != ".zip":
        return file
    try:
        with zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise SourceError(file.name, 0, "the archive is larger than any code; pack the files of the code alone")
            left = _MOST_BYTES
            for entry in entries:
                left -= _unpack(archive, entry, folder, file.name, left)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as fault:
        reason = system_reason(fault) if isinstance(fault, OSError) else str(fault)
        raise SourceError(file.name, 0, f"the archive cannot be unpacked ({reason}); pack it anew") from None
    return _with_files(folder)


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, name: str, most: int) -> int:
    """Write one file of an archive; how many bytes it has. Errors: SourceError where it has more than ``most``."""
    place = PurePosixPath(entry.filename.replace("\\", "/"))
    if place.is_absolute() or ".." in place.parts or ":" in entry.filename:
        raise SourceError(name, 0, f"the archive names a place outside itself ({entry.filename}); pack it anew")
    target = folder.joinpath(*place.parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with archive.open(entry) as source, target.open("wb") as made:
        while piece := source.read(1 << 20):
            written += len(piece)
            if written > most:
                raise SourceError(name, 0, "the archive is larger than any code; pack the files of the code alone")
            made.write(piece)
    return written


def _with_files(folder: Path) -> Path:
    """The folder that the files are in: archives often hold one folder with all of them."""
    there = [path for path in folder.iterdir() if path.name != "__MACOSX"]
    return _with_files(there[0]) if len(there) == 1 and there[0].is_dir() else folder
