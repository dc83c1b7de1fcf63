"""``engross search``."""

from __future__ import annotations

from dataclasses import asdict

import click

from engross.cli.command_context import say_remarks, setting_of
from engross.cli.kept_results import result_cache
from engross.outputs.printed_json import json_text, shaped
from engross.services.search.code_search import SearchHit, search_code


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--all", "everything", is_flag=True, help="Search versions, meetings, bills and attachments too.")
@click.option("--exact", is_flag=True, help="List each place of WORDS, whole and as written, in law and drafts.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@click.pass_context
def search_command(ctx: click.Context, words: tuple[str, ...], everything: bool, exact: bool, as_json: bool) -> None:
    """Find the sections that answer WORDS, the best first, in the order of the site's search page.

    Whole words and their forms count, the words of the law that stand for those of residents too
    (templates/site/synonyms.en.toml), headings and defined terms for more. A citation finds its section.
    """
    if everything and exact:
        raise click.UsageError("--all ranks by words, --exact lists places as they are written; give one of them")
    found = _exact if exact else _everything if everything else _sections
    lines, remarks = found(ctx, " ".join(words))
    say_remarks(remarks)
    if as_json:
        click.echo(json_text([shaped("search", told) for told, _ in lines]))
        return
    if not lines:
        click.echo("Nothing found: use fewer or other words.", err=True)
    for _, shown in lines:
        click.echo(shown)


_Lines = tuple[list[tuple[dict[str, object], str]], tuple[str, ...]]
"""What was found, as JSON and as it is shown; and what is to be said."""


def _sections(ctx: click.Context, words: str) -> _Lines:
    found = search_code(setting_of(ctx), words)
    return [(asdict(hit), f"{hit.chapter}  § {hit.section}  {_hit_words(hit)}") for hit in found.hits], found.remarks


def _everything(ctx: click.Context, words: str) -> _Lines:
    # Imported here: to search the sections alone takes no reader of files.
    from engross.services.search.everything import search_everything

    cache = result_cache(ctx)
    found = search_everything(setting_of(ctx), words, _tell_page, cache)
    if cache is not None:
        cache.settle()
    lines: list[tuple[dict[str, object], str]] = []
    for each in found.found:
        told = {**asdict(each.hit), "kind": each.kind, "file": each.file, "version": each.version, "page": each.page}
        lines.append((told, f"{each.kind}  {each.file}  {_hit_words(each.hit)}"))
    return lines, found.remarks


def _exact(ctx: click.Context, words: str) -> _Lines:
    from engross.services.search.everywhere import find_everywhere

    found = find_everywhere(setting_of(ctx), words)
    lines: list[tuple[dict[str, object], str]] = []
    for each in found.places:
        at, around = each.place, f"{each.place.before}{each.place.words}{each.place.after}"
        hit = SearchHit(each.chapter or each.title, at.section, at.heading, around, at.citation, each.title, each.above)
        own = {"key": each.key, "version": each.version, "isLaw": each.is_law}
        told = {**asdict(hit), **own, "before": at.before, "found": at.words, "after": at.after}
        kind = "law" if each.is_law else "draft"
        lines.append((told, f"{each.folder} {each.version} ({kind})  {at.citation}: …{around}…"))
    return lines, found.remarks


def _hit_words(hit: SearchHit) -> str:
    where = f"    {hit.above}\n" if hit.above else ""
    return f"{hit.heading}\n{where}    {hit.citation}: {hit.words}"


def _tell_page(page: int, pages: int) -> None:
    click.echo(f"engross: reading page {page} of {pages} of a scan", err=True)
