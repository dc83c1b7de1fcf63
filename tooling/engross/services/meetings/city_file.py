"""The city's file of a workspace: read, and its fault told."""

from __future__ import annotations

from engross.errors import EngrossError, NotFoundError
from engross.meetings.files.city_reader import read_city
from engross.meetings.files.toml_text import toml_tables, toml_text
from engross.model.meeting.city import City
from engross.workspace import Workspace, read_bytes, relative_name


def read_city_file(workspace: Workspace) -> City:
    """The city of a workspace. Errors: NotFoundError where it has no file; SourceError where the file is wrong."""
    path = workspace.city_file()
    if path is None:
        raise NotFoundError(
            "the workspace has no file for its city: write ordinances/<city>.toml (`engross explain city-schema`)"
        )
    name = relative_name(workspace.root, path)
    text = toml_text(read_bytes(path), name)
    return read_city(toml_tables(text, name), name, text)


def fault_of_city_file(workspace: Workspace) -> str:
    """What is wrong with the city's file, in one sentence with its line; empty where nothing is, or there is none.

    Errors: SourceError where there are several.
    """
    if workspace.city_file() is None:
        return ""
    try:
        workspace.hierarchy()
        workspace.stationery()
        read_city_file(workspace)
    except EngrossError as fault:
        return str(fault)
    return ""
