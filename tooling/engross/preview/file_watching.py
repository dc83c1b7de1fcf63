"""Watching the files that a site is made from."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from engross.file_state import FileState, state_of
from engross.preview.server import Site

_PAUSE = 0.5
"""Seconds between two looks at the files."""

Stamp = frozenset[tuple[str, FileState]]
"""Name and state of each file; and under no name the day, since what is law changes with it."""


def renewals(site: Site, folders: Sequence[Path], seen: Stamp, today: Callable[[], date]) -> Iterator[str]:
    """Renew ``site`` each time that the files under ``folders`` or the day no longer look like ``seen``, without end.

    Yields the fault in a source after each renewal; empty where there is none.
    """
    while True:
        time.sleep(_PAUSE)
        now = stamp(folders, today())
        if now != seen:
            seen = now
            yield site.renew()


def stamp(folders: Iterable[Path], today: date) -> Stamp:
    """What the files under ``folders`` look like from outside on the day ``today``."""
    found: set[tuple[str, FileState]] = {("", (today.toordinal(),))}
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                if path.is_file() and not path.name.startswith("."):
                    found.add((str(path), state_of(path.stat())))
            except OSError:
                continue
    return frozenset(found)
