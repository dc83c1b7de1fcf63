"""Moving the files of a journal into place, or the old ones back: the same steps for an act and for a killed one."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from engross.durable_files import replace_file, sync_folder
from engross.transactions.act import Committed, file_hash
from engross.transactions.journal import JOURNAL, ROLLBACK, Entry, close, discard, entries_of


def apply_journal(root: Path, folder: Path, act: Committed) -> tuple[str, ...]:
    """Put every new file of the journal in place and close it. Errors: OSError; the next run completes the act.

    Where a file is neither as it was nor as it shall be, another program has changed it: then it is kept as it is and
    every other file is put back. Returns the paths of such files; empty where the act is done.
    """
    entries = entries_of(act)
    changed = _changed(root, entries)
    if not changed:
        done = (_put(root, folder / JOURNAL / "new", entry, entry.before, entry.after) for entry in entries)
        if all(done):
            _sync_parents(root, entries)
            close(folder, act)
            return ()
        changed = _changed(root, entries)
    os.rename(folder / JOURNAL, folder / ROLLBACK)
    sync_folder(folder)
    roll_back(root, folder, act)
    return changed


def roll_back(root: Path, folder: Path, act: Committed) -> tuple[str, ...]:
    """Put the old files of an act back and remove its journal; the paths of files that another program has changed,
    which are kept as they are. Errors: OSError; the next run goes on with it."""
    entries = entries_of(act)
    changed = _changed(root, entries)
    for entry in entries:
        if entry.path not in changed:
            _put(root, folder / ROLLBACK / "old", entry, entry.after, entry.before)
    _sync_parents(root, entries)
    discard(folder, folder / ROLLBACK)
    return changed


def _changed(root: Path, entries: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(entry.path for entry in entries if file_hash(root / entry.path) not in (entry.before, entry.after))


def _put(root: Path, kept: Path, entry: Entry, was: str, shall: str) -> bool:
    """Move one file from where it is ``kept`` into its place; ``was`` and ``shall`` are the hash before and after that.

    False where the file in its place has neither.
    """
    place = root / entry.path
    found = file_hash(place)
    if found != was or found == shall:
        return found == shall
    if not shall:
        place.unlink()
        _remove_empty(place.parent, root)
        return True
    file = kept / str(entry.number)
    place.parent.mkdir(parents=True, exist_ok=True)
    if was:
        shutil.copymode(place, file)
    replace_file(file, place)
    return True


def _remove_empty(folder: Path, root: Path) -> None:
    """Remove the folder that the removal of its last file left empty."""
    if folder != root and folder.parent != root:
        with contextlib.suppress(OSError):
            folder.rmdir()


def _sync_parents(root: Path, entries: tuple[Entry, ...]) -> None:
    for parent in sorted({(root / entry.path).parent for entry in entries}):
        if parent.is_dir():
            sync_folder(parent)
