"""Pictures of the law in each format: shown where the format can, with their words; else their words in brackets."""

from __future__ import annotations

import base64
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from engross.akn import parse_chapter, write_chapter
from engross.building.redlines import document_bytes
from engross.compose import clean_copy, redline
from engross.compose.law.whole_code import whole_code
from engross.diff import compare
from engross.errors import OutputError
from engross.importing.tracked_text import tracked_text
from engross.model.fingerprint import fingerprint
from engross.model.law.chapter import Chapter
from engross.model.law.picture import ChapterPicture, picture_of
from engross.model.publication.accepted_text import side_text
from engross.model.publication.publication import Publication
from engross.rendering import render
from engross.rendering.pdf.pdf_pictures import undrawable
from engross.rendering.pdf.typst_process import TypesettingError, TypesettingJob
from engross.resources import SHIPPED
from engross.services.drafting.unchanged_copies import unchanged_copy
from pictures import cmyk_jpeg, gif, png, png_with_chunk, shown, turned
from samples import chapter_of, section

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
MAP, NEW, SIGN = (
    picture_of("map.png", png(900, 300)),
    picture_of("new.png", png(90, 30)),
    picture_of("a.gif", gif(4, 4)),
)
DRAWN = picture_of("plan.svg", SVG)
ODD = "Zones “A” & <B>"


def chapter(*pictures: tuple[ChapterPicture, str], day: str = "2020-01-14") -> Chapter:
    parts = [shown("See ", (picture.name, words), ".") for picture, words in pictures]
    made = chapter_of(section("1", "Map.", *parts), day=day)
    return replace(made, pictures=tuple(picture for picture, _ in pictures))


def both() -> Publication:
    """A redline that strikes one picture, inserts another and keeps a third."""
    return redline(compare(chapter((MAP, "zones"), (SIGN, "sign")), chapter((NEW, "zones"), (SIGN, "sign"))))


def html(page: Publication) -> str:
    return render(page, "html").decode()


def test_a_page_holds_its_pictures_and_asks_for_nothing() -> None:
    made = html(clean_copy(chapter((MAP, ODD))))
    (tag,) = re.findall("<img[^>]*>", made)
    assert f'src="data:image/png;base64,{base64.b64encode(MAP.data).decode()}"' in tag
    assert 'alt="Zones “A” &amp; &lt;B&gt;" width="640" height="213"' in tag
    assert "img.law-picture" in made
    assert "img.law-picture" not in html(clean_copy(chapter_of(section("1", "Map.", "No picture."))))


def test_a_drawing_is_never_markup_of_the_page() -> None:
    made = html(clean_copy(chapter((DRAWN, "plan"))))
    assert "<svg" not in made
    assert "<script" not in made
    assert 'src="data:image/svg+xml;base64,' in made


def test_a_marked_picture_has_its_words_beside_it() -> None:
    made = html(both())
    old, new, kept = re.findall(r"<img[^>]*>(?: <span aria-hidden=\"true\">(?P<words>[^<]*)</span>)?", made)
    assert (old, new, kept) == ("[zones]", "[zones]", "")
    assert re.search(r"<del>.*?<img[^>]*alt=\"zones\"[^>]*>.*?</del>", made)
    assert re.search(r"<ins>.*?<img[^>]*alt=\"zones\"[^>]*>.*?</ins>", made)


@pytest.mark.parametrize("format_name", ["txt", "md"])
def test_plain_text_has_the_words_in_brackets(format_name: str) -> None:
    made = render(clean_copy(chapter((MAP, "the zones"))), format_name).decode()
    assert "See [the zones]." in made.replace("\\", "")


def test_word_shows_pictures_in_tracked_changes_and_the_proof_counts_their_bytes() -> None:
    page = both()
    data = document_bytes(page, "docx")
    with zipfile.ZipFile(BytesIO(data)) as file:
        body = file.read("word/document.xml").decode()
        held = {name: file.read(name) for name in file.namelist() if name.startswith("word/media/")}
    assert held == {
        "word/media/law-map.png": MAP.data,
        "word/media/law-new.png": NEW.data,
        "word/media/law-a.gif": SIGN.data,
    }
    assert re.findall(r'<w:(del|ins) [^>]*><w:r><w:drawing>.*?descr="(\w+)"', body) == [
        ("del", "zones"),
        ("ins", "zones"),
    ]
    for side in ("old", "new"):
        assert tracked_text(data, side) == [*side_text(page.blocks, side)]  # type: ignore[arg-type]
    assert [part.pictures for part in tracked_text(data, "old") if part.pictures] == [(MAP.sha256,), (SIGN.sha256,)]  # type: ignore[union-attr]


