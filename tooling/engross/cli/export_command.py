"""``engross export``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import click

from engross.cli.command_context import today_of, workspace_of
from engross.cli.day_parameter import Day
from engross.services.code.code_export import CodeForm, export_code


@click.command("export")
@click.option("--format", "form", type=click.Choice(get_args(CodeForm)), required=True, help="The form to write.")
@click.option("--as-of", "on", type=Day(), metavar="DATE", help="The law of this day (default: today).")
@click.option("-o", "output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="A new folder.")
@click.pass_context
def export_command(ctx: click.Context, form: CodeForm, on: date | None, output: Path) -> None:
    """Write the whole code as XML of the Open Law Library, or as Akoma Ntoso without what is ours.

    What the form cannot hold is listed with counts. Open Law Library XML is read back, and each chapter that is not the
    same then is named.
    """
    made = export_code(workspace_of(ctx), form, output, on or today_of(ctx))
    click.echo(f"{made.folder}: {made.chapters} chapters in {made.files} files")
    for kind, count in made.losses:
        click.echo(f"- not held: {count} {kind}")
    if made.changed is not None:
        click.echo(f"Read back: {made.chapters - len(made.changed)} of {made.chapters} chapters are the same.")
        for uri in made.changed:
            click.echo(f"- not the same: {uri}")
