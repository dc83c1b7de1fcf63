"""The folder of kept results: an entry a file, written whole or not at all, proved when it is read, bounded in size."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from engross.durable_files import replace_file
from engross.patterns import compile_on_use

CACHE_BYTES = 1 << 30
"""The size of all entries together, after which those that were not used for the longest time are removed."""
_HEAD = b"engross result 1\n"
_WRITTEN = "written"
"""The file that adds up what was written since entries were last removed, a line a run."""
_SHELF, _ENTRY = compile_on_use(r"[0-9a-f]{2}"), compile_on_use(r"[0-9a-f]{62}(?:\.[0-9a-f]{8}\.part)?")
"""The names of the folders and of the files that are ours: nothing else in the folder is ever touched."""
_USED = 3600.0
"""Seconds after which an entry that is read is marked as used again."""


class ResultCache:
    """The results in a folder, by key.

    Two processes may read and write at once: an entry is written beside its place and renamed. What a killed run leaves
    behind is a file without a key, which goes with the oldest entries. Whatever the system refuses, nothing is raised,
    and a result is computed again: the first refusal is in ``fault``.
    """

    def __init__(self, folder: Path, most_bytes: int = CACHE_BYTES) -> None:
        """``folder``: where the entries are, or will be; ``most_bytes``: their size together."""
        self.folder = folder
        self.fault = ""
        self._most = most_bytes
        self._written = 0

    def get(self, key: str) -> bytes | None:
        """What was kept under ``key``; None where nothing was, or what is there is not what was written."""
        path = self._path(key)
        try:
            with open(path, "rb") as file:
                data = file.read()
                self._mark_used(file.fileno(), path)
        except FileNotFoundError:
            return None
        except OSError as fault:
            self._refused(fault)
            return None
        start = len(_HEAD)
        proof, value = data[start : start + 32], data[start + 32 :]
        return value if data.startswith(_HEAD) and proof == _proof(key, value) else None

    def has(self, key: str) -> bool:
        """Whether there is an entry under ``key``; it may be found damaged when it is read."""
        try:
            with open(self._path(key), "rb") as file:
                self._mark_used(file.fileno(), self._path(key))
        except OSError:
            return False
        return True

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``, in place of what was kept there."""
        path = self._path(key)
        passing = f"{path}.{secrets.token_hex(4)}.part"
        try:
            try:
                file = open(passing, "xb")  # noqa: SIM115 - closed below, once the folder is there
            except FileNotFoundError:
                # Drafts that are not public may be in it: the folder is for its user only.
                os.makedirs(self.folder, mode=0o700, exist_ok=True)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                file = open(passing, "xb")  # noqa: SIM115
            with file:
                file.write(_HEAD + _proof(key, value) + value)
            replace_file(Path(passing), Path(path))
        except OSError as fault:
            self._refused(fault)
            with contextlib.suppress(OSError):
                os.unlink(passing)
            return
        self._written += len(value) + len(_HEAD) + 32
        if self._written > self._most // 4:
            self.settle()

    def settle(self) -> None:
        """Add up what was written, and remove the entries that were not used for the longest time where it is too
        much. Called at the end of a run."""
        if not self._written:
            return
        book = self.folder / _WRITTEN
        try:
            with open(book, "a", encoding="ascii") as file:
                file.write(f"{self._written}\n")
            self._written = 0
            total = sum(int(line) for line in book.read_text(encoding="ascii").split() if line.isdigit())
            if total > self._most // 4:
                _remove_oldest(self.folder, self._most * 3 // 4)
                book.write_text("", encoding="ascii")
        except (OSError, UnicodeError) as fault:
            self._refused(fault)

    def measure(self) -> tuple[int, int]:
        """How many entries there are, and how many bytes they have. Errors: OSError."""
        sizes = [stat.st_size for _, stat in _entries(self.folder)]
        return len(sizes), sum(sizes)

    def is_writable(self) -> bool:
        """Whether entries can be kept here; ``fault`` says why not."""
        key = sha256(b"writable").hexdigest()
        self.put(key, b"")
        return not self.fault

    def clear(self) -> tuple[int, int]:
        """Remove every entry; how many there were, and how many bytes. Errors: OSError where one cannot be removed."""
        found = list(_entries(self.folder))
        for path, _ in found:
            os.unlink(path)
        (self.folder / _WRITTEN).unlink(missing_ok=True)
        return len(found), sum(stat.st_size for _, stat in found)

    def _path(self, key: str) -> str:
        return os.path.join(self.folder, key[:2], key[2:])

    def _mark_used(self, handle: int, path: str) -> None:
        if time.time() - os.fstat(handle).st_mtime > _USED:
            with contextlib.suppress(OSError):
                os.utime(path)

    def _refused(self, fault: Exception) -> None:
        self.fault = self.fault or f"{self.folder}: {fault}"


def _proof(key: str, value: bytes) -> bytes:
    """What an entry begins with: a hash of its key and its value, so that neither a damaged entry nor one under another
    name is taken for a result."""
    return sha256(key.encode() + value).digest()


def _entries(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    with contextlib.suppress(FileNotFoundError):
        for shelf in os.scandir(folder):
            if _SHELF.fullmatch(shelf.name) and shelf.is_dir(follow_symlinks=False):
                for entry in os.scandir(shelf.path):
                    if _ENTRY.fullmatch(entry.name):
                        with contextlib.suppress(FileNotFoundError):  # another process removed it
                            yield entry.path, entry.stat(follow_symlinks=False)


def _remove_oldest(folder: Path, most: int) -> None:
    """Remove entries, those first that were not used for the longest time, until the rest has ``most`` bytes."""
    left = most
    for path, stat in sorted(_entries(folder), key=lambda entry: entry[1].st_mtime, reverse=True):
        left -= stat.st_size
        if left < 0:
            with contextlib.suppress(OSError):
                os.unlink(path)
