"""PDF files put into a PDF that has left room for them in its page numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from io import BytesIO

import typst
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import Destination, StreamObject

from engross.errors import EngrossError, OutputError
from engross.resources import shipped


def page_count(data: bytes, name: str) -> int:
    """How many pages the PDF file in ``data`` has; ``name`` is what errors call it.

    Errors: EngrossError where it is no PDF, is locked, or has no page.
    """
    return len(_read(data, name).pages)


def enclose(pdf: bytes, enclosures: Sequence[tuple[str, bytes]]) -> bytes:
    """``pdf`` with each enclosure behind the page of the bookmark that it is given with, its pages numbered on.

    An enclosure is not tagged as ours is: with any inside, the file no longer claims to be PDF/UA. Errors:
    EngrossError for an enclosure that is no PDF; OutputError where there is no such bookmark.
    """
    if not enclosures:
        return pdf
    writer = PdfWriter(clone_from=BytesIO(pdf))
    places = _bookmarks(writer)
    at = []
    for name, data in enclosures:
        if name not in places:
            raise OutputError(f"the packet has no page for the attachment {name!r}; this is a fault of Engross")
        at.append((places[name] + 1, _read(data, name)))
    total = len(writer.pages) + sum(len(reader.pages) for _, reader in at)
    shift = sum(len(reader.pages) for _, reader in at)
    for position, reader in reversed(at):
        shift -= len(reader.pages)
        _number(reader, position + shift + 1, total, writer, position)
    _unclaim(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _read(data: bytes, name: str) -> PdfReader:
    try:
        if not data.lstrip()[:5] == b"%PDF-":
            raise EngrossError(f"{name} is not a PDF; save it as one")
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise EngrossError(f"{name} is locked with a password; take it off")
        if not reader.pages:
            raise EngrossError(f"{name} has no page")
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise EngrossError(f"{name} is damaged and cannot be read as a PDF ({fault}); save it anew") from None
    return reader


def _bookmarks(writer: PdfWriter) -> dict[str, int]:
    """The page, from 0, of each bookmark."""

    def walk(entries: Iterable[object]) -> Iterable[tuple[str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry)
            elif isinstance(entry, Destination):
                page = reader.get_destination_page_number(entry)
                if page is not None:
                    yield str(entry.title), page

    reader = PdfReader(_bytes(writer))
    return dict(walk(reader.outline))


def _bytes(writer: PdfWriter) -> BytesIO:
    out = BytesIO()
    writer.write(out)
    return BytesIO(out.getvalue())


def _number(reader: PdfReader, first: int, total: int, writer: PdfWriter, position: int) -> None:
    """Put the reader's pages in at ``position``, each with its number at the foot."""
    sizes = [[float(page.mediabox.width), float(page.mediabox.height)] for page in reader.pages]
    foot = typst.compile(
        shipped("templates", "typst", "enclosure.typ"),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"pages": json.dumps({"sizes": sizes, "first": first, "total": total})},
    )
    feet = PdfReader(BytesIO(foot))
    for at, page in enumerate(reader.pages):
        put = writer.insert_page(page, position + at)
        put.transfer_rotation_to_content()
        put.merge_translated_page(feet.pages[at], float(page.mediabox.left), float(page.mediabox.bottom))


def _unclaim(writer: PdfWriter) -> None:
    """Take the claim to PDF/UA out of the file's metadata."""
    metadata = writer.root_object.get("/Metadata")
    stream = metadata.get_object() if metadata is not None else None
    if isinstance(stream, StreamObject):
        stream.set_data(stream.get_data().replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))
