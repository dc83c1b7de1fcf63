"""One command for several workspaces: ``engross -C 'cities/*' check``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

FOLDER_HELP = "The workspace (default: the nearest that holds ordinances/); 'cities/*' names several."
"""What ``-C`` is for."""
FOR_SEVERAL = ("list", "check", "build")
"""The commands that may be called for several workspaces at once."""
_OF_ONE_FILE = frozenset({"-o", "--json", "json", "sarif", "junit"})
"""Options, and formats, of which the results of several workspaces make no file."""
_WILD = frozenset("*?[")


def several_cities(arguments: Sequence[str]) -> tuple[list[Path], list[str], list[str]] | None:
    """The workspaces that a pattern behind ``-C`` names, and the arguments before and behind it; None where there is no
    pattern. Errors: a usage error where no workspace is named so."""
    if "-C" not in arguments[:-1]:
        return None
    at = arguments.index("-C")
    pattern = arguments[at + 1]
    if not _WILD.intersection(pattern) or Path(pattern).exists():
        return None
    root = Path(pattern).anchor or "."
    found = sorted(Path(root).glob(pattern.removeprefix(Path(pattern).anchor)))
    cities = [path for path in found if (path / "ordinances").is_dir()]
    if not cities:
        raise click.UsageError(f"no folder that {pattern} names holds ordinances/")
    return cities, list(arguments[:at]), list(arguments[at + 2 :])


def run_several(
    cities: Sequence[Path], before: list[str], behind: list[str], run: Callable[[list[str]], int | str | None]
) -> int:
    """Run a command for each of ``cities``, and print a table of how it ended; the gravest exit status.

    Errors: a usage error for a command that is for one workspace.
    """
    command = next((word for word in behind if not word.startswith("-")), "")
    if command not in FOR_SEVERAL:
        known = ", ".join(FOR_SEVERAL)
        raise click.UsageError(f"-C with a pattern is for {known}; name one workspace for {command or 'this'}")
    if _OF_ONE_FILE.intersection(behind):
        raise click.UsageError("the workspaces have no file in common; name one with -C, or leave out -o and --format")
    ends = []
    for city in cities:
        click.echo(f"== {city.as_posix()}")
        status = run([*before, "-C", str(city), *behind])
        ends.append((city.as_posix(), status if isinstance(status, int) else int(bool(status))))
    click.echo("==")
    width = max(len(name) for name, _ in ends)
    for name, status in ends:
        click.echo(f"{name:<{width}}  {_ENDS.get(status, f'exit status {status}')}")
    return max(status for _, status in ends)


_ENDS = {0: "nothing wrong", 1: "a person must decide", 2: "could not run"}
