"""What PDF/UA-1 (ISO 14289-1) asks of a file and a machine can see, read by pypdf, of what a city sends out.

Clauses are those of the standard. veraPDF, the usual judge, cannot be had from the registries that we use.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from clerk.test_fidelity import desk
from engross.rendering import render
from engross.services.meetings.agreement import checks_of
from engross.services.meetings.documents import agenda_of, minutes_of, notice_of, staff_file_of
from engross.services.meetings.packets import packet_bytes

PAINTS = frozenset({b"Tj", b"TJ", b"'", b'"', b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do"})


def _made() -> dict[str, bytes]:
    papers = desk()
    return {
        "agenda": render(agenda_of(papers), "pdf"),
        "minutes": render(minutes_of(papers), "pdf"),
        "notice": render(notice_of(papers, papers.item("126"), "redline", "x", struck=True), "pdf"),
        "packet": packet_bytes(papers, "x", "pdf"),
        "staff": render(staff_file_of(papers, checks_of(papers)), "pdf"),
    }


@pytest.fixture(scope="module", params=["agenda", "minutes", "notice", "packet", "staff"])
def pdf(request: pytest.FixtureRequest) -> PdfReader:
    if not hasattr(_made, "held"):
        _made.held = _made()  # type: ignore[attr-defined]
    return PdfReader(BytesIO(_made.held[request.param]))  # type: ignore[attr-defined]


def structure(node: Any, kinds: list[str] | None = None) -> list[Any]:
    """Every structure element under ``node``, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        return [found for child in node for found in structure(child)]
    if not isinstance(node, dict):
        return []
    below = structure(node["/K"]) if "/K" in node else []
    return [node, *below] if "/S" in node else below


def test_the_file_says_that_it_is_tagged_and_in_which_language(pdf: PdfReader) -> None:
    """Clauses 5, 7.1, 7.2: identification, MarkInfo, title shown, language."""
    root = pdf.trailer["/Root"]
    metadata = root["/Metadata"].get_data()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert b"<dc:title>" in metadata
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "/Suspects" not in root["/MarkInfo"] or root["/MarkInfo"]["/Suspects"].value is False
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/Lang"] == "en-US"


def test_everything_painted_is_tagged_or_an_artifact(pdf: PdfReader) -> None:
    """Clause 7.1: no content outside the structure."""
    for number, page in enumerate(pdf.pages, 1):
        depth = 0
        for _, operator in ContentStream(page.get_contents(), pdf).operations:
            if operator in (b"BDC", b"BMC"):
                depth += 1
            elif operator == b"EMC":
                depth -= 1
            elif operator in PAINTS:
                assert depth > 0, f"page {number}: {operator!r} outside of marked content"
        assert depth == 0


def test_headings_are_in_order(pdf: PdfReader) -> None:
    """Clause 7.4.2: the first heading is H1, and no rank is left out."""
    ranks = [
        int(str(e["/S"])[2:])
        for e in structure(pdf.trailer["/Root"]["/StructTreeRoot"])
        if re.fullmatch(r"/H\d", str(e["/S"]))
    ]
    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def test_every_heading_of_the_outline_has_its_place(pdf: PdfReader) -> None:
    """Clause 7.17, and bookmarks over all parts."""

    def flat(entries: list[Any]) -> list[Any]:
        return [found for entry in entries for found in (flat(entry) if isinstance(entry, list) else [entry])]

    entries = flat(pdf.outline)
    assert entries
    pages = [pdf.get_destination_page_number(entry) for entry in entries]
    assert None not in pages
    assert pages == sorted(pages)


def test_every_font_is_in_the_file(pdf: PdfReader) -> None:
    """Clauses 7.21.4.1, 7.21.7: fonts embedded, letters mapped to Unicode."""
    fonts = {id(f): f.get_object() for page in pdf.pages for f in page["/Resources"].get("/Font", {}).values()}
    assert fonts
    for font in fonts.values():
        assert "/ToUnicode" in font
        below = [below.get_object() for below in font.get("/DescendantFonts", [font])]
        for each in below:
            described = each["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)


def test_links_are_tagged_and_named(pdf: PdfReader) -> None:
    """Clauses 7.18.1, 7.18.3, 7.18.5: annotations in the structure, tab order by structure, contents told."""
    for page in pdf.pages:
        notes = [each.get_object() for each in page.get("/Annots", [])]
        assert not notes or page["/Tabs"] == "/S"
        for note in notes:
            assert note["/Subtype"] == "/Link"
            assert "/StructParent" in note
            assert note.get("/Contents")


def test_tables_have_rows_and_their_heads_a_scope(pdf: PdfReader) -> None:
    """Clause 7.5."""
    for each in structure(pdf.trailer["/Root"]["/StructTreeRoot"]):
        if each["/S"] == "/TH":
            attributes = each.get("/A")
            assert attributes is not None
            assert "/Scope" in str(attributes)
        if each["/S"] == "/TR":
            assert {str(cell["/S"]) for cell in structure(each["/K"]) if cell["/S"] in ("/TH", "/TD")}


def test_the_packet_has_sixty_pages_at_most() -> None:
    assert len(PdfReader(BytesIO(packet_bytes(desk(), "x", "pdf", public=True))).pages) <= 60
