"""``engross git-setup``."""

from __future__ import annotations

import shutil

import click

from engross.cli.command_context import workspace_of
from engross.services.git.git_setup import SETTINGS, set_git_up


@click.command("git-setup")
@click.pass_context
def git_setup_command(ctx: click.Context) -> None:
    """Have git merge ordinances by provision and word, and show the differences of the law, not of its markup.

    Writes a line into .gitattributes, to be committed, and settings of this clone; each clone needs its own.
    """
    path, changed = set_git_up(workspace_of(ctx))
    click.echo(f"{path}: {'a line was added; commit it' if changed else 'has the line'}")
    for name, value in SETTINGS:
        click.echo(f"{name} = {value}")
    if shutil.which("engross") is None:
        click.echo("engross: git will look for `engross` on the PATH, where it is not; add its folder there", err=True)
