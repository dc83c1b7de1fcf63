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


def printed_words(data: bytes, name: str) -> str:
    """The words of the file ``name``, a line for each of its lines or paragraphs; a Word file's changes accepted.

    Errors: EngrossError where the file is of another kind, is damaged, or holds no words.
    """
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if suffix not in _READERS:
        raise EngrossError(f"{name} is none of {', '.join(f'.{known}' for known in _READERS)}; save it as one of them")
    try:
        words = _READERS[suffix](data)
    except (PyPdfError, BadZipFile, XMLSyntaxError, KeyError, ValueError, TypeError, AttributeError) as fault:
        raise EngrossError(f"{name} is damaged and cannot be read as .{suffix} ({fault}); save it anew") from None
    if not words.strip():
        why = "; a scan has to go through text recognition first" if suffix == "pdf" else ""
        raise EngrossError(f"{name} holds no words{why}")
    return words


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace")


def _word(data: bytes) -> str:
    return "\n".join(tracked_text_blocks(data, "new"))


def _pdf(data: bytes) -> str:
    if not data.lstrip().startswith(b"%PDF-"):
        raise ValueError("it does not begin as one")
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


_READERS: dict[str, Callable[[bytes], str]] = {"txt": _text, "md": _text, "docx": _word, "pdf": _pdf}
