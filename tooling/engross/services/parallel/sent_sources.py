"""The sources of a workspace as one archive, for machines that do not see its folder."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from engross.errors import EngrossError
from engross.result_cache.file_states import LinkedFolderError, files_below
from engross.services.checking.kept_reports import SOURCE_FOLDERS
from engross.workspace import read_bytes


def packed_sources(root: Path) -> bytes | None:
    """The files of the workspace at ``root`` that its findings come from, as a ZIP archive.

    None where findings in a copy might be others: a symbolic link stands among the files (a finding names the file
    that it leads to, and one that leads out is refused), or something that cannot be read or named in an archive.
    """
    data = BytesIO()
    try:
        names = sorted(name for folder in SOURCE_FOLDERS for name, _ in files_below(str(root), folder))
        with ZipFile(data, "w", ZIP_DEFLATED, compresslevel=6) as archive:
            for name in names:
                archive.writestr(name, read_bytes(root / name))
    except (LinkedFolderError, EngrossError, OSError, UnicodeEncodeError):
        return None
    return data.getvalue()


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
