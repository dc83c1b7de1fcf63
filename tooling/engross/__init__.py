"""Ordinances as structured XML; redlines, notices, packets and checks from that one source.

The public names::

    old, new = read_chapter("2020-01-14.codified.xml"), read_chapter("2025-10-21.proposed.xml")
    comparison = compare(old, new)                     # what differs, as one merged tree
    page = redline(comparison)                         # a Publication; clean_copy(new) is another
    open("redline.docx", "wb").write(render(page, "docx"))
    diff_words("70 dBA", "60 dBA")                     # spans with .text and .mark: kept, inserted, deleted
    run_checks([Draft(new, "68", comparison)], {})     # what the checks find; Draft is in engross.model.law.code
    find_citations("see § 68-5A(1)")                   # citations in plain text

``read_chapter`` takes a path or the bytes of a file. Errors: ``EngrossError`` and its kinds, one sentence each.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from engross.errors import EngrossError

if TYPE_CHECKING:
    from engross.checks import run_checks
    from engross.cite import find_citations
    from engross.compose import clean_copy, redline
    from engross.diff import compare, diff_words
    from engross.library import open_workspace
    from engross.model.law.chapter import Chapter
    from engross.rendering import render

__version__ = "0.2.0"

__all__ = [
    "EngrossError",
    "clean_copy",
    "compare",
    "diff_words",
    "find_citations",
    "open_workspace",
    "read_chapter",
    "redline",
    "render",
    "run_checks",
]

_HOMES = {
    "clean_copy": "engross.compose",
    "compare": "engross.diff",
    "diff_words": "engross.diff",
    "find_citations": "engross.cite",
    "open_workspace": "engross.library",
    "redline": "engross.compose",
    "render": "engross.rendering",
    "run_checks": "engross.checks",
}


def read_chapter(source: bytes | str | os.PathLike[str], name: str = "") -> Chapter:
    """The chapter in an ordinance file: ``source`` is its path, or its bytes (``name`` is what errors call it).

    Errors: SourceError (file, line) where it is not as the profile asks; EngrossError where it cannot be read.

        >>> read_chapter("ordinances/068-noise/2020-01-14.codified.xml")
        <Chapter 68 Noise, codified January 14, 2020: 15 sections>
    """
    from pathlib import Path

    from engross import akn, workspace

    if isinstance(source, bytes):
        return akn.parse_chapter(source, name or "chapter.xml")
    return workspace.load(Path(source), name)


def __dir__() -> list[str]:
    return sorted((*__all__, "__version__"))


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'engross' has no attribute {name!r}")
