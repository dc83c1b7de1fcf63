"""The words of a page that others made: a text, Markdown, Word or PDF file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile

from lxml.etree import XMLSyntaxError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from engross.errors import EngrossError
from engross.importing.tracked_text import tracked_text_blocks

_FAULTS = (PyPdfError, BadZipFile, XMLSyntaxError, KeyError, ValueError, TypeError, AttributeError)
"""What the readers raise on a damaged file."""


def printed_words(data: bytes, name: str) -> str:
    """The words of the file ``name``, a line for each of its lines or paragraphs; a Word file's changes accepted.

    Errors: EngrossError where the file is of another kind, is damaged, or holds no words.
    """
    suffix = file_suffix(name)
    if suffix not in _READERS:
        raise EngrossError(f"{name} is none of {', '.join(f'.{known}' for known in _READERS)}; save it as one of them")
    try:
        words = _READERS[suffix](data)
    except _FAULTS as fault:
        raise EngrossError(f"{name} is damaged and cannot be read as .{suffix} ({fault}); save it anew") from None
    if not words.strip():
        raise EngrossError(f"{name} holds no words; name the file that does")
    return words


def file_suffix(name: str) -> str:
    """The suffix of a file's name in small letters, without its dot; empty where it has none."""
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def pdf_page_words(data: bytes, name: str) -> tuple[str, ...]:
    """The words that each page of a PDF holds as text, empty for a page that is a picture.

    Errors: EngrossError where the file is damaged.
    """
    try:
        return _pdf_pages(data)
    except _FAULTS as fault:
        raise EngrossError(f"{name} is damaged and cannot be read as .pdf ({fault}); save it anew") from None


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace")


def _word(data: bytes) -> str:
    return "\n".join(tracked_text_blocks(data, "new"))


def _pdf(data: bytes) -> str:
    return "\n".join(_pdf_pages(data))


def _pdf_pages(data: bytes) -> tuple[str, ...]:
    if not data.lstrip().startswith(b"%PDF-"):
        raise ValueError("it does not begin as one")
    return tuple(page.extract_text().strip() for page in PdfReader(BytesIO(data)).pages)


_READERS: dict[str, Callable[[bytes], str]] = {"txt": _text, "md": _text, "docx": _word, "pdf": _pdf}
