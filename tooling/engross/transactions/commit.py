"""Doing an act: locked, checked against what was read, journalled, then moved into place."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from engross.errors import EngrossError, OutputError, system_reason
from engross.transactions.act import Act, Change, Committed, file_hash
from engross.transactions.applying import apply_journal
from engross.transactions.journal import PAST, drop_staged, stage
from engross.transactions.lock import PATIENCE, Holder, sole_writer
from engross.transactions.recovery import recover_locked


def commit(
    root: Path,
    act: Act,
    now: datetime,
    *,
    undoes: str = "",
    patience: float = PATIENCE,
    waiting: Callable[[Holder | None], None] | None = None,
) -> Committed:
    """Do ``act`` in the workspace at ``root``: every file is the new one, or every file is the old one.

    ``now`` is when (UTC), for the journal; ``undoes`` the key of the act that this one takes back. A killed run leaves
    a journal that the next run completes. Errors: LockedError where another writes for longer than ``patience``
    seconds (``waiting`` is told before); EngrossError where a file is not as it was read; OutputError where the disk
    does not let us, and then nothing was changed.
    """
    with sole_writer(root, act.what, patience=patience, waiting=waiting) as folder:
        recover_locked(root, folder)
        done = _planned(root, folder, act, now, undoes)
        if not done.files:
            return done
        changes = tuple(change for change in act.changes if change.path in {path for path, _, _ in done.files})
        try:
            stage(folder, done, changes, root)
        except OSError as fault:
            _drop(folder)
            raise OutputError(f"{act.what} cannot be written ({system_reason(fault)}); nothing was changed") from None
        try:
            changed = apply_journal(root, folder, done)
        except OSError as fault:
            raise OutputError(
                f"{act.what} is not complete ({system_reason(fault)}); free the disk or the file and run any command: "
                "it completes the act"
            ) from None
    if changed:
        raise EngrossError(_changed_meanwhile(changed[0], act))
    return done


def dry_run(root: Path, act: Act) -> tuple[tuple[str, bytes | None, bytes | None], ...]:
    """What ``act`` would do: each file that would change, with its bytes before and after (None: not there)."""
    found = []
    for change in act.changes:
        place = root / change.path
        before = place.read_bytes() if place.is_file() else None
        if before != change.data:
            found.append((change.path, before, change.data))
    return tuple(found)


def _planned(root: Path, folder: Path, act: Act, now: datetime, undoes: str) -> Committed:
    """The act with the hashes of every file that it changes. Errors: EngrossError where something is not as read."""
    for seen in act.read:
        if file_hash(root / seen.path) != seen.sha256:
            raise EngrossError(_changed_meanwhile(seen.path, act))
    files = []
    for change in act.changes:
        place = _place(root, change)
        before = file_hash(place)
        after = hashlib.sha256(change.data).hexdigest() if change.data is not None else ""
        if before != after:
            files.append((change.path, before, after))
    return Committed(_key(folder, now), act.what, now, tuple(files), undoes)


def _place(root: Path, change: Change) -> Path:
    """Where a change goes. Errors: EngrossError where a link leads it out of the workspace; OutputError where the file
    is read-only."""
    place = root / change.path
    if not place.resolve().is_relative_to(root.resolve()):
        raise EngrossError(f"{change.path} resolves outside the workspace; put the file itself into it")
    if place.is_symlink():
        raise EngrossError(f"{change.path} is a link; put the file itself in its place")
    if place.is_file() and not os.access(place, os.W_OK):
        raise OutputError(f"{change.path} is read-only; nothing was changed")
    return place


def _key(folder: Path, now: datetime) -> str:
    """A key that sorts behind those of all acts before it."""
    base = now.strftime("%Y%m%dT%H%M%S")
    past = folder / PAST
    last = max((path.name for path in past.iterdir()), default="") if past.is_dir() else ""
    stem, _, number = last.partition("-")
    if stem >= base:
        return f"{stem}-{int(number or 0) + 1:06}"
    return f"{base}-000000"


def _changed_meanwhile(path: str, act: Act) -> str:
    return (
        f"{path} was changed by another program after it was read; it is kept so and nothing was written: "
        f"{act.what} again"
    )


def _drop(folder: Path) -> None:
    try:
        drop_staged(folder)
    except OSError:
        return  # the next run drops it: an act that is only staged was never begun
