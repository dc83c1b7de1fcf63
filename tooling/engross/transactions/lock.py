"""The lock on a workspace: one writer of the law at a time, known by name.

The lock is the system's and goes with the process that holds it, however that ends; the file beside it says who holds
it, for the message to the one who must wait. A note without a lock is a stale one and is overwritten.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from engross.errors import EngrossError, OutputError, system_reason
from engross.values import dataclass

FOLDER = ".engross"
"""The workspace's folder for locks, journals and past acts; it ignores itself in git."""
PATIENCE = 20.0
"""Seconds that a writer waits for another; an act takes a moment once it writes."""
_LOCK = "lock"
_HOLDER = "holder.json"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock: the user, the machine, the process, since when (UTC, ISO 8601), and the act."""

    user: str
    machine: str
    process: int
    since: str
    what: str


class LockedError(EngrossError):
    """Somebody else is writing; the sentence says who."""


@contextlib.contextmanager
def sole_writer(
    root: Path, what: str, *, patience: float = PATIENCE, waiting: Callable[[Holder | None], None] | None = None
) -> Iterator[Path]:
    """Be the only one who writes the law of the workspace at ``root``; yields its ``.engross`` folder.

    ``waiting`` is called once, with whoever holds the lock, before another is waited for ``patience`` seconds.
    Errors: LockedError naming the holder after that time; OutputError where the folder cannot be made.
    """
    folder = state_folder(root)
    lock = FileLock(folder / _LOCK, thread_local=False)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if waiting is not None:
                waiting(holder_of(root))
            lock.acquire(timeout=patience)
    except Timeout:
        raise LockedError(_busy(root, what)) from None
    except OSError as fault:
        raise OutputError(f"{folder} cannot be locked ({system_reason(fault)}); nothing was changed") from None
    try:
        _sign(folder, what)
        yield folder
    finally:
        with contextlib.suppress(OSError):
            (folder / _HOLDER).unlink(missing_ok=True)
        lock.release()


def state_folder(root: Path) -> Path:
    """The workspace's ``.engross`` folder, made where it is not there. Errors: OutputError where it cannot be made."""
    folder = root / FOLDER
    try:
        if folder.is_symlink():
            raise OutputError(f"{folder} is a link; remove it, so that the journal stays in the workspace")
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="ascii")
    except OSError as fault:
        raise OutputError(f"{folder} cannot be made ({system_reason(fault)}); nothing was changed") from None
    return folder


def holder_of(root: Path) -> Holder | None:
    """Who says that they hold the lock; None where nobody does or it cannot be read."""
    try:
        return Holder(**json.loads((root / FOLDER / _HOLDER).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _sign(folder: Path, what: str) -> None:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "unknown"
    since = datetime.now(UTC).isoformat(timespec="seconds")
    holder = Holder(user, socket.gethostname(), os.getpid(), since, what)
    # The note serves the message only: the lock holds without it.
    with contextlib.suppress(OSError):
        (folder / _HOLDER).write_text(json.dumps(asdict(holder)), encoding="utf-8")


def _busy(root: Path, what: str) -> str:
    holder = holder_of(root)
    if holder is None:
        return f"somebody else is writing in {root}; try again when they are done ({what} was not done)"
    return (
        f"{holder.user} on {holder.machine} (process {holder.process}) has been writing in {root} since {holder.since} "
        f"({holder.what}); try again when they are done ({what} was not done)"
    )
