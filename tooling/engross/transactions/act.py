"""An act: what a command wants to write into the law, and what it read to decide that."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that an act was decided on: its path from the workspace's root, and the SHA-256 (hex) of the bytes read.

    ``sha256`` is empty where the file was not there.
    """

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Change:
    """A file to be written: its path from the workspace's root (forward slashes), and its bytes; None removes it."""

    path: str
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Act:
    """One act over many files.

    ``what`` says it in words ("renumber 68 68-15 to 68-16"). ``changes`` names each file once. ``read`` are the files
    it was decided on; each is compared with its hash again before anything is written.
    """

    what: str
    changes: tuple[Change, ...]
    read: tuple[FileRead, ...] = ()


@dataclass(frozen=True, slots=True)
class Committed:
    """An act that was done: its key, what it was, when (UTC), and each file with its hash before and after.

    An empty hash: the file was not there. ``undoes`` is the key of the act that this one took back.
    """

    key: str
    what: str
    when: datetime
    files: tuple[tuple[str, str, str], ...]
    undoes: str = ""


def file_hash(path: Path) -> str:
    """The SHA-256 (hex) of a file's bytes; empty where there is no file. Errors: OSError."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
