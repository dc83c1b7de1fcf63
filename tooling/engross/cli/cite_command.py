"""``engross cite``."""

from __future__ import annotations

from datetime import date

import click

from engross.cli.as_of import law_as_of_option
from engross.cli.command_context import workspace_of
from engross.cli.jobs import jobs_options, sharing
from engross.cli.text_input import text_of
from engross.services.documents.citation_lines import citation_lines, citation_records


@click.command("cite")
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--jsonl", is_flag=True, help='Read JSON lines with "text"; print {"cites": [[start, end, target], …]}.')
@law_as_of_option
@jobs_options
@click.pass_context
def cite_command(ctx: click.Context, file: str, jsonl: bool, as_of: date | None, jobs: int, scheduler: str) -> None:
    """Find the citations in plain text: start and end (characters from 0), words, and target; with --as-of what each
    names in the law of that day, too."""
    if jsonl and as_of is not None:
        raise click.UsageError("--as-of looks citations up in the law of a day; --jsonl does not, so give one of them")
    text = text_of(file)
    if as_of is not None:
        # Only this looks into the workspace.
        from engross.services.documents.cited_law import cited_law_lines

        for line in cited_law_lines(workspace_of(ctx), text, as_of):
            click.echo(line)
        return
    if not jsonl:
        for line in citation_lines(text):
            click.echo(line)
        return
    with sharing(jobs, scheduler) as in_order:
        for line in citation_records(text.split("\n"), file, in_order):
            click.echo(line)
