"""The citations in plain text, and in lines of JSON that hold texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from engross.cite import find_citations, publisher_links
from engross.errors import EngrossError
from engross.services.parallel.ordered_map import InOrder

_BATCH = 200
"""Lines that go to a process at a time: enough that the way there does not count."""

Batch = tuple[str, int, tuple[str, ...]]
"""The file's name, the number of the first line, the lines."""


def citation_lines(text: str) -> Iterator[str]:
    """A line for each citation in ``text``: where it begins and ends (characters from 0), its words, its target."""
    for citation in find_citations(text):
        words = " ".join(citation.words.split())
        yield f"{citation.start}\t{citation.end}\t{words}\t{citation.target or ''}"


def citation_records(lines: Sequence[str], file: str, in_order: InOrder) -> Iterator[str]:
    """For each line of JSON that is not blank, a line of JSON with the citations in its ``text``.

    ``file`` is what errors call the file that the lines are of. Errors: EngrossError naming file and line.
    """
    batches = ((file, at + 1, tuple(lines[at : at + _BATCH])) for at in range(0, len(lines), _BATCH))
    for made in in_order(cites_of, batches):
        yield from made


def cites_of(batch: Batch) -> list[str]:
    """A line of JSON for each line that is not blank. Errors: EngrossError naming file and line."""
    file, first, lines = batch
    return [_cites(line, f"{file}:{first + index}") for index, line in enumerate(lines) if line.strip()]


def _cites(line: str, where: str) -> str:
    try:
        record = json.loads(line)
    except RecursionError:
        raise EngrossError(f"{where}: the lists of this line are nested too deep; correct it") from None
    except ValueError as fault:
        raise EngrossError(f"{where}: this line is not JSON ({fault}); correct it") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise EngrossError(f'{where}: this line has no "text"; write {{"text": "…"}}')
    links = publisher_links(find_citations(record["text"]))
    return json.dumps({"cites": [list(link) for link in links]}, ensure_ascii=False)
