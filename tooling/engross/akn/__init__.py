"""Akoma Ntoso in and out: the only package, with importing and render, that knows XML."""

from engross.akn.eids import identify
from engross.akn.reader import read_chapter
from engross.akn.writer import write_chapter

__all__ = ["identify", "read_chapter", "write_chapter"]
