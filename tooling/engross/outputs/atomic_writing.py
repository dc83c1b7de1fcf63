"""Putting files on disk: whole or not at all, whatever ends the run.

A file is written beside its place under a passing name (``.engross-….part``), made durable, then renamed: whoever
reads sees the old file or the new one. What a killed run leaves behind is such a passing name, and the next run
removes it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from engross.durable_files import ON_WINDOWS, replace_file, sync_folder
from engross.errors import EngrossError, OutputError, system_reason

_PASSING = (".engross-", ".part")
_LEFT_OVER = 3600.0
"""Seconds after which a passing file must be a killed run's: no single file takes an hour to write."""
_SMALL = 1 << 20
"""Bytes of a file that is hashed at once: by pieces, a site of small files takes twice as long."""
LOCK = ".engross.lock"
"""The lock that a build holds on its folder; it stays there."""


def write_atomically(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``, whole or not at all, through links, keeping the mode of a file that is there.

    A device or pipe is written straight to. Errors: OutputError where the folder or the disk does not let us;
    nothing is left behind.
    """
    try:
        place = Path(os.path.realpath(path))
        if place.exists() and not place.is_file() and not place.is_dir():
            place.write_bytes(data)
            return
        if place.is_file() and not os.access(place, os.W_OK):
            raise PermissionError(0, "the file is read-only")
        place.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(place.parent, older_than=_LEFT_OVER)
        _write_beside(place, data)
    except OSError as fault:
        raise OutputError(f"{path} cannot be written ({fault_words(fault)}); nothing was left half-written") from None


def remove_leftovers(folder: Path, older_than: float = 0.0) -> None:
    """Remove what killed runs left in ``folder`` (not below): passing files older than so many seconds."""
    start, end = _PASSING
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(start) and entry.name.endswith(end):
                with contextlib.suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime >= older_than:
                        os.unlink(entry.path)


@contextlib.contextmanager
def sole_build(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Be the only build that writes in ``folder``; what killed builds left there is removed first.

    Where another build is at it, ``waiting`` is called and its end waited for. The lock is the system's: it goes with
    the process that holds it, however that ends. Errors: OutputError where the folder cannot be written.
    """
    # Imported here: whoever writes one file needs no lock.
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire()
        for inside, folders, files in os.walk(folder):
            if Path(inside) != folder and LOCK in files:
                folders.clear()  # a build folder of its own, with a writer of its own
            else:
                remove_leftovers(Path(inside))
    except OSError as fault:
        lock.release()
        raise OutputError(f"{folder} cannot be written ({fault_words(fault)}); nothing was changed") from None
    try:
        yield
    finally:
        lock.release()


def _write_beside(place: Path, data: bytes) -> None:
    start, end = _PASSING
    passing = place.with_name(f"{start}{os.urandom(8).hex()}{end}")
    try:
        with open(passing, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            import shutil

            shutil.copymode(place, passing)
        replace_file(passing, place)
    except BaseException:
        with contextlib.suppress(OSError):
            passing.unlink(missing_ok=True)
        raise
    sync_folder(place.parent)


def digest(path: str | Path) -> str:
    """The SHA-256 of a file (hex). Errors: EngrossError where it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size <= _SMALL:
                return hashlib.sha256(file.read()).hexdigest()
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        raise EngrossError(f"{path} cannot be read ({fault_words(fault)})") from None


def fault_words(fault: OSError) -> str:
    """What the system has against it, in words."""
    said = system_reason(fault)
    return f"{said}; it may be open in another program" if ON_WINDOWS and fault.errno == 13 else said
