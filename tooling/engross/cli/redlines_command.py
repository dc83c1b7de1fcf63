"""``engross redlines``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engross.cli.command_context import setting_of
from engross.cli.output import folder_of
from engross.outputs.atomic_writing import write_atomically
from engross.services.documents.document_formats import DOCUMENT_FORMATS
from engross.services.documents.revision_redlines import revision_redlines


@click.command("redlines")
@click.option("--since", required=True, metavar="REV", help="The git revision to compare with, where HEAD left it.")
@click.option(
    "--format",
    "formats",
    type=click.Choice(DOCUMENT_FORMATS),
    multiple=True,
    default=("docx", "html"),
    help="Output format; may be given several times (default: docx and html).",
)
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="Output folder.",
)
@click.pass_context
def redlines_command(ctx: click.Context, since: str, formats: tuple[str, ...], output: Path) -> None:
    """Write into DIR the redline of every version that differs from a git revision, committed or not.

    Exit status 1 where a file has no redline because it cannot be read.
    """
    setting = setting_of(ctx)
    folder, differs, failed = folder_of(output), False, False
    for made in revision_redlines(setting.workspace(), since, formats, setting.today):
        differs = True
        for name, data in made.documents:
            write_atomically(folder / name, data)
        click.echo(made.said, err=made.failed)
        failed = failed or made.failed
    if not differs:
        click.echo(f"engross: no version of a chapter differs from {since}; nothing was written", err=True)
    sys.exit(failed)
