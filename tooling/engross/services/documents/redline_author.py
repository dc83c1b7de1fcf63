"""Whom a city's redlines name."""

from __future__ import annotations

from engross.model.authorship import AUTHOR
from engross.workspace import Workspace


def redline_author(workspace: Workspace | None) -> str:
    """Whom tracked changes name: ``[redline] author`` of the city's file; without one, or a workspace, Engross."""
    table = workspace.city().get("redline", {}) if workspace is not None else {}
    author = table.get("author") if isinstance(table, dict) else None
    return author if isinstance(author, str) and author else AUTHOR
