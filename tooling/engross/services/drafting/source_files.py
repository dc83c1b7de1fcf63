"""The one way in which a use case writes a file of the law, a meeting or a record into ``ordinances/``."""

from __future__ import annotations

from pathlib import Path

from engross.errors import OutputError
from engross.outputs.atomic_writing import digest, write_atomically
from engross.services.events import FileAction


def replace_source(path: Path, data: bytes, expected: str | None) -> FileAction:
    """Write ``data`` at ``path`` in place of the file whose SHA-256 (hex) is ``expected``; None: there is no file yet.

    A file that holds ``data`` already is left alone. Errors: OutputError where the file there is another than
    expected, so that nobody's work is overwritten; or cannot be written. Nothing is half written.
    """
    found = digest(path) if path.exists() else None
    if found != expected:
        raise OutputError(_refusal(path, found, expected))
    if found is not None and path.read_bytes() == data:
        return FileAction("unchanged", path, len(data))
    write_atomically(path, data)
    return FileAction("written", path, len(data))


def _refusal(path: Path, found: str | None, expected: str | None) -> str:
    if expected is None:
        return f"{path} has been written by someone else in the meantime; look at it, then run the command again"
    what = "has been removed" if found is None else "has been changed by someone else"
    return f"{path} {what} since it was read; nothing was written there: look at it, then run the command again"
