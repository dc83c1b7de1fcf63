"""``engross init``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.errors import EngrossError
from engross.outputs.writing import write_atomically
from engross.resources import shipped


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def command(folder: Path) -> None:
    """A workspace for another city in DIR, with one chapter as an example; `engross build` works in it at once.

    DIR is made where it is not there; one that holds anything is refused.
    """
    if folder.exists() and any(folder.iterdir()):
        raise EngrossError(f"{folder} is not empty; name a new folder, and copy what you keep into it afterwards")
    starter = shipped("templates", "starter")
    files = sorted(path for path in starter.rglob("*") if path.is_file())
    for path in files:
        name = path.relative_to(starter)
        # A file called .gitignore in our own templates would be obeyed there.
        write_atomically(folder / (f".{name}" if str(name).startswith("git") else name), path.read_bytes())
    click.echo(f"{folder}: {len(files)} files; go there and say `engross build`")
