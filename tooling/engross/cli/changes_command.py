"""``engross changes``."""

from __future__ import annotations

import json

import click

from engross.cli.choose import pair_of
from engross.cli.output import put
from engross.services.redlines import changes_data, changes_text


@click.command("changes")
@click.argument("chapter")
@click.option("--from", "base", metavar="V", help="The base (default: latest codified).")
@click.option("--to", "draft", metavar="V", help="The draft (default: latest proposed).")
@click.option("--section", default="", metavar="S", help="One section only, by number.")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def changes_command(
    ctx: click.Context, chapter: str, base: str | None, draft: str | None, section: str, format_name: str
) -> None:
    """What changes in CHAPTER, section by section, in words; figures first."""
    old, new = pair_of(ctx, chapter, base, draft)
    if format_name == "json":
        click.echo(json.dumps(changes_data(old, new, section=section), ensure_ascii=False, indent=2))
    else:
        put(changes_text(old, new, section=section), "txt", None)
