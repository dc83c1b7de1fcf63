"""``engross explain``."""

from __future__ import annotations

import click

from engross.services.checking.check_manual import CHECK_SUMMARIES, explain_check


@click.command("explain")
@click.argument("code", required=False)
def explain_command(code: str | None) -> None:
    """Explain the check CODE and how to correct what it finds; without CODE, list all checks."""
    if code is None:
        for name, severity, title in CHECK_SUMMARIES:
            click.echo(f"{name}  {severity:7}  {title}")
        return
    name, words = explain_check(code)
    click.echo(f"{name}\n\n{words}")
