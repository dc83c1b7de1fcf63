"""A document as it looks on paper: the pictures of its pages."""

from __future__ import annotations

from pathlib import Path

from engross.rendering.pdf.page_pictures import pdf_page_pictures

MOST_PAGES = 200
"""Of so many pages pictures are drawn; of a longer document the first."""
_DOTS_PER_INCH = 80


def page_pictures(file: Path) -> tuple[int, tuple[bytes, ...]]:
    """How many pages the PDF ``file`` has, and the pictures (PNG) of the first MOST_PAGES. Errors: SourceError."""
    return pdf_page_pictures(file, _DOTS_PER_INCH, MOST_PAGES)
