"""Watching the files that a site is made from."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from engross.preview.server import Site

_PAUSE = 0.5
"""Seconds between two looks at the files."""

Stamp = frozenset[tuple[str, int, int]]
"""Name, size and time of change of each file."""


def renewals(site: Site, folders: Sequence[Path], seen: Stamp) -> Iterator[str]:
    """Renew ``site`` each time that the files under ``folders`` no longer look like ``seen``, without end.

    Yields the fault in a source after each renewal; empty where there is none.
    """
    while True:
        time.sleep(_PAUSE)
        now = stamp(folders)
        if now != seen:
            seen = now
            yield site.renew()


def stamp(folders: Iterable[Path]) -> Stamp:
    """What the files under ``folders`` look like from outside: name, size, time of change."""
    found = set()
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                if path.is_file() and not path.name.startswith("."):
                    seen = path.stat()
                    found.add((str(path), seen.st_size, seen.st_mtime_ns))
            except OSError:
                continue
    return frozenset(found)
