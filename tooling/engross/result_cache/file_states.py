"""The SHA-256 of each file of a folder, taken from the last run where the file's state says that nobody wrote to it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import field
from hashlib import sha256

from engross.durable_files import ON_WINDOWS
from engross.file_state import FileState, state_of
from engross.result_cache.entries import ResultCache
from engross.values import dataclass

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file system gives a file that is written to again another time: FAT counts in two
seconds. A younger file may be written to without a trace in its state, and is read."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file as it was read: its state, its SHA-256 (hex), and what ``note`` said of its bytes.

    ``settled``: a writing since would show in the state.
    """

    state: FileState
    sha256: str
    note: bool
    settled: bool


class LinkedFolderError(Exception):
    """A folder is a symbolic link, or one stands in it: where it leads is not followed (what is found there is named by
    another path than through the link), and nothing is known of the folder."""


@dataclass(slots=True)
class FileStates:
    """The files below ``root``, by their names from it (``ordinances/068-noise/…``); ``note`` is a pure function of a
    file's bytes whose answer is kept too."""

    root: str
    note: Callable[[bytes], bool]
    known: dict[str, FileFacts] = field(default_factory=dict)
    facts: dict[str, FileFacts] = field(default_factory=dict)

    def read(self, *folders: str) -> None:
        """Take the facts of every file in ``folders``, and below them.

        Errors: LinkedFolderError; OSError where a file cannot be read.
        """
        self.facts = {}
        for folder in folders:
            for name, state in files_below(self.root, folder):
                self.facts[name] = self._facts_of(name, state)

    def unchanged(self, *folders: str) -> bool:
        """Whether the files in ``folders`` are still as they were when they were read: no more, no fewer, none written
        to. What was not settled is read again. Errors: as of ``read``."""
        found = dict(pair for folder in folders for pair in files_below(self.root, folder))
        if found != {name: facts.state for name, facts in self.facts.items()}:
            return False
        for name, facts in self.facts.items():
            if not facts.settled:
                self.facts[name] = self._read(name, facts.state)
                if self.facts[name].sha256 != facts.sha256:
                    return False
        return True

    def _facts_of(self, name: str, state: FileState) -> FileFacts:
        before = self.known.get(name)
        return before if before is not None and before.state == state else self._read(name, state)

    def _read(self, name: str, state: FileState) -> FileFacts:
        now = time.time_ns()
        with open(os.path.join(self.root, name), "rb") as file:
            data = file.read()
        return FileFacts(state, sha256(data).hexdigest(), self.note(data), _is_settled(state, now))


def _is_settled(state: FileState, now: int) -> bool:
    """Whether a writing to a file would show in its state; on Windows no time of a change is kept that programs cannot
    set, and none is."""
    return not ON_WINDOWS and max(state[1], state[2]) + _SETTLED < now


def files_below(root: str, folder: str) -> Iterator[tuple[str, FileState]]:
    """Each file in ``folder`` and below it: its name from ``root``, with forward slashes, and its state.

    Errors: LinkedFolderError where the folder is a symbolic link, or one stands there; OSError, also where what stands
    there is neither file nor folder: a pipe is not read, as it may have no end.
    """
    place = os.path.join(root, folder)
    if os.path.islink(place):
        raise LinkedFolderError(folder)
    if not os.path.isdir(place):
        return
    below = []
    with os.scandir(place) as entries:
        for entry in entries:
            name = f"{folder}/{entry.name}"
            if entry.is_symlink():
                raise LinkedFolderError(name)
            if entry.is_dir():
                below.append(name)
            elif entry.is_file():
                yield name, state_of(entry.stat())
            else:
                raise OSError(f"{name} is neither a file nor a folder")
    for name in below:
        yield from files_below(root, name)


def load_states(cache: ResultCache, key: str, root: str, note: Callable[[bytes], bool]) -> FileStates:
    """What is known of the files below ``root`` from the last run that kept it under ``key``."""
    kept = cache.get(key)
    rows = json.loads(kept) if kept is not None else ()
    return FileStates(
        root, note, {name: FileFacts(tuple(state), hashed, said, True) for name, state, hashed, said in rows}
    )


def keep_states(cache: ResultCache, key: str, states: FileStates) -> None:
    """Keep what is known of the files, but for those that were not settled: their state may be that of other bytes a
    moment later."""
    settled = {name: facts for name, facts in states.facts.items() if facts.settled}
    if settled != states.known:
        rows = [(name, facts.state, facts.sha256, facts.note) for name, facts in sorted(settled.items())]
        cache.put(key, json.dumps(rows).encode())
