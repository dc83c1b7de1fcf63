"""``engross explain``."""

from __future__ import annotations

import click

from engross.services.checking.check_manual import CHECK_SUMMARIES, explained_check
from engross.services.documents.manual_pages import PAGE_SUMMARIES, manual_page, no_such_page


@click.command("explain")
@click.argument("name", required=False, metavar="[CODE|PAGE]")
def explain_command(name: str | None) -> None:
    """Explain the check CODE and how to correct what it finds, or print a PAGE of the manual; else list all."""
    if name is None:
        for code, severity, title in CHECK_SUMMARIES:
            click.echo(f"{code}  {severity:7}  {title}")
        click.echo()
        for page, title in PAGE_SUMMARIES:
            click.echo(f"{page:22}  {title}")
        return
    words = explained_check(name) or manual_page(name)
    if words is None:
        raise no_such_page(name)
    click.echo(words.rstrip("\n"))
