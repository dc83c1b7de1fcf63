"""The program as one hash: of its own files, of those that ship with it, and of the libraries beside it."""

from __future__ import annotations

import os
import secrets
import sys
import zlib
from collections.abc import Iterator
from functools import lru_cache

from engross.file_state import BEGUN, state_of
from engross.resources import shipped
from engross.result_cache.canonical_bytes import key_of

_SHIPPED = ("schemas", "templates")
_STARTING = 2_000_000_000
"""Nanoseconds that it may have taken from the start of a process to BEGUN, its first modules being read meanwhile."""


@lru_cache(maxsize=1)
def program_identity() -> str:
    """A SHA-256 (hex) that is another one when a file of Engross was edited, a schema or template that ships with it,
    Python, or a library: what an older program computed is never taken for a result of this one.

    Files are told by their states (size and times) and not read; libraries by the names of their folders of metadata,
    which hold their versions. Where a file was written to since this process began, or just before, it may run another
    program than is there now: it is one that no other process is.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    roots = [package, *(str(shipped(name)) for name in _SHIPPED)]
    files = [pair for root in roots for pair in _files_below(root)]
    if getattr(sys, "frozen", False):
        # The packaged program has its modules within itself.
        files.append((sys.executable, state_of(os.stat(sys.executable))))
    written = max(max(state[1:3]) for _, state in files)
    alone = secrets.token_hex(8) if written > BEGUN - _STARTING else ""
    return key_of(sys.version, zlib.ZLIB_RUNTIME_VERSION, tuple(_libraries()), roots, files, alone)


def _files_below(root: str) -> list[tuple[str, tuple[int, ...]]]:
    found = []
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    found += _files_below(entry.path)
            else:
                found.append((entry.path, state_of(entry.stat())))
    return sorted(found)


def _libraries() -> Iterator[str]:
    """The folders of metadata (``lxml-6.1.dist-info``) on the path of imports."""
    for folder in sys.path:
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
