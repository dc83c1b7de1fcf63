"""``engross cite``."""

from __future__ import annotations

import click

from engross.cli.jobs import jobs_options
from engross.cli.text_input import text_of
from engross.services.documents.citation_lines import citation_lines, citation_records
from engross.services.parallel.workers import workers


@click.command("cite")
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--jsonl", is_flag=True, help='Read JSON lines with "text"; print {"cites": [[start, end, target], …]}.')
@jobs_options
def cite_command(file: str, jsonl: bool, jobs: int, scheduler: str) -> None:
    """Find the citations in plain text: start and end (characters from 0), words, and target."""
    text = text_of(file)
    if not jsonl:
        for line in citation_lines(text):
            click.echo(line)
        return
    with workers(jobs, scheduler) as in_order:
        for line in citation_records(text.split("\n"), file, in_order):
            click.echo(line)
