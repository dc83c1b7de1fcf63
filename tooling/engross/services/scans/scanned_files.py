"""The pages of a file, those that hold text as they are, those that are pictures by text recognition."""

from __future__ import annotations

from engross.importing.printed_words import file_suffix, pdf_page_words
from engross.model.scanned_page import PaperPage, TextPage
from engross.scanning import SCAN_SUFFIXES, read_scanned_page
from engross.services.scans.page_events import TellPage


def is_scan(data: bytes, name: str) -> bool:
    """Whether a file is a picture, or a PDF with a page that holds no text. Errors: EngrossError for a damaged one."""
    if f".{file_suffix(name)}" in SCAN_SUFFIXES:
        return True
    return file_suffix(name) == "pdf" and not all(pdf_page_words(data, name))


def paper_pages(data: bytes, name: str, tell: TellPage) -> tuple[PaperPage, ...]:
    """The pages of a picture or a PDF. Errors: EngrossError where one cannot be read, or the file has no words."""
    texts = pdf_page_words(data, name) if file_suffix(name) == "pdf" else ("",)
    found: list[PaperPage] = []
    for number, text in enumerate(texts, 1):
        if text:
            found.append(TextPage(number, tuple(text.splitlines())))
        else:
            tell(number, len(texts))
            found.append(read_scanned_page(data, name, number))
    return tuple(found)
