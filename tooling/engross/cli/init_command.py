"""``engross init``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.services.new_workspace import create_workspace


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def init_command(folder: Path) -> None:
    """A workspace for another city in DIR, with one chapter as an example; `engross build` works in it at once.

    DIR is made where it is not there; one that holds anything is refused.
    """
    files = create_workspace(folder)
    click.echo(f"{folder}: {len(files)} files; go there and say `engross build`")
