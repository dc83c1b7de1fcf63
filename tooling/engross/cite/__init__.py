"""Citations: finding them in text, what publishers would link of them, and what they name."""

from engross.cite.finding.finder import find_citations, find_each
from engross.cite.publisher_links import publisher_links
from engross.cite.resolving.chapter_index import ChapterIndex, index_chapter
from engross.cite.resolving.target_lookup import resolve

__all__ = ["ChapterIndex", "find_citations", "find_each", "index_chapter", "publisher_links", "resolve"]
