"""Pages of paper, scanned or printed to PDF, as Markdown that is imported like any other."""

from engross.importing.paper.paper_markdown import paper_markdown

__all__ = ["paper_markdown"]
