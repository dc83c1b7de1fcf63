"""Akoma Ntoso in and out: the only package, with importing and render, that knows XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.akn.eids import identify
    from engross.akn.reader import parse_chapter, parse_unsourced
    from engross.akn.writer import write_chapter

__all__ = ["identify", "parse_chapter", "parse_unsourced", "write_chapter"]

__getattr__ = names_on_demand(
    __name__,
    {
        "identify": "eids",
        "parse_chapter": "reader",
        "parse_unsourced": "reader",
        "write_chapter": "writer",
    },
)
