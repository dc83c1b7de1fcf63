"""The one file in ``ordinances/`` that states the city's facts: where it is, and the hierarchy that it declares."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from engross.errors import NotFoundError, SourceError
from engross.file_state import FileState, state_of
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.workspace.file_contents import tables_and_text
from engross.workspace.workspace_root import WAIVERS_FILE, held_below, root_from


def city_file_below(root: Path) -> Path | None:
    """The city's file of the workspace at ``root``, where there is one. Errors: SourceError where there are several."""
    law = root / "ordinances"
    files = [path for path in sorted(law.glob("*.toml")) if path.name != WAIVERS_FILE]
    if len(files) > 1:
        names = " and ".join(path.name for path in files)
        raise SourceError(law.name, 0, f"{names} are both the file of the city; keep one, and move the others out")
    return held_below(root, files[0]) if files else None


def hierarchy_below(root: Path) -> Hierarchy:
    """The hierarchy of the code at ``root``, as its city's file declares it; the standard one where it declares none.

    Errors: EngrossError where the file is not TOML; SourceError where the declaration is wrong.
    """
    file = city_file_below(root)
    if file is None:
        return STANDARD
    return _declared(file, file.relative_to(root).as_posix(), state_of(file.stat()))


def hierarchy_for(path: Path) -> Hierarchy:
    """The hierarchy of the code that the file at ``path`` is part of: that of its workspace; the standard one
    for a file in none. Errors: as of ``hierarchy_below``.
    """
    try:
        return hierarchy_below(root_from(path.parent))
    except NotFoundError:
        return STANDARD


@lru_cache(maxsize=16)
def _declared(file: Path, name: str, state: FileState) -> Hierarchy:  # noqa: ARG001 - read again when changed
    # Imported where there is such a file, which many folders do without.
    from engross.meetings.files.hierarchy_reader import read_hierarchy

    return read_hierarchy(*tables_and_text(file, name))
