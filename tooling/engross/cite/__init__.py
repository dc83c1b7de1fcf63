"""Citations: finding them in text, what publishers would link of them, and what they name."""

from engross.cite.find import find_citations, find_each
from engross.cite.index import ChapterIndex, index
from engross.cite.published import published
from engross.cite.resolve import resolve

__all__ = ["ChapterIndex", "find_citations", "find_each", "index", "published", "resolve"]
