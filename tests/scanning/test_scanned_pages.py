"""Pictures of pages read: figures that look alike upside down, struck words, PDF pages with text and without."""

from __future__ import annotations

import importlib.util
from io import BytesIO

import pytest
import typst
from pypdf import PdfWriter

from engross.errors import EngrossError
from engross.model.scanned_page import ScannedPage, TextPage
from engross.scanning import read_scanned_page
from engross.services.scans.scanned_files import is_scan, paper_pages

SHEET = '#set page(width: 150mm, height: 70mm, margin: 10mm)\n#set text(size: 11pt, font: "Libertinus Serif")\n'
FIGURES = "6 9 66 68 80 86 89 98"


def picture(words: str, ppi: int = 200) -> bytes:
    made = typst.compile((SHEET + words).encode(), format="png", ppi=ppi, ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


@pytest.mark.slow
@pytest.mark.usefixtures("recogniser")
def test_figures_that_look_alike_upside_down() -> None:
    cells = ", ".join(f"[{figure}]" for _ in range(3) for figure in FIGURES.split())
    page = read_scanned_page(picture(f"The limits are:\n\n#table(columns: 8, {cells})"), "a.png")
    found = " ".join(line.text for line in page.lines).split()
    assert [word for word in found if word.isdigit()] == FIGURES.split() * 3


@pytest.mark.slow
@pytest.mark.usefixtures("recogniser")
@pytest.mark.parametrize("ppi", [150, 200, 300])
def test_struck_and_underlined_words(ppi: int) -> None:
    words = (
        "The limit is #strike[60 dBA] #underline[55 dBA] by night, measured at the line of the lot from which it comes. "
        "The fine is #strike[\\$250] #underline[\\$300] for each day: E T F L — an em—dash, 1,000,000, ELEVENTH."
    )
    page = read_scanned_page(picture(words, ppi), "a.png")
    read = [word for line in page.lines for word in line.words]
    assert [word.text for word in read if word.struck] == ["60", "dBA", "$250"]
    assert [word.text for word in read if word.underlined] == ["55", "dBA", "$300"]


@pytest.mark.slow
@pytest.mark.usefixtures("recogniser")
def test_a_pdf_with_pages_of_both_kinds() -> None:
    cv2 = pytest.importorskip("cv2")
    import numpy as np

    text = typst.compile((SHEET + "The first page holds its words as text.").encode(), format="pdf")
    drawn = cv2.imdecode(np.frombuffer(picture("The second page is a picture of 43 words."), np.uint8), 1)
    data = joined_pdf(text, picture_pdf(drawn))
    assert is_scan(data, "a.pdf")
    assert not is_scan(text, "a.pdf")
    told: list[tuple[int, int]] = []
    first, second = paper_pages(data, "a.pdf", lambda page, pages: told.append((page, pages)))
    assert first == TextPage(1, ("The first page holds its words as text.",))
    assert isinstance(second, ScannedPage)
    assert [line.text for line in second.lines] == ["The second page is a picture of 43 words."]
    assert told == [(2, 2)]


def test_without_the_optional_part_the_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(EngrossError, match=r"a\.png is a picture of a page, .*pip install 'engross\[scan\]'"):
        read_scanned_page(b"", "a.png")


def picture_pdf(picture: object) -> bytes:
    """A PDF of one page that is a picture, without text."""
    import cv2

    png = cv2.imencode(".png", picture)[1].tobytes()
    source = (
        "#set page(width: 150mm, height: 70mm, margin: 0mm)\n#image(bytes(json(bytes(sys.inputs.data))), width: 100%)"
    )
    made = typst.compile(source.encode(), format="pdf", sys_inputs={"data": str(list(png))})
    assert isinstance(made, bytes)
    return made


def joined_pdf(*files: bytes) -> bytes:
    writer, made = PdfWriter(), BytesIO()
    for file in files:
        writer.append(BytesIO(file))
    writer.write(made)
    return made.getvalue()
