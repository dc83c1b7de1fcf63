"""What an amendment of the workspace says, and which draft it changes."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.command_context import say_remarks
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.workspace import relative_name

draft_option = click.option(
    "--to", "version", metavar="V", help="The draft to change: its name or date (default: the pending one)."
)
"""The option ``--to V`` of a command that amends a draft."""


def say_amendment(root: Path, made: WorkspaceAmendment) -> None:
    """Say what was done, the files that were written, then what is left to decide."""
    say_remarks(made.remarks)
    for line in made.done:
        click.echo(line)
    for each in made.written:
        click.echo(f"{'would be written' if each.action == 'planned' else 'written'}: {relative_name(root, each.path)}")
    if made.left:
        click.echo("\nLeft for you to decide:")
        for line in made.left:
            click.echo(f"  {line}")
