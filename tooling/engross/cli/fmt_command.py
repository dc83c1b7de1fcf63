"""``engross fmt``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.command_context import workspace_of
from engross.services.drafting.canonical_form import reformat, reformattings, source_paths
from engross.workspace import Workspace


@click.command("fmt")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False), metavar="[FILE…]")
@click.option("--check", is_flag=True, help="Change nothing; exit status 1 if a file is not in canonical form.")
@dry_run_option
@click.pass_context
def fmt_command(ctx: click.Context, files: tuple[Path, ...], check: bool, dry_run: bool) -> None:
    """Put ordinance files into canonical form: derived eIds, one block per line (default: all files)."""
    root = Path.cwd()
    if not files:
        workspace = workspace_of(ctx)
        root, files = workspace.root, source_paths(workspace)
    found = []
    for each in reformattings(root.resolve(), files):
        found.append(each)
        if check:
            click.echo(f"{each.name}: not in canonical form; run `engross fmt {each.name}`")
    if not check:
        act = CommandAct(Workspace(root), dry_run)
        reformat(found, act.write)
        for each in found:
            click.echo(f"{each.name}: {'would be formatted' if dry_run else 'formatted'}")
            for change in each.changes:
                click.echo(f"    {change}")
        act.say_preview()
    sys.exit(bool(check and found))
