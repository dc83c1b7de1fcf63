"""``engross init``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.command_context import today_of
from engross.services.drafting.new_city import KINDS, new_city
from engross.services.drafting.new_workspace import CI_FILES, create_workspace


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--name", metavar="NAME", help='The city: "Town of Plainfield" (default: Exampleton, which is none).')
@click.option("--state", metavar="STATE", help="Its state: MA, Mass. or Massachusetts.")
@click.option("--kind", type=click.Choice(KINDS), help="What it is (default: as the name says, else a city).")
@click.option("--ci", "host", type=click.Choice(list(CI_FILES)), default="none", help="Workflow and hooks for a host.")
@click.option("--templates", is_flag=True, help="Copy every template and schema, to be changed here.")
@click.pass_context
def init_command(
    ctx: click.Context, folder: Path, name: str | None, state: str | None, kind: str | None, host: str, templates: bool
) -> None:
    """Create a workspace for another city in DIR, with one chapter as an example, ready for `engross build`.

    With --name and --state: the city's facts, the times of its state's law to be confirmed, and a meeting as an
    example. DIR is created if it does not exist; a folder that is not empty is refused.
    """
    if (name is None) != (state is None) or (kind is not None and name is None):
        raise click.UsageError("a city needs --name and --state; --kind goes with them")
    city = new_city(name, state, kind) if name is not None and state is not None else None
    files = create_workspace(folder, today_of(ctx), city=city, host=host, templates=templates)
    click.echo(f"{folder}: {len(files)} files; run `engross build` there")
