"""Whom a city's redlines name."""

from __future__ import annotations

import click

from engross.cli.choose import workspace_of
from engross.compose.redline import AUTHOR
from engross.errors import NotFoundError


def author_of(ctx: click.Context) -> str:
    """Whom tracked changes name: ``[redline] author`` of the city's file, else Engross."""
    try:
        table = workspace_of(ctx).city().get("redline", {})
    except NotFoundError:
        return AUTHOR
    author = table.get("author") if isinstance(table, dict) else None
    return author if isinstance(author, str) and author else AUTHOR
