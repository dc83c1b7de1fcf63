"""The files that ship with the package, schemas and templates, and a city's own templates in their place.

In a checkout they stand at its top level; in an installed wheel they are carried inside the package.
"""

from __future__ import annotations

from pathlib import Path

from engross.errors import EngrossError
from engross.values import dataclass

TEMPLATE_FOLDERS = ("html", "notices", "ordinances", "site", "typst", "word")
"""The folders of ``templates/`` whose files a city may replace by its own."""

TEMPLATES_VERSION = "templates/version"
"""The file of a workspace that says of which version of Engross its own templates are; 0.1.0 wrote none."""

OWN_FOLDERS = ("fonts", "letterhead")
"""The folders of ``templates/`` that only a city has: its fonts for PDF files, its logo and seal."""

PICTURE_SUFFIXES = ("png", "jpg", "jpeg")
"""How the file of a logo or a seal may end."""

FONT_SUFFIXES = ("ttf", "otf")
"""How the file of a font may end."""

_HERE = Path(__file__).resolve().parent


def shipped(*parts: str) -> Path:
    """The path of a shipped file or folder, such as ``shipped("schemas", "ordinance.rng")``."""
    carried = _HERE / "_shipped"
    root = carried if carried.is_dir() else _HERE.parents[1]
    return root.joinpath(*parts)


def earlier_template(version: str, folder: str, name: str) -> bytes | None:
    """The bytes of ``templates/<folder>/<name>`` as ``version`` shipped it; None where it is the same today, or was not
    there."""
    path = shipped("templates", "earlier", version, folder, name)
    return path.read_bytes() if path.is_file() else None


@dataclass(frozen=True, slots=True)
class Stationery:
    """What the city's file states of the paper that its documents are on.

    ``papers``: the names of those that documents may be on, the usual one first; empty: any. ``letterhead``: the lines
    at the head of the first page, the city's full name first; empty: none. ``file``: what errors call the city's file.
    """

    papers: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Templates:
    """The files that say how outputs look and read: a city's ``own``, for every other name the one that ships.

    ``own`` holds pairs of a name below ``templates/`` (``word/styles.xml``) and the file's bytes, in order of names.
    ``stationery`` is what the city's file states beside them. A frozen value, so that a job in another process takes it
    along and a build can name its hashes.
    """

    own: tuple[tuple[str, bytes], ...] = ()
    stationery: Stationery = Stationery()

    def data(self, folder: str, name: str) -> bytes:
        """The bytes of ``templates/<folder>/<name>``."""
        own = self.own_data(folder, name)
        return own if own is not None else shipped("templates", folder, name).read_bytes()

    def own_data(self, folder: str, name: str) -> bytes | None:
        """The bytes of the city's own ``templates/<folder>/<name>``; None where the shipped file is used."""
        wanted = f"{folder}/{name}"
        return next((data for path, data in self.own if path == wanted), None)

    def files_in(self, folder: str) -> tuple[tuple[str, bytes], ...]:
        """The name and bytes of each of the city's own files in ``templates/<folder>``."""
        start = f"{folder}/"
        return tuple((path.removeprefix(start), data) for path, data in self.own if path.startswith(start))

    def text(self, folder: str, name: str) -> str:
        """The text of ``templates/<folder>/<name>``. Errors: EngrossError where it is not in UTF-8."""
        try:
            return self.data(folder, name).decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            raise EngrossError(f"templates/{folder}/{name} is not in UTF-8; save it in UTF-8") from None

    def holds(self, folder: str, name: str) -> bool:
        """Whether there is a ``templates/<folder>/<name>``, the city's own or one that ships.

        ``name`` may come from a city's template, which includes it: one that leads out of the folder is not there.
        """
        if self.own_data(folder, name) is not None:
            return True
        return Path(name).name == name and shipped("templates", folder, name).is_file()


SHIPPED = Templates()
"""The templates that ship, none of a city's own."""
