"""What a Word document must be, whatever is in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pytest
from lxml import etree

from engross.errors import EngrossError, SourceError
from engross.model.publication.publication import Footnote, Line, Publication, Run
from engross.rendering.docx import read_word_styles, render_docx
from engross.resources import Templates, shipped
from revisions import REVISIONS, one_side

ALL = REVISIONS["all-in-one"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(file: bytes, name: str) -> etree._Element:
    return etree.fromstring(ZipFile(BytesIO(file)).read(name))


def test_the_same_bytes_every_time_and_in_every_process() -> None:
    script = (
        "import hashlib; from revisions import REVISIONS; from engross.rendering.docx import render_docx;"
        "print(hashlib.sha256(render_docx(REVISIONS['all-in-one'])).hexdigest())"
    )
    root = Path(__file__).parents[2]
    path = os.pathsep.join((str(root / "tooling"), str(root / "tests")))
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(digests) == 1
    assert render_docx(ALL) == render_docx(ALL)


def test_no_entry_bears_a_time_and_all_parts_are_in_order() -> None:
    entries = ZipFile(BytesIO(render_docx(ALL))).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    names = [entry.filename for entry in entries]
    assert names[0] == "[Content_Types].xml"
    assert names[3:] == sorted(names[3:])


def test_revisions_are_numbered_once_over_all_parts_and_bear_author_and_date() -> None:
    file = render_docx(ALL)
    marks = [
        mark
        for name in ("word/document.xml", "word/footnotes.xml")
        for mark in part(file, name).iter(f"{W}ins", f"{W}del")
    ]
    ids = [mark.get(f"{W}id") for mark in marks]
    assert len(marks) > 40
    assert len(ids) == len(set(ids))
    assert {mark.get(f"{W}author") for mark in marks} == {"Law Department", "Law Department (terms only)"}
    assert {mark.get(f"{W}date") for mark in marks} <= {"2025-10-21T00:00:00Z", "2025-10-21T00:02:00Z"}


def test_only_an_insertion_before_another_over_a_line_end_is_dated_later() -> None:
    document = part(render_docx(REVISIONS["insertions-on-both-sides-of-a-line-end"]), "word/document.xml")
    later = [mark for mark in document.iter(f"{W}ins") if mark.get(f"{W}date") == "2000-01-01T00:02:00Z"]
    assert ["".join(mark.itertext()) for mark in later] == [" three years", ".", " unpaid."]


@pytest.mark.parametrize("date", ["", "yesterday", "2025-10-21"])
def test_a_date_that_is_no_moment_is_refused_in_words(date: str) -> None:
    with pytest.raises(EngrossError, match="give a moment such as"):
        render_docx(replace(ALL, date=date))


def test_changes_of_terms_only_bear_the_other_author() -> None:
    document = part(render_docx(REVISIONS["terms-only"]), "word/document.xml")
    said = {"".join(mark.itertext()): mark.get(f"{W}author") for mark in document.iter(f"{W}ins", f"{W}del")}
    assert said == {
        "sound": "Law Department (terms only)",
        "Sound": "Law Department (terms only)",
        "very loud.": "Law Department",
    }


def test_nothing_tracks_formatting() -> None:
    file = render_docx(ALL)
    assert not re.search(
        rb"w:(rPr|pPr|sectPr|tbl\w*|tr|tc)Change", b"".join(map(ZipFile(BytesIO(file)).read, names(file)))
    )


def names(file: bytes) -> list[str]:
    return ZipFile(BytesIO(file)).namelist()


@pytest.mark.parametrize(
    ("name", "tracks"), [("word-changed", True), ("footnote-changed", True), ("page-break", False)]
)
def test_word_goes_on_tracking_only_where_there_are_changes(name: str, tracks: bool) -> None:
    settings = part(render_docx(REVISIONS[name]), "word/settings.xml")
    assert (settings.find(f"{W}trackRevisions") is not None) is tracks


def test_the_body_holds_the_law_alone() -> None:
    file = render_docx(ALL)
    body = part(file, "word/document.xml")
    assert "Certificate" not in "".join(body.itertext())
    assert "Certificate" in "".join(part(file, "word/header1.xml").itertext())
    assert "second page" in "".join(part(file, "word/header2.xml").itertext())
    sections = list(body.iter(f"{W}sectPr"))
    assert [section.find(f"{W}lnNumType") is not None for section in sections] == [True, False, False]
    assert [section.find(f"{W}headerReference") is not None for section in sections] == [False, True, True]
    assert all(section.find(f"{W}footerReference") is not None for section in sections)
    paragraphs = part(file, "word/header1.xml").iter(f"{W}pPr")
    assert all(own.find(f"{W}suppressLineNumbers") is not None for own in paragraphs)


def test_a_certificate_bears_no_change_and_no_note() -> None:
    note = Footnote("1", "footnote", ((Run("x"),),))
    certificate = (Line("body", (Run("Words", "inserted"), Run("1", note=note)), remark="?", mark="inserted"),)
    file = render_docx(replace(ALL, blocks=(), certificate=certificate))
    assert "word/footnotes.xml" not in names(file)
    assert "word/comments.xml" not in names(file)
    assert not list(part(file, "word/header1.xml").iter(f"{W}ins", f"{W}footnoteReference", f"{W}commentReference"))


def test_notes_are_numbered_as_word_counts_them() -> None:
    def note(marker: str, mark: str) -> Run:
        return Run(marker, mark, note=Footnote(marker, "footnote", ((Run("x", mark),),)))  # type: ignore[arg-type]

    runs = (
        Run("a"),
        note("1", "deleted"),
        note("1", "inserted"),
        note("2", "kept"),
        note("†", "kept"),
        note("3", "kept"),
    )
    document = part(render_docx(Publication("Test", (Line("text", runs),))), "word/document.xml")
    custom = [ref.get(f"{W}customMarkFollows") for ref in document.iter(f"{W}footnoteReference")]
    assert custom == [None, None, None, "1", None]


def test_a_marker_that_word_does_not_count_so_is_struck_and_inserted() -> None:
    def note(marker: str, was: str, *words: Run, mark: str = "kept") -> Run:
        return Run(marker, mark, note=Footnote(marker, "footnote", (words,), was))  # type: ignore[arg-type]

    runs = (
        Run("a"),
        note("1", "", Run("New."), mark="inserted"),
        note("2", "1", Run("Counted.")),
        note("4", "2", Run("At "), Run("70", "deleted"), Run("60", "inserted")),
    )
    file = render_docx(Publication("Test", (Line("text", runs),)))
    document, notes = part(file, "word/document.xml"), part(file, "word/footnotes.xml")
    found = [
        (ref.get(f"{W}customMarkFollows"), ref.getparent().getparent().tag)
        for ref in document.iter(f"{W}footnoteReference")
    ]
    assert found == [(None, f"{W}ins"), (None, f"{W}p"), (None, f"{W}del"), ("1", f"{W}ins")]
    words = ["".join(each.itertext()).strip() for each in notes.iter(f"{W}footnote") if each.get(f"{W}type") is None]
    assert words == ["New.", "Counted.", "At 70", "4 At 60"]


def test_a_link_needs_its_target_and_a_bookmark_its_link() -> None:
    document = part(render_docx(REVISIONS["link-to-a-provision"]), "word/document.xml")
    links = [link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")]
    marks = [mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")]
    assert links == marks
    assert len(links) == 1
    assert len(marks[0] or "") <= 40


def test_properties_say_what_it_is() -> None:
    core = "".join(part(render_docx(ALL), "docProps/core.xml").itertext())
    assert core == "All & <everything>SubjectLaw DepartmentLaw Department2025-10-21T00:00:00Z2025-10-21T00:00:00Zen-US"


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\ud800", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_refused_in_words(letter: str) -> None:
    with pytest.raises(EngrossError, match=rf"noise {{0,1}}.*U\+{ord(letter):04X}.*delete it"):
        render_docx(Publication("Test", (Line("text", (Run(f"noise {letter}level"),)),)))


def test_tabs_and_line_ends_are_elements() -> None:
    document = part(render_docx(Publication("Test", (Line("text", (Run("a\tb\nc"),)),))), "word/document.xml")
    run = next(document.iter(f"{W}r"))
    assert [child.tag.removeprefix(W) for child in run] == ["t", "tab", "t", "br", "t"]


def test_an_empty_publication_is_a_document() -> None:
    assert list(part(render_docx(Publication("Test", ())), "word/document.xml").iter(f"{W}p"))


def test_each_side_alone_bears_no_mark() -> None:
    for side in ("old", "new"):
        document = part(render_docx(one_side(ALL, side)), "word/document.xml")  # type: ignore[arg-type]
        # What keeps two tables apart is the one paragraph that may be there without words.
        assert not list(document.iter(f"{W}ins", f"{W}del"))


@pytest.fixture
def look_folder(tmp_path: Path) -> Path:
    return Path(copytree(shipped("templates", "word"), tmp_path / "word"))


def _templates(folder: Path) -> Templates:
    return Templates(tuple((f"word/{path.name}", path.read_bytes()) for path in sorted(folder.iterdir())))


def test_a_city_may_change_the_look(look_folder: Path) -> None:
    styles, page = look_folder / "styles.xml", look_folder / "page.toml"
    styles.write_text(
        styles.read_text("utf-8").replace(
            '<w:ind w:left="720" w:hanging="720"/>', '<w:ind w:left="500" w:hanging="500"/>', 1
        ),
        "utf-8",
    )
    page.write_text(page.read_text("utf-8").replace("[page]", "[page]\nwidth = 8.27\nheight = 11.0"), "utf-8")
    lines = (
        Line("subsection", (Run("a"),), (Run("A."),), level=1),
        Line("paragraph", (Run("b"),), (Run("(1)"),), level=1),
    )
    file = render_docx(Publication("Test", lines), _templates(look_folder))
    assert ZipFile(BytesIO(file)).read("word/styles.xml") == re.sub(rb"(?s)\s*<!--.*?-->", b"", styles.read_bytes())
    document = part(file, "word/document.xml")
    assert next(document.iter(f"{W}pgSz")).get(f"{W}w") == "11909"
    indents = [p.find(f"{W}pPr/{W}ind") for p in document.iter(f"{W}p")]
    assert indents[0] is None
    assert indents[1] is not None
    assert indents[1].get(f"{W}left") == "500"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("styles.xml", '"Section"', '"Sections"', "the style Section is missing"),
        ("styles.xml", "</w:styles>", "", "not well-formed XML"),
        ("styles.xml", 'w:left="720"', 'w:left="half an inch"', "whole numbers"),
        ("page.toml", "[page]", "[page]\nwidth = 'wide'", "needs width as a number of inches"),
        ("page.toml", "[page]", "[page]\nwidth = 2\nheight = 11", "less than an inch for the words"),
        ("page.toml", "[page]", "[page]\nwidth 8.5", "not TOML"),
        ("page.toml", "every = 1", "every = 0", "needs every = 1"),
    ],
)
def test_a_broken_look_is_refused_in_words(look_folder: Path, file: str, old: str, new: str, message: str) -> None:
    target = look_folder / file
    target.write_text(target.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(SourceError, match=message):
        read_word_styles(_templates(look_folder))
