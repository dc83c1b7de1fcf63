"""``engross site``."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from engross.cli.build_command import tools, waiting
from engross.cli.choose import shown, workspace_of
from engross.cli.output import size
from engross.cli.site_inputs import inputs_of, outputs
from engross.outputs.putting import put_outputs
from engross.site import site_files


@click.command("site")
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to (default: build/site).",
)
@click.pass_context
def command(ctx: click.Context, output: Path | None) -> None:
    """The committee's pages, as static files: no server, no network."""
    workspace = workspace_of(ctx)
    folder = output or workspace.build / "site"
    docket, makers = inputs_of(ctx)
    made = ((address, make()) for address, make in makers.items())
    files = outputs(docket, chain(site_files(docket), made))
    written = [put.size for put in put_outputs(folder, files, tools(), waiting) if put.deed == "written"]
    click.echo(f"{len(written)} files, {size(sum(written))}", err=True)
    click.echo(folder / "index.html" if output else shown(workspace.root, folder / "index.html"))
