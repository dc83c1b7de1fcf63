"""PDF files inside a PDF: where they stand, their page numbers, what is refused."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from engross.errors import EngrossError
from engross.model.publication.publication import Line, PageBreak, Publication, Run
from engross.rendering import render
from engross.rendering.pdf.enclosures import enclose, page_count


def heading(words: str) -> Line:
    return Line("heading", (Run(words),))


def pdf_of(pages: int) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(612, 792)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def text(page: object) -> str:
    return " ".join(page.extract_text().split())  # type: ignore[attr-defined]


def test_enclosures_stand_behind_their_page_and_count() -> None:
    blocks = (
        Line("title", (Run("Packet"),)),
        PageBreak(),
        heading("Letter one"),
        PageBreak(2),
        heading("Letter two"),
        PageBreak(3),
        heading("End"),
    )
    pdf = render(Publication("Packet", blocks), "pdf")
    assert "Page 4 of" in text(PdfReader(BytesIO(pdf)).pages[2]) or "Page 5 of" in text(
        PdfReader(BytesIO(pdf)).pages[2]
    )
    made = PdfReader(BytesIO(enclose(pdf, [("Letter one", pdf_of(2)), ("Letter two", pdf_of(3))])))
    assert len(made.pages) == 9
    for number, page in enumerate(made.pages, 1):
        assert f"Page {number} of 9" in text(page)
    titles = {str(entry.title): made.get_destination_page_number(entry) for entry in _flat(made.outline)}
    assert (titles["Letter one"], titles["Letter two"], titles["End"]) == (1, 4, 8)
    assert "/StructTreeRoot" in made.root_object
    assert b"pdfuaid:part" not in made.root_object["/Metadata"].get_object().get_data()


def _flat(entries: object) -> list[object]:
    return [
        found
        for entry in entries  # type: ignore[attr-defined]
        for found in (_flat(entry) if isinstance(entry, list) else [entry])
    ]


def test_nothing_to_enclose_changes_nothing() -> None:
    assert enclose(b"%PDF-", []) == b"%PDF-"


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"PK\x03\x04", "letter.pdf is not a PDF"), (b"%PDF-1.7\nnothing", "letter.pdf is damaged"), (b"", "not a PDF")],
)
def test_what_is_no_pdf_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(EngrossError, match=said):
        page_count(data, "letter.pdf")


def test_pages_are_counted() -> None:
    assert page_count(pdf_of(4), "x") == 4
