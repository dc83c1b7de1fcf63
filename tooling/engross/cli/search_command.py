"""``engross search``."""

from __future__ import annotations

from dataclasses import asdict

import click

from engross.cli.command_context import say_remarks, setting_of
from engross.outputs.printed_json import json_text, shaped
from engross.services.search.code_search import search_code


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the sections found as JSON.")
@click.pass_context
def search_command(ctx: click.Context, words: tuple[str, ...], as_json: bool) -> None:
    """Find the sections that answer WORDS, the best first, in the order of the site's search page.

    Whole words and their forms count, the words of the law that stand for those of residents too
    (templates/site/synonyms.en.toml), headings and defined terms for more. A citation finds its section.
    """
    found = search_code(setting_of(ctx), " ".join(words))
    say_remarks(found.remarks)
    if as_json:
        click.echo(json_text([shaped("search", asdict(hit)) for hit in found.hits]))
        return
    if not found.hits:
        click.echo("Nothing found: use fewer or other words.", err=True)
    for hit in found.hits:
        where = f"    {hit.above}\n" if hit.above else ""
        click.echo(f"{hit.chapter}  § {hit.section}  {hit.heading}\n{where}    {hit.citation}: {hit.words}")
