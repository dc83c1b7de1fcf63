"""What an amendment of the workspace says, and which draft it changes."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.command_context import say_remarks
from engross.outputs.printed_json import json_document
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.workspace import relative_name

draft_option = click.option(
    "--to", "version", metavar="V", help="The draft to change: its name or date (default: the pending one)."
)
"""The option ``--to V`` of a command that amends a draft."""


json_option = click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
"""The option ``--json`` of a command that writes into ``ordinances/``."""


def say_amendment(root: Path, made: WorkspaceAmendment, *, as_json: bool = False) -> None:
    """Say what was done, the files that were written, then what is left to decide; or all of it as JSON."""
    if as_json:
        files = [{"file": relative_name(root, each.path), "action": each.action} for each in made.written]
        told = {"done": made.done, "files": files, "remarks": made.remarks, "toDecide": made.left}
        click.echo(json_document("amendment", told))
        return
    say_remarks(made.remarks)
    for line in made.done:
        click.echo(line)
    for each in made.written:
        click.echo(f"{'would be written' if each.action == 'planned' else 'written'}: {relative_name(root, each.path)}")
    if made.left:
        click.echo("\nLeft for you to decide:")
        for line in made.left:
            click.echo(f"  {line}")
