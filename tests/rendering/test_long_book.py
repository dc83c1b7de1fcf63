"""A long book as PDF: set in parts and joined, it is the book that it is when it is set as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from engross.model.publication.publication import (
    Footnote,
    Grid,
    GridCell,
    GridRow,
    Line,
    PageBlock,
    PageBreak,
    Publication,
    Run,
)
from engross.rendering.heading_outline import heading_outline
from engross.rendering.pdf import book_setting, pdf_document
from engross.rendering.pdf.book_parts import cut_book
from engross.rendering.pdf.pdf_document import render_pdf

CHAPTERS = (1, 2, 3, 4)


def line(style: Any, words: str, anchor: str = "", href: str = "", note: str = "") -> Line:
    runs = (Run(words, href=href),) if words else ()
    return Line(
        style, (*runs, Run("1", note=Footnote("1", "footnote", ((Run(note),),)))) if note else runs, anchor=anchor
    )


def chapter(number: int) -> Iterator[PageBlock]:
    """A chapter of two sections, with a note, a table, and links to the next chapter's paragraph and section."""
    following = number % len(CHAPTERS) + 1
    yield line("chapter", f"Chapter {number} Noise", f"chp_{number}")
    yield line("section", f"§ {number}-1. Limits.", f"chp_{number}__sec_1")
    yield line(
        "text", f"As § {following}-2 says, {number} times.", href=f"#chp_{following}__sec_2", note=f"Of {number}."
    )
    cells = tuple(GridCell((line("cell", f"{word} {number}"),), heading=True) for word in ("Zone", "Limit"))
    yield Grid((GridRow(cells), GridRow(tuple(GridCell((line("cell", word),)) for word in ("Homes", "60")))), 1)
    yield line("section", f"§ {number}-2. Hours.", f"chp_{number}__sec_2")
    yield line("text", f"As the paragraph of chapter {following} says.", href=f"#para_{following}")
    yield from (line("text", f"Line {at} of chapter {number}. " * 9) for at in range(14))
    yield line("text", f"Paragraph of chapter {number}.", f"para_{number}")


def book() -> Publication:
    """Two titles of two chapters each."""
    blocks: list[PageBlock] = [line("title", "Code of Norwalk"), line("subtitle", "The law on a day")]
    for number in CHAPTERS:
        if number % 2:
            title = f"Title {number // 2 + 1} PEACE"
            blocks += [PageBreak(), line("heading", title, f"title_{number // 2 + 1}")]
        blocks += chapter(number)
    return Publication("Code of Norwalk", tuple(blocks), footer="Code of Norwalk", book=True)


def made(monkeypatch: pytest.MonkeyPatch, most: int) -> bytes:
    monkeypatch.setattr(pdf_document, "cut_book", partial(cut_book, most=most))
    return render_pdf(book())


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield monkeypatch


@pytest.fixture(scope="module")
def whole(patch: pytest.MonkeyPatch) -> PdfReader:
    return PdfReader(BytesIO(made(patch, 10**9)))


@pytest.fixture(scope="module")
def joined_bytes(patch: pytest.MonkeyPatch) -> bytes:
    """Three parts: the title page with the contents, and each title."""
    return made(patch, 12_000)


@pytest.fixture(scope="module")
def joined(joined_bytes: bytes) -> PdfReader:
    return PdfReader(BytesIO(joined_bytes))


def pages(pdf: PdfReader) -> list[str]:
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pdf.pages]


