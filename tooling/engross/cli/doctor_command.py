"""``engross doctor``."""

from __future__ import annotations

import click

from engross.cli.command_context import workspace_of
from engross.services.checking.workspace_diagnosis import what_is_missing


@click.command("doctor")
@click.pass_context
def doctor_command(ctx: click.Context) -> None:
    """Say what the workspace lacks before a packet can be made of it, in the order in which it is best done.

    Exit status 1 if anything is missing. What is wrong in the law itself, `engross check` says.
    """
    missing = list(what_is_missing(workspace_of(ctx)))
    for number, sentence in enumerate(missing, 1):
        click.echo(f"{number}. {sentence}")
    if not missing:
        click.echo("nothing is missing")
    ctx.exit(1 if missing else 0)
