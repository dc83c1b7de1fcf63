"""What a version that is written would replace, and whether it may: nobody's work is lost, and no act of the city."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engross.errors import EngrossError
from engross.outputs.atomic_writing import digest
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
        noticed = next(_noticed(workspace, found), "")
        if noticed:
            raise EngrossError(
                f"{path} is the text that {noticed}; it is never replaced: say --date for another version"
            )
    if base or not replace:
        ask = "" if base else "say --replace to put this text in its place, "
        other = "import with -o DIR" if base else "--date for another version, or -o DIR"
        raise EngrossError(f"{path} is there and says something else (SHA-256 {found}); {ask}{other}")
    return found


def _noticed(workspace: Workspace, sha256: str) -> Iterator[str]:
    """What was noticed of the text whose file has the hash ``sha256``, as the meetings' files record it."""
    for path in workspace.meetings():
        try:
            meeting = tomllib.loads(read_bytes(path).decode("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            continue  # the meeting's own commands say what is wrong with it
        for step in _steps(meeting):
            if step.get("draft") == sha256 and step.get("state") != "drafted":
                yield f"a notice of {path.name} was made from ({step.get('state')} on {step.get('on')})"


def _steps(meeting: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in meeting.get("part", []):
        for item in part.get("item", []):
            yield from item.get("notice", {}).get("step", [])
