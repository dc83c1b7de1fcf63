"""``engross fmt``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engross.cli.command_context import workspace_of
from engross.services.drafting.canonical_form import reformat, reformattings, source_paths


@click.command("fmt")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False), metavar="[FILE…]")
@click.option("--check", is_flag=True, help="Change nothing; exit status 1 if a file is not in canonical form.")
@click.pass_context
def fmt_command(ctx: click.Context, files: tuple[Path, ...], check: bool) -> None:
    """Put ordinance files into canonical form: derived eIds, one block per line (default: all files)."""
    root = Path.cwd()
    if not files:
        workspace = workspace_of(ctx)
        root, files = workspace.root, source_paths(workspace)
    wrong = False
    for found in reformattings(root.resolve(), files):
        wrong = True
        if check:
            click.echo(f"{found.name}: not in canonical form; run `engross fmt {found.name}`")
        else:
            reformat(found)
            click.echo(f"{found.name}: formatted")
            for change in found.changes:
                click.echo(f"    {change}")
    sys.exit(check and wrong)
