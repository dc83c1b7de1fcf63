"""``engross site``."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from engross.cli.author import author_of
from engross.cli.choose import workspace_of
from engross.cli.jobs import jobs_options
from engross.cli.output import size
from engross.cli.putting import tools, waiting
from engross.cli.site_inputs import docket_of, outputs, source_files
from engross.cli.site_work import pages_of, site_jobs
from engross.outputs.putting import put_outputs
from engross.services.parallel.ordered import InOrder
from engross.services.parallel.workers import workers
from engross.site import bound
from engross.workspace import read_bytes, relative_name


@click.command("site")
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to (default: build/site).",
)
@jobs_options
@click.pass_context
def command(ctx: click.Context, output: Path | None, jobs: int, scheduler: str) -> None:
    """The committee's pages, as static files: no server, no network."""
    with workers(jobs, scheduler) as in_order:
        put_site(ctx, output, in_order)


def put_site(ctx: click.Context, output: Path | None, in_order: InOrder) -> None:
    """Make the site in ``output`` (None: in the build folder), and say where it begins."""
    workspace = workspace_of(ctx)
    folder = output or workspace.build / "site"
    docket, templates = docket_of(ctx, in_order), workspace.templates()
    made = bound(docket, in_order(pages_of, site_jobs(docket, author_of(ctx), templates)), templates)
    sources = ((address, read_bytes(path)) for address, path in source_files(workspace))
    files = outputs(docket, chain(made, sources))
    written = [put.size for put in put_outputs(folder, files, tools(), waiting) if put.deed == "written"]
    click.echo(f"{len(written)} files, {size(sum(written))}", err=True)
    click.echo(folder / "index.html" if output else relative_name(workspace.root, folder / "index.html"))
