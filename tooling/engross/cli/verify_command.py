"""``engross verify``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engross.cli.command_context import today_of, workspace_of
from engross.services.building.build_verification import verify_build


@click.command("verify")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
@click.pass_context
def verify_command(ctx: click.Context, folder: Path | None) -> None:
    """Verify the build folder (default: the workspace's) and its site against manifest and sources; list each fault."""
    workspace = workspace_of(ctx)
    folder = folder or workspace.build
    found = verify_build(workspace, folder, today_of(ctx))
    for sentence in found.faults:
        click.echo(sentence)
    if found.faults:
        sys.exit(1)
    click.echo(f"{folder}: {found.outputs} outputs are as they were built, from the sources as they are", err=True)
