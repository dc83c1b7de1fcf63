"""Pictures of a Word file: kept beside the chapter, or said why not."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest

from engross.akn import identify, parse_chapter, write_chapter
from engross.building.redlines import document_bytes
from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.errors import SourceError
from engross.importing.source_page import Paragraph
from engross.importing.word.word_reader import read_word
from engross.importing.word.zip_package import Package
from engross.model.law.text import Text
from engross.rendering import render
from engross.services.drafting.draft_import import DraftImport, import_draft
from engross.services.drafting.source_acts import act_committer
from engross.workspace import Workspace, load
from pictures import png, png_with_chunk, shown, turned
from workspaces import write_workspace

NOW = datetime(2025, 11, 3, tzinfo=UTC)
CODED, DRAFT = "2020-01-14.codified.xml", "2025-10-21.proposed.xml"
MAP, NEW = png(90, 40), png(30, 30)


@pytest.fixture
def city(tmp_path: Path) -> Workspace:
    """A city whose chapter 68 has one picture in the law and another, of the same words, in the draft."""
    root = Path(write_workspace(tmp_path))
    folder = root / "ordinances" / "068-noise"
    put(folder / CODED, shown("See ", ("map.png", "the zones"), "."))
    put(folder / DRAFT, shown("See ", ("new.png", "the zones"), "."))
    (folder / "map.png").write_bytes(MAP)
    (folder / "new.png").write_bytes(NEW)
    return Workspace(root)


def put(path: Path, *blocks: Text) -> None:
    """Put ``blocks`` behind the words of the first section of a chapter, without its filing."""
    chapter = replace(parse_chapter(path.read_bytes(), path.name), actions=())
    first, *others = chapter.root.children
    sections = (replace(first, body=(*first.body, *blocks)), *others)
    path.write_bytes(write_chapter(identify(replace(chapter, root=replace(chapter.root, children=sections)))))


def beside(city: Workspace, name: str) -> Path:
    return city.ordinances / "068-noise" / name


def edited(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A Word file with a changed part, and without the sources that it carries."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as was, zipfile.ZipFile(made, "w") as now:
        for name in was.namelist():
            held = change(was.read(name)) if name == part else was.read(name)
            if name.endswith((".rels", "Types].xml")):
                held = re.sub(rb"<(Relationship|Override) [^>]*customXml[^>]*/>", b"", held)
            if not name.startswith("customXml"):
                now.writestr(name, held)
    return made.getvalue()


def imported(city: Workspace, data: bytes, name: str, *, lenient: bool = False, chapter: str = "68") -> DraftImport:
    file = city.root / name
    file.write_bytes(data)
    write = act_committer(city, NOW)
    output = city.ordinances / "out"
    return import_draft(city, file, chapter, date(2026, 1, 1), output, lenient=lenient, write=write)


@pytest.mark.parametrize("format_name", ["docx", "md"])
def test_a_redline_comes_back_with_the_picture_of_each_side(city: Workspace, format_name: str) -> None:
    old, new = load(beside(city, CODED)), load(beside(city, DRAFT))
    made = imported(city, document_bytes(redline(compare(old, new)), format_name), f"back.{format_name}")
    base, proposal = (load(version.path) for version in made.versions)
    assert (base.root, proposal.root) == (old.root, new.root)


def test_a_picture_that_is_at_hand_keeps_its_name(city: Workspace) -> None:
    data = render(clean_copy(load(beside(city, DRAFT))), "docx")
    made = imported(
        city, edited(data, "word/document.xml", lambda xml: xml.replace(b"See ", b"Look at ")), "edited.docx"
    )
    assert b'Look at <img src="new.png" alt="the zones"/>.' in made.versions[0].path.read_bytes()
    assert [path.name for path in (city.ordinances / "out").glob("*.png")] == ["new.png"]


def test_two_files_of_the_same_bytes_keep_their_names(city: Workspace) -> None:
    put(beside(city, DRAFT), shown("And ", ("copy.png", "the lots"), "."))
    beside(city, "copy.png").write_bytes(NEW)
    made = imported(city, _drawn(city, lambda xml: xml), "edited.docx")
    written = made.versions[0].path.read_bytes()
    assert b'<img src="new.png" alt="the zones"/>' in written
    assert b'<img src="copy.png" alt="the lots"/>' in written


def test_a_picture_that_stands_in_many_places_is_read_once(city: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    of_package = Package.picture

    def picture(package: Package, part: str, most: int) -> bytes | None:
        asked.append(part)
        return of_package(package, part, most)

    monkeypatch.setattr(Package, "picture", picture)
    drawing = re.compile(rb"<w:r><w:drawing>.*?</w:drawing></w:r>")
    made = imported(city, _drawn(city, lambda xml: drawing.sub(lambda found: found[0] * 40, xml)), "edited.docx")
    assert _pictures_of(made) == ["new.png"] * 40
    assert asked == ["word/media/law-new.png"]


def _pictures_of(made: DraftImport) -> list[str]:
    chapter = load(made.versions[0].path)
    texts = (text for provision in chapter.walk() for text in provision.texts())
    return [tag.value for text in texts for tag in text.tags if tag.kind == "img"]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"></svg>'


@pytest.mark.parametrize("format_name", ["docx", "md"])
def test_pictures_with_the_same_words_are_told_apart_by_their_places(city: Workspace, format_name: str) -> None:
    one, two, three = (shown((name, "picture")) for name in ("one.svg", "two.png", "three.svg"))
    put(beside(city, DRAFT), one, two, shown("As [picture] says."), three)
    for name, data in (("one.svg", SVG), ("two.png", png(5, 5)), ("three.svg", SVG.replace(b"><", b"> <"))):
        beside(city, name).write_bytes(data)
    data = render(clean_copy(load(beside(city, DRAFT))), format_name)
    made = imported(city, data if format_name == "md" else edited(data, "word/x.xml", bytes), f"back.{format_name}")
    assert _pictures_of(made) == ["new.png", "one.svg", "two.png", "three.svg"]
    assert "As [picture] says." in made.versions[0].path.read_text("utf-8")
    assert not [remark for remark in made.remarks if "may be one of" in remark.words]


def test_a_picture_that_its_words_do_not_tell_is_remarked(city: Workspace) -> None:
    put(beside(city, DRAFT), shown(("one.svg", "picture")), shown(("two.svg", "picture")))
    for name in ("one.svg", "two.svg"):
        beside(city, name).write_bytes(SVG)
    words = render(clean_copy(load(beside(city, DRAFT))), "md").decode()
    edited_words = words.replace("\\[picture\\]", "See \\[picture\\].", 1)
    assert edited_words != words
    made = imported(city, edited_words.encode(), "back.md")
    assert len(_pictures_of(made)) == 3
    told = [remark.words for remark in made.remarks if "may be one of 2 pictures" in remark.words]
    assert told
    assert all("is taken, and" in words for words in told)


def test_a_new_picture_is_kept_beside_the_chapter_under_a_name_of_its_own(city: Workspace) -> None:
    other = png(31, 31)
    data = render(clean_copy(load(beside(city, DRAFT))), "docx")
    made = imported(city, edited(data, "word/media/law-new.png", lambda _: other), "edited.docx")
    (kept,) = (city.ordinances / "out").glob("*.png")
    assert re.fullmatch(r"picture-[0-9a-f]{16}\.png", kept.name)
    assert kept.read_bytes() == other
    assert f'<img src="{kept.name}" alt="the zones"/>'.encode() in made.versions[0].path.read_bytes()
    told = [change.words for change in made.changes]
    assert any("picture in place of that of “the zones”" in words for words in told), told


def test_a_picture_without_words_is_called_one_and_that_is_said(city: Workspace) -> None:
    data = render(clean_copy(load(beside(city, DRAFT))), "docx")
    without = edited(data, "word/document.xml", lambda xml: xml.replace(b' descr="the zones"', b""))
    made = imported(city, without, "edited.docx")
    assert b'alt="picture"/>' in made.versions[0].path.read_bytes()
    assert any("without alternative text" in remark.words for remark in made.remarks)


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (b"\x01\0\0\0" + bytes(60), "its format is unknown; save it as PNG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "its format is SVG; save it as PNG"),
        (NEW[:-9], "the file is damaged or not complete"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused_or_listed(city: Workspace, picture: bytes, why: str) -> None:
    data = render(clean_copy(load(beside(city, DRAFT))), "docx")
    wrong = edited(data, "word/media/law-new.png", lambda _: picture)
    with pytest.raises(SourceError, match="holds a picture") as fault:
        imported(city, wrong, "wrong.docx")
    assert f"({why})" in str(fault.value)
    made = imported(city, wrong, "wrong.docx", lenient=True)
    assert any(remark.kind == "left out" and "picture" in remark.words for remark in made.remarks)
    assert not [*(city.ordinances / "out").glob("*.png")]


def _drawn(city: Workspace, change: Callable[[bytes], bytes]) -> bytes:
    """A Word file of the draft, whose drawing is changed."""
    data = render(clean_copy(load(beside(city, DRAFT))), "docx")
    return edited(data, "word/document.xml", lambda xml: change(xml.replace(b"See ", b"Look at ")))


@pytest.mark.parametrize(
    ("was", "become", "otherwise"),
    [
        (b"<a:stretch>", b'<a:srcRect l="20000"/><a:stretch>', "cropped"),
        (b"<a:stretch>", b'<a:srcRect l="0"/><a:stretch>', ""),
        (b"<a:xfrm>", b'<a:xfrm rot="5400000">', "turned"),
        (b"<a:xfrm>", b'<a:xfrm flipH="true">', "turned"),
        (b"<a:xfrm>", b'<a:xfrm rot="60001">', "turned"),
        (b"<a:xfrm>", b'<a:xfrm rot="by half">', "turned"),
        (b"<a:xfrm>", b'<a:xfrm rot="10800000" flipH="1" flipV="1">', ""),
        (b"<a:xfrm>", b'<a:xfrm rot="-21600000">', ""),
        (b"/><a:stretch>", b'><a:grayscl/></a:blip><a:srcRect b="9%"/><a:stretch>', "cropped and recolored"),
        (b"/><a:stretch>", b'><a:alphaModFix amt="100000"/><a:extLst/></a:blip><a:stretch>', ""),
        (b"/><a:stretch>", b'><a:alphaModFix amt="5000"/></a:blip><a:stretch>', "recolored"),
    ],
)
def test_a_picture_that_word_shows_otherwise_than_its_file_is_remarked(
    city: Workspace, was: bytes, become: bytes, otherwise: str
) -> None:
    made = imported(city, _drawn(city, lambda xml: xml.replace(was, become)), "edited.docx")
    told = [remark.words for remark in made.remarks if "in Word" in remark.words]
    said = f"the picture “the zones” is {otherwise} in Word; its file is kept as it is (“Look at .”)"
    assert told == ([said] if otherwise else [])
    assert b'<img src="new.png" alt="the zones"/>' in made.versions[0].path.read_bytes()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_that_its_file_says_is_turned_comes_back_without_a_remark(city: Workspace, orientation: int) -> None:
    beside(city, "new.png").write_bytes(png_with_chunk(NEW, b"eXIf", turned(orientation)))
    made = imported(city, _drawn(city, lambda xml: xml), "edited.docx")
    assert not [remark for remark in made.remarks if "in Word" in remark.words]


def test_a_picture_in_the_form_of_older_word_files_is_kept(city: Workspace) -> None:
    vml = (
        rb'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="the zones" style="width:9pt;height:9pt">'
        rb'<v:imagedata r:id="\1"/></v:shape></w:pict>'
    )

    def older(xml: bytes) -> bytes:
        return re.sub(rb'<w:drawing>.*?r:embed="([^"]*)".*?</w:drawing>', vml, xml)

    made = imported(city, _drawn(city, older), "edited.docx")
    assert b'<img src="new.png" alt="the zones"/>' in made.versions[0].path.read_bytes()
    assert not [remark for remark in made.remarks if "picture" in remark.words]
    cropped = _drawn(city, lambda xml: older(xml).replace(b"<v:imagedata", b'<v:imagedata cropleft="9f"'))
    assert any("is cropped in Word" in remark.words for remark in imported(city, cropped, "edited.docx").remarks)
    two = _drawn(
        city,
        lambda xml: older(xml).replace(b"</w:pict>", b'<v:line xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict>'),
    )
    with pytest.raises(SourceError, match="holds a picture"):
        imported(city, two, "edited.docx")


def test_lines_drawn_on_a_picture_are_not_lost_in_silence(city: Workspace) -> None:
    group = b"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"

    def grouped(xml: bytes) -> bytes:
        inside = xml.replace(b"<pic:pic ", b'<wpg:wgp xmlns:wpg="' + group + b'"><wpg:line/><pic:pic ')
        return inside.replace(b"</pic:pic>", b"</pic:pic></wpg:wgp>")

    with pytest.raises(SourceError, match="holds a picture"):
        imported(city, _drawn(city, grouped), "edited.docx")


@pytest.mark.parametrize("words", ["§ 68-9. Zones.", "A. Zones", "(1) Zones", "Article 4 Zones", "Appendix A"])
def test_the_words_of_a_picture_are_no_number_of_the_law(city: Workspace, words: str) -> None:
    made = docx.Document()
    for line in ("Chapter 68 Noise", "§ 68-1. Map.", "The zones:"):
        made.add_paragraph(line)
    paragraph = made.add_paragraph()
    paragraph.add_run().add_picture(BytesIO(MAP))._inline.docPr.set("descr", words)
    paragraph.add_run(" as drawn.")
    saved = BytesIO()
    made.save(saved)
    done = imported(city, saved.getvalue(), "new.docx")
    assert f'<p><img src="map.png" alt="{words}"/> as drawn.</p>' in done.versions[0].path.read_text("utf-8")
    assert not [remark for remark in done.remarks if words in remark.words]


def test_a_sign_that_no_page_can_show_is_left_out_of_the_words_of_a_picture(city: Workspace) -> None:
    data = _drawn(city, lambda xml: xml.replace(b'descr="the zones"', 'descr="the\ufffc zones\u2028here"'.encode()))
    made = imported(city, data, "edited.docx")
    assert b'alt="the zones here"/>' in made.versions[0].path.read_bytes()


def test_a_picture_outside_of_the_file_is_never_fetched(city: Workspace) -> None:
    data = render(clean_copy(load(beside(city, DRAFT))), "docx")

    def elsewhere(relations: bytes) -> bytes:
        return relations.replace(
            b'Target="media/law-new.png"', b'Target="https://example.org/a.png" TargetMode="External"'
        )

    with pytest.raises(SourceError, match="never followed"):
        imported(city, edited(data, "word/_rels/document.xml.rels", elsewhere), "wrong.docx")


def test_a_reading_that_keeps_no_pictures_lists_them(city: Workspace) -> None:
    data = render(clean_copy(load(beside(city, DRAFT))), "docx")
    page = read_word(data, "code.docx", lenient=True, as_it_stands=True).new
    assert [remark.words for remark in page.remarks] == ["a picture (“See .”)"]
    assert "See ." in [item.text.plain for item in page.items if isinstance(item, Paragraph)]