def elements(node: Any) -> Iterator[Any]:
    """Every element of the structure under ``node``."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from elements(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def structure(pdf: PdfReader) -> list[Any]:
    return list(elements(pdf.trailer["/Root"]["/StructTreeRoot"]))


def titles(entries: list[Any]) -> list[Any]:
    return [titles(entry) if isinstance(entry, list) else entry.title for entry in entries]


def test_each_page_reads_as_in_the_book_that_is_set_as_one(whole: PdfReader, joined: PdfReader) -> None:
    assert len(whole.pages) > 5
    assert pages(joined) == pages(whole)
    assert f"Page 3 of {len(whole.pages)}" in pages(joined)[2]


def test_the_structure_and_the_bookmarks_are_those_of_that_book(whole: PdfReader, joined: PdfReader) -> None:
    kinds = [Counter(str(element["/S"]) for element in structure(pdf)) for pdf in (whole, joined)]
    assert kinds[0] == kinds[1]
    assert kinds[0]["/TOCI"] == 2 + 3 * len(CHAPTERS)
    assert titles(joined.outline) == titles(whole.outline)


def test_another_library_reads_the_same_words_and_bookmarks(joined_bytes: bytes, whole: PdfReader) -> None:
    document = pypdfium2.PdfDocument(joined_bytes)
    assert len(document) == len(whole.pages)
    shown = re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in document))
    assert all(f"Paragraphofchapter{number}." in shown for number in CHAPTERS)
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert [title for title, _ in marks] == [words for words, _ in headings(whole)]
    assert [page for _, page in marks] == [page for _, page in headings(whole)]


def headings(pdf: PdfReader) -> list[tuple[str, int | None]]:
    def walk(entries: list[Any]) -> Iterator[tuple[str, int | None]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry)
            else:
                yield entry.title, pdf.get_destination_page_number(entry)

    return list(walk(pdf.outline))


def links(pdf: PdfReader) -> list[tuple[int, int, str]]:
    """Each link of the file: the page it is on, the page it leads to, and what is said of it."""
    found = []
    for number, page in enumerate(pdf.pages):
        for annotation in (each.get_object() for each in page.get("/Annots", ())):
            assert "/A" not in annotation, "no link leads out of the book"
            said = annotation["/Dest"]
            place = pdf.named_destinations[said] if isinstance(said, str) else said
            where = place["/Page"] if isinstance(said, str) else (place if isinstance(place, list) else place["/D"])[0]
            to = next(at for at, each in enumerate(pdf.pages) if each.indirect_reference == where.indirect_reference)
            found.append((number, to, annotation["/Contents"]))
    return found


def test_every_link_leads_where_it_does_in_that_book_and_says_so(whole: PdfReader, joined: PdfReader) -> None:
    assert [each[:2] for each in links(joined)] == [each[:2] for each in links(whole)]
    assert len(links(joined)) > 2 * len(CHAPTERS)
    told = [(to, said) for _, to, said in links(joined) if "page" in said]
    assert len(told) == len(links(joined)) - 2 * len(CHAPTERS), "all but those between a note and its marker"
    assert all(said.endswith(f"page {to + 1}") for to, said in told)
    assert "§ 3-2. Hours., page" in " ".join(said for _, _, said in links(joined))


def test_what_is_painted_finds_its_element_and_is_found_by_it(joined: PdfReader) -> None:
    """ISO 32000-1, 14.7.4.4: the parent tree leads from the marked content of each page to its elements, and back."""
    numbers = joined.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert [*parents] == sorted(parents)
    for page in joined.pages:
        for mark, element in enumerate(parents[page["/StructParents"]].get_object()):
            held = element.get_object()["/K"]
            assert mark in [child for child in held if isinstance(child, int)]
            assert element.get_object()["/Pg"].indirect_reference == page.indirect_reference
        for annotation in page.get("/Annots", ()):
            assert parents[annotation.get_object()["/StructParent"]].get_object()["/S"] == "/Link"


def test_no_two_elements_have_one_identifier_and_cells_name_their_headings(joined: PdfReader) -> None:
    found = structure(joined)
    identifiers = [str(element["/ID"]) for element in found if "/ID" in element]
    assert len(identifiers) == len(set(identifiers)) > len(CHAPTERS)
    names = joined.trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"]
    assert [str(name) for name in names[::2]] == sorted(identifiers)
    named = [
        str(name)
        for element in found
        for said in element.get("/A", ())
        for name in said.get_object().get("/Headers", ())
    ]
    assert named
    assert set(named) <= set(identifiers)


def test_a_part_that_would_be_too_long_begins_a_page_with_a_chapter(
    monkeypatch: pytest.MonkeyPatch, whole: PdfReader
) -> None:
    cut = PdfReader(BytesIO(made(monkeypatch, 6_000)))
    begins = [text for text in pages(cut) if text.startswith("Chapter 2 Noise § 2-1. Limits. Chapter 2 Noise")]
    assert len(begins) == 1
    assert not any("Paragraph of chapter 1." in text and "Chapter 2 Noise" in text for text in pages(cut))
    assert titles(cut.outline) == titles(whole.outline)


def test_long_contents_go_on_in_a_part_of_their_own(monkeypatch: pytest.MonkeyPatch, whole: PdfReader) -> None:
    monkeypatch.setattr(book_setting, "MOST_ENTRIES", 8)
    cut = PdfReader(BytesIO(made(monkeypatch, 12_000)))
    told = pages(cut)
    assert len(told) == len(whole.pages) + 1
    assert told[1].startswith("Contents Contents Title 1 PEACE")
    assert re.match(r"Contents (?!Contents)", told[2])
    assert sum(str(element["/S"]) == "/TOCI" for element in structure(cut)) == 2 + 3 * len(CHAPTERS)
    assert titles(cut.outline) == titles(whole.outline)
    assert all(said.endswith(f"page {to + 1}") for _, to, said in links(cut) if "page" in said)


def test_the_same_book_gives_the_same_bytes(joined_bytes: bytes, patch: pytest.MonkeyPatch) -> None:
    assert made(patch, 12_000) == joined_bytes


@given(
    st.lists(st.sampled_from(["break", "heading", "chapter", "section", "text"]), max_size=40), st.integers(200, 2000)
)
def test_the_parts_are_the_book_and_begin_with_headings(kinds: list[str], most: int) -> None:
    more = [PageBreak() if kind == "break" else line(kind, f"{kind} " * 12) for kind in kinds]
    blocks: list[PageBlock] = [line("title", "Code"), PageBreak(), line("heading", "Title 1"), *more]
    found = heading_outline(blocks)
    parts = cut_book(blocks, found, most)
    if not parts:
        return
    assert parts[0].start == 0
    assert parts[-1].end == len(blocks)
    assert all(one.end == other.start and other.start < other.end for one, other in pairwise(parts))
    for part in parts[1:]:
        begin = part.start + isinstance(blocks[part.start], PageBreak)
        assert part.above == tuple(range(1, found[begin].depth))
