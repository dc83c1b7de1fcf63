"""``engross init``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.command_context import today_of
from engross.services.drafting.new_city import KINDS, new_city
from engross.services.drafting.new_workspace import create_workspace
from engross.services.git.host_setup import CI_FILES, set_host_up
from engross.workspace import Workspace


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--name", metavar="NAME", help='The city: "Town of Plainfield" (default: Exampleton, which is none).')
@click.option("--state", metavar="STATE", help="Its state: MA, Mass. or Massachusetts.")
@click.option("--kind", type=click.Choice(KINDS), help="What it is (default: as the name says, else a city).")
@click.option("--ci", "host", type=click.Choice(list(CI_FILES)), default="none", help="Set its checks up.")
@click.option("--templates", is_flag=True, help="Copy every template and schema, to be changed here.")
@click.pass_context
def init_command(
    ctx: click.Context, folder: Path, name: str | None, state: str | None, kind: str | None, host: str, templates: bool
) -> None:
    """Create a workspace for another city in DIR, with one chapter as an example, ready for `engross build`.

    With --name and --state: the city's facts, the times of its state's law to be confirmed, and a meeting as an
    example. With --ci: the host's workflow and hooks at the root of the repository that DIR is in (else DIR becomes
    one), and merges by provision. DIR is created if it does not exist; a folder that is not empty is refused.
    """
    if (name is None) != (state is None) or (kind is not None and name is None):
        raise click.UsageError("a city needs --name and --state; --kind goes with them")
    city = new_city(name, state, kind) if name is not None and state is not None else None
    files = create_workspace(folder, today_of(ctx), city=city, templates=templates)
    click.echo(
        f"{folder}: {len(files)} files; `engross doctor` there says what to state, `engross build` makes all outputs"
    )
    setup = set_host_up(Workspace(folder.resolve()), host)
    for line in (*(f"{path}: written" for path in setup.files), *setup.remarks):
        click.echo(line)
