"""The letterhead: which pictures are taken, how large they are, where it stands."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from pypdf import PdfReader

from engross.errors import SourceError
from engross.model.publication.publication import Line, Publication, Run
from engross.rendering import render
from engross.rendering.letterhead import letterhead_of
from engross.resources import SHIPPED, Stationery, Templates
from pictures import jpeg_head, png

LINES = ("Town of Plainfield", "Office of the Town Clerk", "1 Main Street & Elm")
PAGE = Publication("Test", (Line("title", (Run("A title"),)), Line("body", (Run("Words of the page."),))))
BOOK = Publication("Test", PAGE.blocks, book=True)


def templates(*own: tuple[str, bytes], lines: tuple[str, ...] = LINES) -> Templates:
    return Templates(tuple((f"letterhead/{name}", data) for name, data in own), Stationery((), lines, "city.toml"))


def points(made: Templates) -> list[tuple[int, int]]:
    head = letterhead_of(made)
    assert head is not None
    return [(round(each.width), round(each.height)) for each in head.pictures]


def test_a_picture_is_as_high_as_the_page_file_says_and_takes_a_third_of_the_width_at_most() -> None:
    assert points(templates(("logo.png", png(20, 10)))) == [(130, 65)]
    assert points(templates(("seal.jpeg", jpeg_head(300, 300)))) == [(65, 65)]
    assert points(templates(("logo.jpg", jpeg_head(4000, 100)), ("seal.png", png(5, 10)))) == [(156, 4), (32, 65)]
    assert points(templates()) == []
    assert letterhead_of(SHIPPED) is None


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ((("logo.png", b"<svg/>"),), "templates/letterhead/logo.png: this is no PNG or JPEG picture"),
        ((("seal.png", png(1, 1)[:20]),), "this is no PNG or JPEG picture"),
        ((("seal.jpg", jpeg_head(3, 3)[:24]),), "this is no PNG or JPEG picture"),
        ((("logo.png", png(0, 5)),), "this is no PNG or JPEG picture"),
        ((("logo.png", png(1, 1)), ("logo.jpg", jpeg_head(1, 1))), "there is logo.jpg too; keep one"),
        ((("logo.png", png(1, 1) + bytes(2 << 20)),), "has more than 2 MB"),
    ],
)
def test_a_picture_that_cannot_be_used_is_refused(own: tuple[tuple[str, bytes], ...], said: str) -> None:
    for form in ("docx", "pdf"):
        with pytest.raises(SourceError, match=re.escape(said)):
            render(PAGE, form, templates(*own))


@pytest.mark.parametrize("page", [PAGE, BOOK])
def test_word_has_it_in_the_head_of_the_first_page_only(page: Publication) -> None:
    made = templates(("logo.png", png(4, 4)), ("seal.jpg", jpeg_head(4, 4)))
    file = ZipFile(BytesIO(render(page, "docx", made)))
    document = file.read("word/document.xml").decode()
    first = re.search(r'<w:headerReference w:type="first" r:id="(\w+)"/>', document)
    assert first is not None
    assert "<w:titlePg/>" in document
    head = file.read(f"word/{first[1]}.xml").decode()
    assert "Office of the Town Clerk" in head
    assert "1 Main Street &amp; Elm" in head
    assert head.count("<w:drawing>") == 2
    assert 'descr="Seal of Town of Plainfield"' in head
    assert "Plainfield" not in document
    relations = file.read(f"word/_rels/{first[1]}.xml.rels").decode()
    assert re.findall(r'Target="([^"]*)"', relations) == ["media/logo.png", "media/seal.jpeg"]
    assert file.read("word/media/logo.png") == png(4, 4)
    assert 'Extension="png" ContentType="image/png"' in file.read("[Content_Types].xml").decode()
    styles = etree.fromstring(file.read("word/styles.xml"))
    ids = [style.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId") for style in styles]
    assert ids.count("LetterheadName") == ids.count("Letterhead") == ids.count("LetterheadRule") == 1


def test_pdf_has_it_on_the_first_page_with_words_for_its_pictures() -> None:
    lines = tuple(Line("body", (Run(f"Words {at}."),)) for at in range(90))
    made = templates(("logo.png", png(4, 4)), ("seal.png", png(5, 5)))
    reader = PdfReader(BytesIO(render(Publication("Test", lines), "pdf", made)))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) > 1
    assert pages[0].upper().startswith("TOWN OF PLAINFIELD OFFICE OF THE TOWN CLERK")
    assert not any("Clerk" in page for page in pages[1:])
    assert [len(page.images) for page in reader.pages][:2] == [2, 0]
    nodes = (reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"]))))
    told = {str(node["/Alt"]) for node in nodes if isinstance(node, dict) and node.get("/S") == "/Figure"}
    assert told == {"Logo of Town of Plainfield", "Seal of Town of Plainfield"}


def test_without_a_letterhead_the_bytes_are_as_shipped() -> None:
    for form in ("docx", "pdf"):
        bare = Templates((), Stationery((), (), "city.toml"))
        assert render(PAGE, form, bare) == render(PAGE, form)


def test_a_citys_own_style_of_the_letterhead_is_kept_and_a_missing_one_refused() -> None:
    shipped = SHIPPED.data("word", "letterhead.xml")
    own = Templates(
        (("word/letterhead.xml", shipped.replace(b'w:val="30"', b'w:val="44"')),), Stationery((), LINES, "")
    )
    assert b'w:val="44"' in ZipFile(BytesIO(render(PAGE, "docx", own))).read("word/styles.xml")
    for wrong, said in (
        (shipped.replace(b'"LetterheadRule"', b'"Rule"'), "the style LetterheadRule is missing"),
        (shipped.replace(b"</w:styles>", b""), "not well-formed XML"),
    ):
        with pytest.raises(SourceError, match=said):
            render(PAGE, "docx", Templates((("word/letterhead.xml", wrong),), Stationery((), LINES, "")))
