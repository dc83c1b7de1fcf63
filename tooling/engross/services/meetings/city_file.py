"""The city of a workspace, from its file."""

from __future__ import annotations

from engross.errors import NotFoundError
from engross.meetings.files.city_reader import read_city
from engross.meetings.files.toml_text import toml_tables, toml_text
from engross.model.meeting.city import City
from engross.workspace import Workspace, read_bytes, relative_name


def read_city_file(workspace: Workspace) -> City:
    """The city of a workspace. Errors: NotFoundError where it has no file; SourceError where the file is wrong."""
    path = workspace.city_file()
    if path is None:
        raise NotFoundError(
            "the workspace has no file for its city: write ordinances/<city>.toml (schemas/city.schema.json)"
        )
    name = relative_name(workspace.root, path)
    text = toml_text(read_bytes(path), name)
    return read_city(toml_tables(text, name), name, text)
