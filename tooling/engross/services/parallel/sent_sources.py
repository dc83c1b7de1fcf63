"""The sources of a workspace as one archive, for machines that do not see its folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from engross.services.checking.kept_reports import SOURCE_FOLDERS
from engross.workspace import read_bytes


def packed_sources(root: Path) -> bytes:
    """The files of the workspace at ``root`` that its findings come from, as a ZIP archive.

    Errors: EngrossError where one cannot be read.
    """
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for path in _sources(root):
            archive.writestr(path.relative_to(root).as_posix(), read_bytes(path))
    return data.getvalue()


def _sources(root: Path) -> Iterator[Path]:
    for name in SOURCE_FOLDERS:
        for folder, below, files in os.walk(root / name):
            below.sort()
            yield from (Path(folder, file) for file in sorted(files) if Path(folder, file).is_file())


def unpacked_sources(packed: bytes) -> Path:
    """A folder of this machine that holds the sources packed in ``packed``; the same one for the same bytes.

    It is removed when the process ends, or when the sources of other runs have come since.
    """
    return Path(_unpacked(packed).name)


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> TemporaryDirectory[str]:
    folder = TemporaryDirectory(prefix="engross-sources-")
    with ZipFile(BytesIO(packed)) as archive:
        archive.extractall(folder.name)
    return folder
