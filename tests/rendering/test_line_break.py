"""A line break inside a paragraph or a cell: one in the file, in every format, in comparisons and both ways."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from engross.akn import parse_chapter, write_chapter
from engross.cite import find_citations
from engross.compose import clean_copy, redline, summary_json, summary_lines
from engross.diff import compare
from engross.importing import Identity, import_file
from engross.importing.tracked_text import tracked_text_blocks
from engross.model.law.chapter import Chapter
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import LINE_BREAK, Tag, Text, in_normal_form, normal
from engross.model.publication.accepted_text import Side, side_blocks
from engross.model.publication.publication import Line
from engross.rendering import render
from importing.outlines import imported
from samples import chapter_of, item, section
from wordfiles import p, word_file

ADDRESS = Text(f"Send it to{LINE_BREAK}the clerk,{LINE_BREAK}125 East Avenue.", (Tag("b", 11, 20),))
TABLE = Table(
    (Text("Table 1"),), (Row((Cell((Text(f"By day,{LINE_BREAK}indoors"), Text("Apart"))), Cell((Text("55"),)))),)
)


def chapter() -> Chapter:
    return chapter_of(section("1", f"Notice{LINE_BREAK}and fees.", ADDRESS, TABLE), section("2", "More.", "Words."))


def told(side: Side, was: Chapter | None, changed: bool) -> Identity:
    whole = was or chapter()
    return Identity(whole.uri, whole.author, whole.version, whole.events)


def test_the_file_has_a_br_and_reads_it_back() -> None:
    data = write_chapter(chapter())
    assert b"<p>Send it to<br/><b>the clerk</b>,<br/>125 East Avenue.</p>" in data
    assert b"<heading>Notice<br/>and fees.</heading>" in data
    assert parse_chapter(data, "x.xml") == chapter()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("one <br/> two", f"one{LINE_BREAK}two"),
        ("<br/>one<br/>", "one"),
        ("one<br/><br/>two", f"one{LINE_BREAK}{LINE_BREAK}two"),
    ],
)
def test_blanks_beside_a_break_and_breaks_at_the_ends_do_not_count(written: str, read: str) -> None:
    data = write_chapter(chapter()).replace(b"<p>Words.</p>", f"<p>{written}</p>".encode())
    assert parse_chapter(data, "x.xml").root.children[1].body == (Text(read),)


@given(st.text(f" \n{LINE_BREAK}ab", max_size=12))
def test_normal_form_is_one(words: str) -> None:
    made = normal(Text(words))
    assert in_normal_form(made.plain)
    assert normal(made) is made
    assert [part.split() for part in made.plain.split(LINE_BREAK)] == [
        part.split() for part in words.strip(f" \n{LINE_BREAK}").split(LINE_BREAK)
    ]


def test_its_words_are_on_one_line_where_a_title_is_asked_for() -> None:
    assert Text(f"Notice{LINE_BREAK}and fees").words == "Notice and fees"


def test_word_has_a_break_and_gives_it_back() -> None:
    data = render(clean_copy(chapter()), "docx")
    with ZipFile(BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
    assert document.count("<w:br/>") == 4
    assert f"Send it to{LINE_BREAK}the clerk,{LINE_BREAK}125 East Avenue." in tracked_text_blocks(data, "new")
    assert import_file(data, "x.docx", [], told).proposal == chapter()
    bare = render(replace(clean_copy(chapter()), sources=()), "docx")
    assert import_file(bare, "x.docx", [], told).proposal == chapter()


def test_markdown_has_a_break_and_gives_it_back() -> None:
    data = render(clean_copy(chapter()), "md")
    assert b"Send it to<br><b>the clerk</b>,<br>125 East Avenue." in data
    assert b"<td><p>By day,<br>indoors</p><p>Apart</p></td>" in data
    assert import_file(data, "x.md", [], told).proposal.root == chapter().root


@pytest.mark.parametrize("written", ["one  \ntwo", "one\\\ntwo", "one<br>two", "one<br/>\ntwo"])
def test_each_form_that_markdown_has(written: str) -> None:
    read = imported(f"## § 9-1. Hours.\n\n{written}\n".encode(), "x.md").proposal
    assert read.root.children[0].body == (Text(f"one{LINE_BREAK}two"),)


def test_a_file_of_another_program_keeps_it() -> None:
    runs = "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:cr/><w:t>three</w:t></w:r>"
    read = imported(word_file(p("§ 9-1. Hours.") + p(runs=runs))).proposal
    assert read.root.children[0].body == (Text(f"one{LINE_BREAK}two{LINE_BREAK}three"),)


def test_the_page_and_the_text_break_the_line() -> None:
    assert b"Send it to<br><b>the clerk</b>,<br>125 East Avenue." in render(clean_copy(chapter()), "html")
    text = render(clean_copy(chapter()), "txt").decode()
    assert "\nSend it to\nthe clerk,\n125 East Avenue.\n" in text
    assert "| By day, |" in text
    page = "".join(page.extract_text() for page in PdfReader(BytesIO(render(clean_copy(chapter()), "pdf"))).pages)
    assert "Send it to\nthe clerk,\n125 East Avenue." in page


def changed(old: str, new: str) -> tuple[Chapter, Chapter]:
    return (
        chapter_of(section("1", "Notice.", item("subsection", "A.", old))),
        chapter_of(section("1", "Notice.", item("subsection", "A.", new))),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("one two", f"one{LINE_BREAK}two", "Breaks the line, in “one two”."),
        (f"one{LINE_BREAK}two", "one two", "Joins two lines, in “one two”."),
        (f"one{LINE_BREAK}two", f"one{LINE_BREAK}three", "“one two” becomes “one three”."),
    ],
)
def test_a_comparison_marks_it(old: str, new: str, said: str) -> None:
    comparison = compare(*changed(old, new))
    assert [line.words for line in summary_lines(comparison.root, comparison.new.hierarchy).lines] == [said]
    data = render(redline(comparison), "docx")
    for side, chapter_ in (("old", comparison.old), ("new", comparison.new)):
        wanted = [block for block in side_blocks(clean_copy(chapter_).blocks, "new") if block]
        assert [block for block in tracked_text_blocks(data, side) if block] == wanted  # type: ignore[arg-type]
    read = import_file(data, "x.docx", [], told)
    assert (read.base, read.proposal) == (comparison.old, comparison.new)
    [change] = summary_json(comparison)["changes"]  # type: ignore[misc]
    assert (change["old"], change["new"]) == tuple(  # type: ignore[index]
        f"A.\n{words}".replace(LINE_BREAK, "\n") for words in (old, new)
    )


def test_a_citation_may_be_broken() -> None:
    [citation] = find_citations(f"as § 68-5A and{LINE_BREAK}Chapter{LINE_BREAK}90 say"[15:])
    assert (citation.words, citation.path) == ("Chapter 90", ("90",))


def test_a_heading_of_another_program_may_be_broken() -> None:
    runs = "<w:r><w:t>ARTICLE</w:t><w:br/><w:t>I</w:t><w:br/><w:t>General</w:t></w:r>"
    read = imported(word_file(p(runs=runs) + p("§ 9-1. Hours.") + p("Words."))).proposal
    [article] = read.root.children
    assert (article.level, article.number, article.heading) == ("article", "I", Text("General"))


def test_a_line_of_a_redline_is_marked_where_it_is_broken() -> None:
    comparison = compare(*changed("one two three", f"one two{LINE_BREAK}three"))
    runs = [run for line in redline(comparison).blocks if isinstance(line, Line) for run in line.runs]
    assert [(run.text, run.mark) for run in runs if run.mark != "kept"] == [(" ", "deleted"), (LINE_BREAK, "inserted")]
