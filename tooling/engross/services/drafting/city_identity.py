"""Who a city is: what the IRIs of its code begin with, and the body that enacts, by the city's file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from engross.errors import EngrossError
from engross.importing.code.publisher_place import place_in_state
from engross.model.law.chapter import Body
from engross.model.meeting.city import full_name_of
from engross.workspace import Workspace, load

_COUNCIL = Body("council", "Council")


def code_uri(workspace: Workspace) -> str:
    """What the IRIs of the chapters begin with: as ``[code] uri`` of the city's file states it, else by its division,
    else by its name and state. Where there is no such file, as all chapters have it.

    Errors: EngrossError where the file says none of them, or there is none and the chapters do not agree.
    """
    if workspace.city_file() is None:
        return _code_of_chapters(workspace)
    city = workspace.city()
    stated = _table(city.get("code")).get("uri")
    if isinstance(stated, str) and stated:
        return stated
    parts = re.findall(r":([a-z0-9_-]+)", str(city.get("division", "")))
    if parts:
        return f"/akn/{'-'.join(part.replace('_', '-') for part in parts)}/act/code"
    name, state = str(city.get("name", "")), str(city.get("state", ""))
    place = place_in_state(name, state) if name and state else None
    if place is None:
        raise EngrossError(
            "the city's file does not say which code this is: write name and state into ordinances/<city>.toml, or "
            '[code] with uri = "/akn/us-ma-plainfield/act/code"'
        )
    return f"/akn/{place.key}/act/code"


def _code_of_chapters(workspace: Workspace) -> str:
    codes = {load(folder.versions[-1].path).uri.rpartition("/")[0] for folder in workspace.chapters()}
    if len(codes) > 1:
        raise EngrossError(
            f"the chapters are of several codes ({', '.join(sorted(codes))}), and no city's file says which one is "
            "meant: write ordinances/<city>.toml"
        )
    return next(iter(codes), "/akn/us/act/code")


def enacting_body(workspace: Workspace) -> Body:
    """The body that enacts: the one that ``[code] enacted_by`` of the city's file names, else that of the chapters of
    the same code, else one called Council."""
    city = workspace.city()
    wanted = _table(city.get("code")).get("enacted_by")
    bodies = city.get("body")
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, dict) and wanted is not None and body.get("key") == wanted:
            return Body(str(body["key"]), str(body.get("name", body["key"])))
    uri = code_uri(workspace)
    for folder in workspace.chapters():
        latest = load(folder.versions[-1].path)
        if latest.uri.startswith(f"{uri}/"):
            return latest.author
    return _COUNCIL


def city_full_name(workspace: Workspace) -> str:
    """The full name of the city, by its file; empty where that gives no name."""
    city = workspace.city()
    name = str(city.get("name", ""))
    return full_name_of(name, str(city.get("kind", "city")), str(city.get("full_name", ""))) if name else ""


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
