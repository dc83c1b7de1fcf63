"""``engross cite``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from engross.cite import find_citations, published
from engross.errors import EngrossError
from engross.workspace import read_bytes


@click.command("cite")
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--jsonl", is_flag=True, help='Read JSON lines with "text"; print {"cites": [[start, end, target], …]}.')
def command(file: str, jsonl: bool) -> None:
    """The citations in plain text: where they stand (characters from 0), their words, and what they name."""
    data = sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise EngrossError(f"{file}: this is not UTF-8 (byte {fault.start}); save it as UTF-8") from None
    for line in _as_jsonl(text.split("\n"), file) if jsonl else _as_text(text):
        click.echo(line)


def _as_text(text: str) -> Iterator[str]:
    for citation in find_citations(text):
        words = " ".join(citation.words.split())
        yield f"{citation.start}\t{citation.end}\t{words}\t{citation.target or ''}"


def _as_jsonl(lines: Iterable[str], file: str) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as fault:
            raise EngrossError(f"{file}:{number}: this line is not JSON ({fault.msg}); mend it") from None
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise EngrossError(f'{file}:{number}: this line has no "text"; write {{"text": "…"}}')
        yield json.dumps(
            {"cites": [list(one) for one in published(find_citations(record["text"]))]}, ensure_ascii=False
        )
