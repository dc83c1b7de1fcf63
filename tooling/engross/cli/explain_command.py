"""``engross explain``."""

from __future__ import annotations

import click

from engross.checks.manual import ALL_CHECKS, manual_entry
from engross.errors import NotFoundError


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """What the check CODE means and how to mend what it finds; without CODE, all checks in a line each."""
    if code is None:
        for check in ALL_CHECKS:
            click.echo(f"{check.code}  {check.severity:7}  {check.title}")
        return
    found = next((check for check in ALL_CHECKS if check.code == code.upper()), None)
    if found is None:
        raise NotFoundError(f"no check is called {code!r}; `engross explain` lists them")
    click.echo(f"{found.code}\n\n{manual_entry(found)}")
