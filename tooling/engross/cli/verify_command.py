"""``engross verify``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from engross.cli.command_context import today_of, workspace_of
from engross.services.building.build_verification import Verification, verify_build


@click.command("verify")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
@click.pass_context
def verify_command(ctx: click.Context, folder: Path | None) -> None:
    """Verify the build folder (default: the workspace's), and the site in it.

    Each output is held against the manifest; each file that outputs were made from, and each program that shapes them,
    against what the manifest names. Lists each fault (exit status 1), else says what was proved.
    """
    workspace = workspace_of(ctx)
    folder = folder or workspace.build
    found = verify_build(workspace, folder)
    for sentence in found.faults:
        click.echo(sentence)
    if found.faults:
        sys.exit(1)
    click.echo(f"{folder}: {_proved(found, today_of(ctx))}", err=True)


def _proved(found: Verification, today: date) -> str:
    """What was proved of a build without faults, and what was not."""
    site = f" ({found.of_site} of them the site's)" if found.of_site else ""
    other = f"what a build for {today.isoformat()} would choose, and " if today != found.today else ""
    return (
        f"{found.outputs} outputs{site} have the bytes that the manifest names, and no file is there besides; "
        f"the {found.inputs} files of the workspace that they were made from have the bytes that they had, and no file "
        f"that a build reads is new; the {found.tools} programs that shape outputs have the versions that they had. "
        f"Made for {found.today.isoformat()}. Not proved: {other}who wrote the manifest, which is not signed."
    )
