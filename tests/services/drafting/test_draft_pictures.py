"""Pictures of a Word file: kept beside the chapter, or said why not."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from engross.akn import identify, parse_chapter, write_chapter
from engross.building.redlines import document_bytes
from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.errors import SourceError
from engross.importing.source_page import Paragraph
from engross.importing.word.word_reader import read_word
from engross.model.law.text import Text
from engross.rendering import render
from engross.services.drafting.draft_import import DraftImport, import_draft
from engross.services.drafting.source_acts import act_committer
from engross.workspace import Workspace, load
from pictures import png, shown
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
