"""A workspace for another city, with one chapter as an example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engross.errors import EngrossError
from engross.outputs.atomic_writing import write_atomically
from engross.resources import shipped
from engross.services.events import FileAction


def create_workspace(folder: Path) -> tuple[FileAction, ...]:
    """Write the files of a new workspace into ``folder``, which is made where it is not there.

    Errors: EngrossError where it holds anything.
    """
    if folder.exists() and any(folder.iterdir()):
        raise EngrossError(f"{folder} is not empty; name a new folder, and copy what you keep into it afterwards")
    written = []
    for name, data in _starter():
        write_atomically(folder / name, data)
        written.append(FileAction("written", folder / name, len(data)))
    return tuple(written)


def _starter() -> Iterator[tuple[str, bytes]]:
    """The name and bytes of each file that a new workspace begins with."""
    starter = shipped("templates", "starter")
    for path in sorted(path for path in starter.rglob("*") if path.is_file()):
        name = path.relative_to(starter).as_posix()
        # A file called .gitignore in our own templates would be obeyed there.
        yield (f".{name}" if name.startswith("git") else name), path.read_bytes()
