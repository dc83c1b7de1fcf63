"""A workspace for another city, with one chapter as an example."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from engross import __version__
from engross.errors import EngrossError
from engross.outputs.atomic_writing import write_atomically
from engross.resources import TEMPLATE_FOLDERS, TEMPLATES_VERSION, shipped
from engross.services.drafting.new_city import NewCity, city_files
from engross.services.events import FileAction

_STATE = ".engross"


def create_workspace(
    folder: Path, today: date, *, city: NewCity | None = None, templates: bool = False
) -> tuple[FileAction, ...]:
    """Write the files of a new workspace into ``folder``, which is made where it is not there.

    ``city``: whose it is (None: Exampleton's, which is no city). ``templates``: every template and schema is copied, to
    be changed there. Errors: EngrossError where the folder holds anything but a repository without files, and what the
    desk keeps of files that were dropped.
    """
    if folder.exists() and any(path.name not in (".git", _STATE) for path in folder.iterdir()):
        raise EngrossError(f"{folder} is not empty; name a new folder, and copy what you keep into it afterwards")
    files = dict(_starter(city))
    files |= dict(city_files(city, today)) if city is not None else {}
    files |= dict(_templates()) if templates else {}
    written = []
    for name, data in files.items():
        write_atomically(folder / name, data)
        written.append(FileAction("written", folder / name, len(data)))
    return tuple(written)


def _starter(city: NewCity | None) -> Iterator[tuple[str, bytes]]:
    """The name and bytes of each file that a new workspace begins with; where it is no city's, those of Exampleton."""
    starter = shipped("templates", "starter")
    for path in sorted(path for path in starter.rglob("*") if path.is_file()):
        name = path.relative_to(starter).as_posix()
        if name == "README.md":
            called, file = (city.full_name, city.file) if city is not None else ("Exampleton", "city.toml")
            yield name, path.read_text(encoding="utf-8").format(city=called, file=file).encode()
        elif city is None or not name.startswith("ordinances/"):
            # A file called .gitignore in our own templates would be obeyed there.
            yield (f".{name}" if name.startswith("git") else name), path.read_bytes()


def _templates() -> Iterator[tuple[str, bytes]]:
    """The templates that a city may replace, and the schemas of its files."""
    folders = [(f"templates/{name}", shipped("templates", name)) for name in TEMPLATE_FOLDERS]
    for name, folder in (*folders, ("schemas", shipped("schemas"))):
        for path in sorted(path for path in folder.iterdir() if path.is_file()):
            yield f"{name}/{path.name}", path.read_bytes()
    yield TEMPLATES_VERSION, f"{__version__}\n".encode()