def test_a_wide_picture_is_as_wide_as_the_text_in_word() -> None:
    data = render(clean_copy(chapter((MAP, "zones"))), "docx")
    body = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', body) == [(str(6.5 * 914400).split(".")[0], "1981200")]


def _drawings(page: Publication) -> list[tuple[str, ...]]:
    """Of each drawing of a Word file: its measures, how far it reaches beyond them, and how it is turned."""
    body = zipfile.ZipFile(BytesIO(document_bytes(page, "docx"))).read("word/document.xml").decode()
    drawn = r'<wp:extent cx="(\d+)" cy="(\d+)"/>(?:<wp:effectExtent l="(\d+)" t="(\d+)"[^>]*>)?.*?<a:xfrm([^>]*)>'
    return re.findall(drawn, body)


@pytest.mark.parametrize(
    ("orientation", "stated"),
    [
        (1, ""),
        (2, ' flipH="1"'),
        (3, ' rot="10800000"'),
        (4, ' rot="10800000" flipH="1"'),
        (5, ' rot="16200000" flipH="1"'),
        (6, ' rot="5400000"'),
        (7, ' rot="5400000" flipH="1"'),
        (8, ' rot="16200000"'),
    ],
)
def test_word_turns_a_picture_as_its_file_says(orientation: int, stated: str) -> None:
    sideways = picture_of("side.png", png_with_chunk(png(80, 40), b"eXIf", turned(orientation)))
    assert (sideways.width, sideways.height) == ((40, 80) if orientation > 4 else (80, 40))
    beyond = ("0", str(20 * 9525)) if orientation > 4 else ("", "")
    assert _drawings(clean_copy(chapter((sideways, "side")))) == [(str(80 * 9525), str(40 * 9525), *beyond, stated)]


def test_a_pdf_cuts_nothing_off_a_picture_whatever_its_file_says_of_its_size() -> None:
    sideways = picture_of("side.png", png_with_chunk(png(80, 40), b"eXIf", turned(6)))
    for known, size in ((sideways, "30 0 0 60 "), (replace(sideways, width=80, height=40), "15 0 0 30 ")):
        (page,) = PdfReader(BytesIO(render(clean_copy(chapter((known, "side"))), "pdf"))).pages
        assert page.get_contents().get_data().count(f"q {size}".encode()) == 1  # type: ignore[union-attr]


def test_a_page_has_a_turned_picture_as_wide_as_it_is_seen() -> None:
    sideways = picture_of("side.png", png_with_chunk(png(80, 40), b"eXIf", turned(8)))
    assert 'alt="side" width="40" height="80"' in html(clean_copy(chapter((sideways, "side"))))


def test_word_holds_files_apart_whose_names_differ_in_capitals_alone() -> None:
    capital, same = picture_of("Map.png", png(40, 40)), picture_of("MAP.png", MAP.data)
    data = document_bytes(clean_copy(chapter((MAP, "zones"), (capital, "Zones"), (same, "again"))), "docx")
    held = [name.lower() for name in zipfile.ZipFile(BytesIO(data)).namelist() if "media" in name]
    assert len({*held}) == len(held) == 3
    assert len(_drawings(clean_copy(chapter((MAP, "zones"), (capital, "Zones"))))) == 2


def test_word_has_the_words_of_a_picture_that_it_cannot_show() -> None:
    page = clean_copy(chapter((DRAWN, "plan")))
    data = document_bytes(page, "docx")
    body = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert "drawing" not in body
    assert "See [plan]." in re.sub("<[^>]+>", "", body)


def test_two_files_of_one_name_are_both_in_the_redline() -> None:
    other = picture_of("map.png", png(40, 40))
    page = redline(compare(chapter((MAP, "zones")), chapter((other, "zones"), day="2021-01-01")))
    data = document_bytes(page, "docx")
    held = [name for name in zipfile.ZipFile(BytesIO(data)).namelist() if "media" in name]
    assert held == [f"word/media/law-{other.sha256[:16]}-map.png", "word/media/law-map.png"]
    assert html(page).count("<img") == 2


def test_a_pdf_shows_pictures_with_their_words() -> None:
    document = PdfReader(BytesIO(render(both(), "pdf")))
    assert sum(len(page.images) for page in document.pages) == 3
    tagged = _elements(PdfReader(BytesIO(render(clean_copy(chapter((MAP, ODD))), "pdf"))))
    assert [each["/Alt"] for each in tagged if each.get("/S") == "/Figure"] == [ODD]


def _elements(document: PdfReader) -> Iterator[dict[str, Any]]:
    """The elements of a document's structure."""
    waiting: list[Any] = [document.trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]
    while waiting:
        each = waiting.pop().get_object()
        if isinstance(each, dict):
            yield each
            below = each.get("/K", [])
            waiting += [one for one in (below if isinstance(below, list) else [below]) if not isinstance(one, int)]


