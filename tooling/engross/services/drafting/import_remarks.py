"""The remarks of an import as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.importing.source_page import ImportRemark

_HEADINGS = {
    "author": "Whose changes were read (the proposal records the names, and its redlines bear them):",
    "comment": "Comments, which are no law:",
    "furniture": "Around the law, left out:",
    "hidden": "Hidden in the file, left out:",
    "left out": "What an ordinance cannot hold, left out:",
    "preamble": "Before the first section, kept there:",
    "closing": "After the last section, kept there:",
    "unsure": "Readings to look at:",
    "reference": "References left plain:",
    "mark": "Marks of figures that were lost:",
    "replaced": "Replaced:",
    "proof": "Proved:",
}


def remark_lines(remarks: Iterable[ImportRemark]) -> Iterator[str]:
    """Each kind's heading, then its remarks, a blank line before each heading."""
    order = list(_HEADINGS)
    for kind, of_kind in groupby(sorted(remarks, key=lambda r: order.index(r.kind)), key=lambda r: r.kind):
        yield from ("", _HEADINGS[kind])
        yield from (f"- {remark.place}: {remark.words}" if remark.place else f"- {remark.words}" for remark in of_kind)


def import_lines(name: str, remarks: Iterable[ImportRemark]) -> tuple[str, ...]:
    """What is to be said of the file ``name`` that was imported: its name, and its remarks by kind."""
    lines = tuple(remark_lines(remarks))
    return (name, *lines, "") if lines else ()
