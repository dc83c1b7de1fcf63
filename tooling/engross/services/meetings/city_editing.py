"""Changing the city's file as forms have it: officers, bodies, the newspaper, the times that the law sets."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date

from engross.errors import EngrossError, NotFoundError
from engross.meetings.files.city_editing import (
    with_changed_time,
    with_entry,
    with_newspaper,
    without_entry,
)
from engross.meetings.files.city_reader import read_city
from engross.meetings.files.confirmations import with_confirmation
from engross.meetings.files.toml_text import toml_tables, toml_text
from engross.model.meeting.city import CityTable, Count, Newspaper
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange
from engross.workspace import Workspace, read_bytes, relative_name


def hash_of_city_file(workspace: Workspace) -> str:
    """The SHA-256 (hexadecimal) of the city's file, which a form is made from; empty where there is none."""
    path = workspace.city_file()
    return hashlib.sha256(read_bytes(path)).hexdigest() if path is not None else ""


def edit_entry(
    workspace: Workspace, table: CityTable, key: str, values: Mapping[str, str], seen: str, write: ActWriter
) -> None:
    """Write an officer or a body as ``values`` have it; an empty ``key``: a new one.

    ``seen`` is the hash of the file that the form was made from. Errors: EngrossError where the file is another by now,
    or would be wrong; nothing is written then.
    """
    what = f"{'change' if key else 'add'} {table} {values['name']}"
    _write(workspace, what, lambda text: with_entry(text, table, key, values), seen, write)


def remove_entry(workspace: Workspace, table: CityTable, key: str, seen: str, write: ActWriter) -> None:
    """Take an officer or a body out of the city's file. Errors: as ``edit_entry``; where something names it."""
    named = [path.stem for path in workspace.meetings() if f'"{key}"' in read_bytes(path).decode("utf-8", "replace")]
    if named:
        raise EngrossError(f"the meeting {named[0]} names it, so it stays in the city’s file; change it instead")
    _write(workspace, f"remove {table} {key}", lambda text: without_entry(text, table, key), seen, write)


def edit_newspaper(workspace: Workspace, newspaper: Newspaper, seen: str, write: ActWriter) -> None:
    """Write what is known of the newspaper. Errors: as ``edit_entry``."""
    _write(workspace, "change the newspaper", lambda text: with_newspaper(text, newspaper), seen, write)


def change_rule(
    workspace: Workspace, key: str, amount: int, count: Count, by: str, on: date, seen: str, write: ActWriter
) -> None:
    """Write another time of a rule, which ``by`` confirmed on the day ``on``. Errors: as ``edit_entry``."""

    def changed(text: str) -> str:
        return with_confirmation(with_changed_time(text, key, amount, count), key, by, on, "the city’s file")

    _write(workspace, f"change the time of {key}", changed, seen, write)


def _write(workspace: Workspace, what: str, change: Callable[[str], str], seen: str, write: ActWriter) -> None:
    path = workspace.city_file()
    if path is None:
        raise NotFoundError("the workspace has no file for its city, so there is nothing to change")
    name, data = relative_name(workspace.root, path), read_bytes(path)
    found = hashlib.sha256(data).hexdigest()
    if found != seen:
        raise EngrossError(
            "the city’s facts were changed in another window or by somebody else since this page was loaded; go back, "
            "load the page again, and fill in the form anew"
        )
    text = change(toml_text(data, name))
    read_city(toml_tables(text, name), name, text)
    write(SourceAct(what, (SourceChange(path, text.encode("utf-8"), found),)))
