"""Where a workspace begins, and which files are its own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from engross.errors import EngrossError, NotFoundError

WAIVERS_FILE = "waivers.toml"
"""The file in ``ordinances/`` that says which findings may stay."""


def root_from(start: Path) -> Path:
    """The nearest folder from ``start`` upwards that holds ``ordinances/``.

    Errors: NotFoundError, saying how to make one.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / "ordinances").is_dir():
            return folder
    raise NotFoundError(
        f"no folder from {here} upwards holds ordinances/; go to a workspace, name one with -C, or make one with "
        "`engross init DIR`"
    )


def is_below(root: Path, path: Path) -> bool:
    """Whether ``path`` is in the folder ``root`` when every link is followed."""
    return path.resolve().is_relative_to(_resolved(root))


def held_below(root: Path, path: Path) -> Path:
    """``path``, which is to be read. Errors: EngrossError where a link or a name leads it out of ``root``."""
    if not is_below(root, path):
        raise EngrossError(f"{path} leads out of the workspace; put the file itself into it")
    return path


@lru_cache(maxsize=16)
def _resolved(root: Path) -> Path:
    return root.resolve()
