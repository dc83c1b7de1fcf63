"""Akoma Ntoso in and out: the only package, with importing and render, that knows XML."""

from engross.akn.eids import identify
from engross.akn.reader import parse_chapter, parse_unsourced
from engross.akn.writer import write_chapter

__all__ = ["identify", "parse_chapter", "parse_unsourced", "write_chapter"]
