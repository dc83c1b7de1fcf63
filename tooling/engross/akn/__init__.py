"""Akoma Ntoso in and out: the only package, with importing and render, that knows XML."""

from engross.akn.eids import identify
from engross.akn.reader import parse_chapter
from engross.akn.writer import write_chapter

__all__ = ["identify", "parse_chapter", "write_chapter"]
