"""What a version that is written would replace, and whether it may: nobody's work is lost, and no act of the city."""

from __future__ import annotations

from pathlib import Path

from engross.errors import EngrossError
from engross.outputs.atomic_writing import digest
from engross.services.drafting.noticed_texts import noticed_texts
from engross.workspace import Workspace, load, read_bytes


def replaced_digest(workspace: Workspace, path: Path, data: bytes, *, replace: bool, base: bool) -> str | None:
    """The SHA-256 (hex) of the file at ``path`` that ``data`` takes the place of; None where there is none.

    A file that says the same may be written again. Another is replaced only where ``replace`` was asked for, and never
    in ``ordinances/`` where it is adopted or in force, or where a notice was made from it. ``base``: ``data`` is the
    text before the changes of a draft, which replaces nothing.

    Errors: EngrossError, with the file's hash, where it may not be replaced.
    """
    if not path.exists():
        return None
    found = digest(path)
    if read_bytes(path) == data:
        return found
    if path.is_relative_to(workspace.ordinances):
        if load(path).version.stage != "proposed":
            raise EngrossError(f"{path} is law already and is never replaced; say --date for a version of its own")
        noticed = noticed_texts(workspace).get(found)
        if noticed:
            raise EngrossError(
                f"{path} is the text that {noticed}; it is never replaced: say --date for another version"
            )
    if base or not replace:
        ask = "" if base else "say --replace to put this text in its place, "
        other = "import with -o DIR" if base else "--date for another version, or -o DIR"
        raise EngrossError(f"{path} is there and says something else (SHA-256 {found}); {ask}{other}")
    return found
