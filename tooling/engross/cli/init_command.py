"""``engross init``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.services.drafting.new_workspace import create_workspace


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def init_command(folder: Path) -> None:
    """Create a workspace for another city in DIR, with one chapter as an example, ready for `engross build`.

    DIR is created if it does not exist; a folder that is not empty is refused.
    """
    files = create_workspace(folder)
    click.echo(f"{folder}: {len(files)} files; run `engross build` there")
