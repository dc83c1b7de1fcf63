"""Whom a city's redlines name."""

from __future__ import annotations

import click

from engross.cli.command_context import workspace_of
from engross.errors import NotFoundError
from engross.services.documents.redline_author import redline_author


def author_of(ctx: click.Context) -> str:
    """Whom tracked changes name: the author that the city's file names, else Engross."""
    try:
        workspace = workspace_of(ctx)
    except NotFoundError:
        return redline_author(None)
    return redline_author(workspace)