def test_a_picture_that_is_damaged_inside_is_told_by_its_words_and_the_page_says_so() -> None:
    wrong = replace(MAP, data=b"\x89PNG\r\n\x1a\n" + bytes(40), sha256="0" * 64, name="wrong.png")
    document = PdfReader(BytesIO(render(clean_copy(chapter((wrong, "zones"), (NEW, "new zones"))), "pdf")))
    words = " ".join(document.pages[0].extract_text().split())
    assert "Pictures that this PDF cannot show, told by their words: wrong.png." in words
    assert "See [zones]." in words
    assert len(document.pages[0].images) == 1


def test_few_turns_find_the_pictures_that_cannot_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {f"/pictures/{number}.png": picture_of(f"{number}.png", png(number, 1)) for number in range(1, 33)}
    bad = ("/pictures/9.png", "/pictures/31.png")
    tried: list[int] = []

    def alone(_template: bytes, job: TypesettingJob) -> bytes:
        tried.append(len(job.pictures))
        if job.values["files"].split() != [*job.pictures]:
            raise AssertionError(job.values)
        if {*bad} & {*job.pictures}:
            raise TypesettingError("damaged") if len(job.pictures) < 5 else OutputError("too much")
        return b""

    monkeypatch.setattr("engross.rendering.pdf.pdf_pictures.compile_apart", alone)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    assert undrawable(made, moment, archival=False) == tuple(made[path] for path in bad)
    assert len(tried) < 20
    assert undrawable({}, moment, archival=False) == ()


def test_an_archival_pdf_tells_a_picture_in_the_colors_of_print_by_its_words() -> None:
    page = clean_copy(chapter((picture_of("print.jpg", cmyk_jpeg()), "zones"), (NEW, "new zones")))
    for archival, shown_pictures in ((False, 2), (True, 1)):
        (sheet,) = PdfReader(BytesIO(render(replace(page, archival=archival), "pdf"))).pages
        words = " ".join(sheet.extract_text().split())
        assert len(sheet.images) == shown_pictures
        assert ("Pictures that this PDF cannot show, told by their words: print.jpg." in words) is archival
        assert ("See [zones]." in words) is archival


def test_a_pdf_of_very_many_pixels_is_set_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    page = clean_copy(chapter((MAP, "zones"), (NEW, "new zones")))
    here = render(page, "pdf")
    monkeypatch.setattr("engross.rendering.pdf.pdf_document.MOST_PIXELS_HERE", 1000)
    monkeypatch.setattr("engross.rendering.pdf.typst_process.MOST_PIXELS_HERE", 1000)
    monkeypatch.setattr("engross.rendering.pdf.pdf_document.compile_shipped", None)
    assert render(page, "pdf") == here
    ended = subprocess.CompletedProcess((), -6, b"", b"")
    monkeypatch.setattr("engross.rendering.pdf.typst_process.subprocess.run", lambda *_, **__: ended)
    said = "takes more memory than any document needs: its 2 pictures have 0 million pixels; save them smaller"
    with pytest.raises(OutputError, match=said):
        render(page, "pdf")


def test_a_whole_code_shows_pictures_of_one_name_each_from_its_chapter() -> None:
    first, second = chapter((MAP, "zones")), chapter((picture_of("map.png", png(40, 40)), "zones"))
    second = replace(second, uri=f"{second.uri}A", root=replace(second.root, label="Chapter 68A"))
    page = whole_code("Elmwood", (first, second), first.version.date)
    assert len(set(re.findall('<img[^>]*src="([^"]*)"', html(page)))) == 2
    assert sum(len(sheet.images) for sheet in PdfReader(BytesIO(render(page, "pdf"))).pages) == 2


def test_a_fingerprint_counts_the_bytes_of_pictures() -> None:
    def of(*pictures: ChapterPicture) -> str:
        return fingerprint(side_text(clean_copy(replace(chapter((MAP, "zones")), pictures=pictures)).blocks, "new"))

    assert len({of(MAP), of(picture_of("map.png", png(40, 40))), of()}) == 3


def test_an_unchanged_copy_is_known_with_its_pictures() -> None:
    made = parse_chapter(write_chapter(chapter((MAP, "zones"), (DRAWN, "plan"))), "noise.xml")
    data = render(clean_copy(replace(made, pictures=(MAP,))), "docx")
    found = unchanged_copy(data, "copy.docx", SHIPPED, made.hierarchy)
    assert found == made
    assert [picture.name for picture in found.pictures] == ["map.png"]
