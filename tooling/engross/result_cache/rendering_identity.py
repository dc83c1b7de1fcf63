"""What documents depend on beside what they are made from: the program, the fonts of the machine, packages of Typst.

A letter that none of the fonts which come with Engross can show is set in a font of the machine, where one has it; a
document that lacked it is made again once such a font is there. A city's own template of PDF files may import packages
that its user keeps (``@local/…``).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from engross.file_state import FileState, state_of
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.program_identity import program_identity


@lru_cache(maxsize=1)
def rendering_identity() -> str:
    """A SHA-256 (hex) that is another one when ``program_identity`` is, or a font of the machine or a package of Typst
    came, went or changed.

    They are told by the states of their files, which are not read.
    """
    folders = [str(folder) for folder in (*font_folders(), *package_folders())]
    return key_of(program_identity(), [(folder, sorted(_files_below(folder))) for folder in folders])


def font_folders() -> tuple[Path, ...]:
    """Where the system keeps its fonts and those of its user, whether the folders are there or not.

    Sources: the folders that Typst looks in (fontdb, ``load_system_fonts``); XDG Base Directory Specification 0.8.
    """
    home = Path(os.path.expanduser("~"))
    if sys.platform == "win32":
        system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"))
        users = (home / "AppData" / kind / "Microsoft" / "Windows" / "Fonts" for kind in ("Local", "Roaming"))
        return (system / "Fonts", *users)
    if sys.platform == "darwin":
        shared = ("/Library/Fonts", "/System/Library/Fonts", "/System/Library/AssetsV2", "/Network/Library/Fonts")
        return (*map(Path, shared), home / "Library" / "Fonts")
    data = (
        os.environ.get("XDG_DATA_HOME") or home / ".local" / "share",
        *filter(None, (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")),
    )
    named = (Path(folder) / "fonts" for folder in (*data, "/usr/local/share", "/usr/share"))
    return tuple(dict.fromkeys((*named, home / ".fonts", Path("/etc/fonts"))))


def package_folders() -> tuple[Path, ...]:
    """Where Typst finds the packages of the user and keeps those that it fetched (typst-kit, ``PackageStorage``)."""
    home = Path(os.path.expanduser("~"))
    if sys.platform == "win32":
        data = Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming")
        cache = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        data, cache = home / "Library" / "Application Support", home / "Library" / "Caches"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
        cache = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return data / "typst" / "packages", cache / "typst" / "packages"


def _files_below(folder: str) -> Iterator[tuple[str, FileState]]:
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            try:
                yield path, state_of(os.stat(path))
            except OSError:
                continue
