"""``engross cite``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from engross.cite import find_citations, published
from engross.cli.jobs import jobs_options
from engross.errors import EngrossError
from engross.services.parallel.workers import workers
from engross.workspace import read_bytes

_BATCH = 200
"""Lines that go to a process at a time: enough that the way there does not count."""

Batch = tuple[str, int, tuple[str, ...]]
"""The file's name, the number of the first line, the lines."""


@click.command("cite")
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--jsonl", is_flag=True, help='Read JSON lines with "text"; print {"cites": [[start, end, target], …]}.')
@jobs_options
def command(file: str, jsonl: bool, jobs: int, scheduler: str) -> None:
    """The citations in plain text: where they stand (characters from 0), their words, and what they name."""
    data = sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise EngrossError(f"{file}: this is not UTF-8 (byte {fault.start}); save it as UTF-8") from None
    if not jsonl:
        for line in _as_text(text):
            click.echo(line)
        return
    with workers(jobs, scheduler) as in_order:
        for made in in_order(cites_of, _batches(text.split("\n"), file)):
            for line in made:
                click.echo(line)


def _batches(lines: list[str], file: str) -> Iterator[Batch]:
    for start in range(0, len(lines), _BATCH):
        yield file, start + 1, tuple(lines[start : start + _BATCH])


def _as_text(text: str) -> Iterator[str]:
    for citation in find_citations(text):
        words = " ".join(citation.words.split())
        yield f"{citation.start}\t{citation.end}\t{words}\t{citation.target or ''}"


def cites_of(batch: Batch) -> list[str]:
    """A line of JSON for each line that is not blank. Errors: EngrossError naming file and line."""
    file, first, lines = batch
    return [_cites(line, f"{file}:{first + index}") for index, line in enumerate(lines) if line.strip()]


def _cites(line: str, where: str) -> str:
    try:
        record = json.loads(line)
    except RecursionError:
        raise EngrossError(f"{where}: the lists of this line are nested too deep; mend it") from None
    except ValueError as fault:
        raise EngrossError(f"{where}: this line is not JSON ({fault}); mend it") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise EngrossError(f'{where}: this line has no "text"; write {{"text": "…"}}')
    return json.dumps({"cites": [list(one) for one in published(find_citations(record["text"]))]}, ensure_ascii=False)
