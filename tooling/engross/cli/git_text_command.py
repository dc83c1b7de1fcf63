"""``engross git-text``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engross.services.git.diff_text import diff_text


@click.command("git-text")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def git_text_command(file: Path) -> None:
    """Write the law in FILE as text: what `git diff` compares once `engross git-setup` was run.

    A file that cannot be read as an ordinance is written as it is.
    """
    sys.stdout.buffer.write(diff_text(file, Path.cwd()))
    sys.stdout.flush()
