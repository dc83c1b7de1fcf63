"""Comments stand at the words that they are about, and in no text."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from engross.building.redlines import verify
from engross.compose import redline
from engross.diff import compare
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Text
from engross.model.publication.placed_comment import PlacedComment
from engross.rendering import render
from samples import chapter_of, item, section

TABLE = Table((Text("Table 1"),), (Row((Cell((Text("Night sound"),)), Cell((Text("55"),)))),), eid="t")
OLD = chapter_of(
    section("5", "Limits.", item("subsection", "A.", "The sound of an engine and the sound of a horn are loud.")),
    section("6", "Table.", "As below.", TABLE),
)
NEW = chapter_of(
    section(
        "5",
        "Limits.",
        item("subsection", "A.", "The sound of an engine or the sound of a bell is loud."),
        item("subsection", "B.", "No bell is rung at noon."),
    ),
    section("6", "Table.", "As below.", TABLE),
    day="2025-10-21",
    stage="proposed",
)
A, B = (child.eid for child in NEW.root.children[0].children)
TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def made(*comments: PlacedComment) -> dict[str, str]:
    """What each comment says, by the words that its range holds and the words right before them."""
    publication = redline(compare(OLD, NEW), comments=comments)
    data = render(publication, "docx")
    verify(publication, data)
    with ZipFile(BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
        notes = archive.read("word/comments.xml").decode()
    said = dict(re.findall(r'<w:comment w:id="(\d+)".*?<w:t xml:space="preserve">([^<]*)</w:t>', notes))
    found = {}
    for number in said:
        start, end = (document.index(f'<w:commentRange{edge} w:id="{number}"/>') for edge in ("Start", "End"))
        before = "".join(TEXT.findall(document[document.rindex("<w:p>", 0, start) : start]))
        found[f"{before}|{''.join(TEXT.findall(document[start:end]))}"] = said[number]
    return found


def test_a_comment_holds_its_words_and_the_right_ones() -> None:
    found = made(
        PlacedComment(A, "sound", 0, "First."),
        PlacedComment(A, "sound", 1, "Second & last."),
        PlacedComment(B, "bell", 0, "In added words."),
    )
    assert found == {
        "A.The |sound": "First.",
        "A.The sound of an engine or the |sound": "Second &amp; last.",
        "B.No |bell": "In added words.",
    }


def test_words_of_a_table_and_words_that_are_not_there() -> None:
    table = NEW.root.children[1].eid
    found = made(
        PlacedComment(f"{table}__table_1", "Night", 0, "In a cell."),
        PlacedComment(B, "whistle", 0, "Not there."),
        PlacedComment("", "nowhere", 0, "Of the whole."),
    )
    assert found["|Night"] == "In a cell."
    assert found["B.|No bell is rung at noon."] == "Not there."
    assert "Of the whole." in found.values()


def test_two_comments_on_the_same_words_are_both_there() -> None:
    publication = redline(compare(OLD, NEW), comments=[PlacedComment(B, "bell", 0, said) for said in ("One.", "Two.")])
    with ZipFile(BytesIO(render(publication, "docx"))) as archive:
        notes = archive.read("word/comments.xml").decode()
    assert ("One." in notes, "Two." in notes) == (True, True)


def test_the_first_page_says_that_it_is_a_draft_and_its_foot_has_no_hash() -> None:
    with ZipFile(BytesIO(render(redline(compare(OLD, NEW)), "docx"))) as archive:
        head, foot = (archive.read(f"word/{name}.xml").decode() for name in ("header0", "footer"))
        document = archive.read("word/document.xml").decode()
    assert "DRAFT, not law. Chapter 68, Noise: proposed October 21, 2025, against codified January 14, 2020" in head
    assert "sha256" not in foot
    assert '<w:headerReference w:type="first" r:id="header0"/>' in document
    assert "DRAFT" not in document
