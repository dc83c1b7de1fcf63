"""The words of the files that lie beside meetings and bills: as text, those of scans by text recognition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engross.errors import EngrossError
from engross.importing.printed_words import file_suffix, printed_words
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.program_identity import program_identity
from engross.scanning import SCAN_SUFFIXES
from engross.services.scans.page_events import TellPage
from engross.services.scans.scanned_files import is_scan, paper_pages
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.result_cache.entries import ResultCache

_PAGED = frozenset({"pdf", *(suffix.removeprefix(".") for suffix in SCAN_SUFFIXES)})
_SUFFIXES = _PAGED | {"docx", "txt", "md"}


def attached_files(workspace: Workspace) -> Iterator[Path]:
    """The files with words in the folders of the meetings and of the bills, in order."""
    for folder in ("meetings", "bills"):
        for path in sorted((workspace.ordinances / folder).rglob("*")):
            if path.is_file() and file_suffix(path.name) in _SUFFIXES:
                yield workspace.held(path)


def attached_pages(data: bytes, name: str, tell: TellPage, cache: ResultCache | None) -> tuple[str, ...]:
    """The words of each page of the file ``name``; of a file without pages all of them as one.

    What text recognition read of a scan is kept in ``cache``.
    Errors: EngrossError where the file is damaged, holds no words, or is a scan and the extra ``engross[scan]`` is not
    installed.
    """
    if file_suffix(name) not in _PAGED:
        return (printed_words(data, name),)
    if not is_scan(data, name) or cache is None:
        return _read(data, name, tell)
    key = key_of("words of a scan", program_identity(), file_suffix(name), data)
    kept = cache.get(key)
    if kept is not None:
        return tuple(json.loads(kept))
    pages = _read(data, name, tell)
    cache.put(key, json.dumps(pages).encode())
    return pages


def _read(data: bytes, name: str, tell: TellPage) -> tuple[str, ...]:
    pages = tuple(
        "\n".join(line if isinstance(line, str) else line.text for line in page.lines)
        for page in paper_pages(data, name, tell)
    )
    if not any(pages):
        raise EngrossError(f"{name} holds no words")
    return pages
