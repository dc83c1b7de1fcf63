from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from engross.model.publication.publication import Footnote, Grid, GridCell, GridRow, Line, Publication, Run
from engross.rendering.pdf.pdf_document import render_pdf
from rendering.sample import HOSTILE, clean, new, old, sample


def read(publication: Publication) -> PdfReader:
    return PdfReader(BytesIO(render_pdf(publication)))


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return read(sample())


def text(pdf: PdfReader) -> str:
    """The words of every page, without white space: where lines break is the page's affair."""
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in pdf.pages))


def elements(pdf: PdfReader) -> Counter[str]:
    """How many structure elements there are of each kind, and of each decoration of words."""
    found: Counter[str] = Counter()

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, ArrayObject):
            for child in node:
                walk(child)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                found[str(node["/S"])] += 1
                found.update(str(each.get("/TextDecorationType")) for each in node.get("/A", ()))
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    return found


def titles(entries: list[Any]) -> list[Any]:
    return [titles(entry) if isinstance(entry, list) else entry.title for entry in entries]


def test_it_says_what_it_is(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "en-US"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Chapter 68, Noise: redline"
    assert pdf.metadata.subject == sample().subject
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_the_structure_is_tagged(pdf: PdfReader) -> None:
    found = elements(pdf)
    assert found["/H1"] == 1
    assert found["/H3"] == 6
    assert found["/Table"] == 2
    assert found["/Caption"] == 1
    assert found["/TH"] == 6
    assert found["/Note"] == 2
    assert found["/Link"] >= 1


def test_marks_are_in_the_structure_too() -> None:
    def decorations(*runs: Run) -> tuple[int, int]:
        found = elements(read(Publication("T", (Line("title", (Run("T"),)), Line("legend"), Line("text", runs)))))
        return found["/LineThrough"], found["/Underline"]

    assert decorations(Run("a")) == (0, 0)
    assert decorations(Run("a "), old("b"), Run(" c")) == (1, 0)
    assert decorations(Run("a "), new("b"), Run(" c")) == (0, 1)
    assert decorations(Run("a "), old("b", terms=True), new("B", terms=True)) == (1, 1)


def test_bookmarks_say_what_headings_will_be(pdf: PdfReader) -> None:
    assert titles(pdf.outline) == [
        "Chapter 68, Noise",
        [
            "Chapter 68 Noise",
            [
                "§ 68-1. Short title.",
                "§ 68-2. Definitions.",
                "§ 68-3. Limits.",
                "§ 68-4. Bells.",
                "§ 68-5. Hand organs.",
                "§ 68-6. Penalties.",
            ],
            "Certificate",
        ],
    ]


def test_every_sheet_bears_the_footer_and_its_number(pdf: PdfReader) -> None:
    count = len(pdf.pages)
    assert count == 3
    for number, page in enumerate(pdf.pages, 1):
        words = re.sub(r"\s+", " ", page.extract_text())
        assert "sha256 ab12cd34" in words
        assert f"Page {number} of {count}" in words


def test_words_stay_words() -> None:
    words = f'{HOSTILE} #panic("x") #{{1+1}} */ // <label> @ref = heading - item'
    runs = (Run(words, href=f"#{HOSTILE}"), Run(words, "inserted", looks=("b",)))
    hostile = Publication(
        words,
        (
            Line("section", runs, (Run(words),), anchor=HOSTILE),
            Line("text", runs, remark=words, anchor='a"b<c>\\'),
            Grid((GridRow((GridCell((Line("cell", runs),)),)),), 1),
        ),
        footer=words,
    )
    told = text(read(hostile))
    assert told.count(re.sub(r"\s+", "", words)) >= 8
    assert read(hostile).metadata.title == words  # type: ignore[union-attr]


def test_the_same_publication_gives_the_same_bytes() -> None:
    assert render_pdf(sample()) == render_pdf(sample())
    assert render_pdf(sample()) != render_pdf(replace(sample(), date="2026-01-01T00:00:00Z"))


def test_a_hash_is_broken_and_still_copied_whole() -> None:
    digest = "0123456789abcdef" * 4
    cells = tuple(GridCell((Line("cell", (Run(words),)),)) for words in ("A name of some length for a hash", digest))
    assert digest in text(read(Publication("T", (Grid((GridRow(cells),), 2),))))


def test_letters_of_other_scripts() -> None:
    assert "ΩЖש≤☐✓⅓" in text(read(Publication("T", (Line("text", (Run("ΩЖש≤☐✓⅓"),)),))))


@pytest.mark.parametrize(
    ("letter", "name"),
    [("\U000f1234", "U+F1234"), ("\uf045", "U+F045"), ("\ufeff", "U+FEFF zero width no-break space")],
)
def test_a_letter_that_no_font_has_is_named_and_said(letter: str, name: str) -> None:
    runs = (Run(f"Main {letter} Street", note=None), Run("1", note=Footnote("1", "footnote", ((Run(letter),),))))
    told = text(read(Publication("T", (Line("text", runs),))))
    named = re.sub(r"\s+", "", f"[{name}]")
    assert f"Main{named}Street" in told
    assert told.count(named) == 3
    assert "Lettersthatnofontathandcanshowarenamedinbrackets" in told


def test_a_page_whose_letters_are_all_there_says_nothing_of_fonts() -> None:
    assert "nofont" not in text(read(Publication("T", (Line("text", (Run("é 60 dBA"),)),))))


def test_an_underline_under_struck_words() -> None:
    runs = (Run("a "), Run("b", "deleted", looks=("u",)), Run("c", "inserted", looks=("u",)), Run("d", looks=("u",)))
    made = read(Publication("T", (Line("title", (Run("T"),)), Line("legend"), Line("text", runs))))
    found = elements(made)
    assert (found["/LineThrough"], found["/Underline"]) == (1, 2)
    assert "abcd" in text(made)


def cell(words: str, columns: int = 1, rows: int = 1, *, heading: bool = False, href: str = "") -> GridCell:
    return GridCell((Line("cell", (Run(words, href=href),)),), columns, rows, heading)


@pytest.mark.parametrize(
    "rows",
    [
        ((cell("Shops", 1, 2), cell("P", 2, 2), cell("Q"), cell("N")), (cell("Homes"), cell("C", 2), cell("D"))),
        ((cell("a", 3), cell("b", 1, 9)), (cell("c"),), (cell("d"), cell("e", 1000))),
        ((cell("a"), cell("b", 1, 2), cell("c")), (cell("d", 3), cell("e"))),
        ((cell("a", 1, 3, heading=True), cell("b", heading=True)), (cell("c"),), (cell("d"), cell("e"))),
        ((), (cell("a"),), ()),
    ],
)
def test_a_table_of_any_shape_has_all_its_cells(rows: tuple[tuple[GridCell, ...], ...]) -> None:
    made = read(Publication("T", (Grid(tuple(GridRow(cells) for cells in rows), 2),)))
    words = [line.runs[0].text for cells in rows for each in cells for line in each.lines]
    told = text(made)
    assert all(told.count(word) >= words.count(word) for word in words)
    found = elements(made)
    assert found["/TD"] + found["/TH"] >= len(words)


def test_a_heading_row_with_a_link_stands_once_and_one_without_on_every_page() -> None:
    def pages(href: str) -> list[str]:
        head = GridRow((cell("Use of land", heading=True, href=href),))
        body = tuple(GridRow((cell(f"Flat {number}"),)) for number in range(90))
        line = Line("section", (Run("Notes"),), anchor="sec_2")
        made = read(Publication("T", (Grid((head, *body), 1), line)))
        return [re.sub(r"\s+", " ", page.extract_text()) for page in made.pages]

    assert sum("Use of land" in page for page in pages("#sec_2")) == 1
    plain = pages("")
    assert len(plain) > 1
    assert all("Use of land" in page for page in plain)


@pytest.mark.parametrize(
    "block",
    [
        Line("section"),
        Line("text"),
        Grid((), 0),
        Grid((GridRow(()),), 2),
        Grid((GridRow((GridCell((), heading=True),)),), 1),
        Line("text", (Run("1", note=Footnote("1", "footnote", ())),)),
        Line("caption", (Run("Table 1"),)),
    ],
)
def test_blocks_with_little_in_them(block: Line | Grid) -> None:
    assert render_pdf(Publication("T", (block,), language="es")).startswith(b"%PDF-")


def test_line_numbers_are_there_when_asked_for() -> None:
    assert "Bellsmayberung.3" not in text(read(clean()))
    plain, numbered = (text(read(replace(clean(), line_numbers=on))) for on in (False, True))
    assert len(numbered) > len(plain)
