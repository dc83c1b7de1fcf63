"""What a fingerprint counts, and what the proof of a Word file holds against the page."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import replace

import pytest

from engross.building.redlines import verify
from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.errors import EngrossError
from engross.importing.tracked_text import tracked_text
from engross.model.fingerprint import FINGERPRINT_NAME, fingerprint
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Block
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import LINE_BREAK, NOTE_ANCHOR, Note, Text
from engross.model.publication.accepted_text import NoteText, ParagraphText, paragraphs_in, side_text
from engross.model.publication.publication import Publication
from engross.rendering import render
from samples import chapter_of, item, section


def row(*cells: str | Cell) -> Row:
    return Row(tuple(cell if isinstance(cell, Cell) else Cell((Text(cell),)) for cell in cells))


HEAD = Row(tuple(Cell((Text(words),), heading=True) for words in ("Zone", "Day", "Night")))
TABLE = Table((Text("Table 1"),), (HEAD, row("Home", "55", ""), row("Shop", "60", "62")))
NOTE = Note("1", "footnote", (Text("Set in 2020."),))
NOTED = Text(f"No person{NOTE_ANCHOR} shall.", (), (NOTE,))


def law(*blocks: str | Block, label: str = "A.", after: str = "Words of B.") -> Chapter:
    return chapter_of(section("1", "Limits.", item("subsection", label, *blocks), item("subsection", "B.", after)))


def of(chapter: Chapter) -> str:
    return fingerprint(side_text(clean_copy(chapter).blocks, "new"))


BASE = law(NOTED, TABLE)
ALTERED = {
    "a value in another column": law(NOTED, replace(TABLE, rows=(HEAD, row("Home", "", "55"), *TABLE.rows[2:]))),
    "two values swapped": law(NOTED, replace(TABLE, rows=(*TABLE.rows[:2], row("Shop", "62", "60")))),
    "rows in another order": law(NOTED, replace(TABLE, rows=(HEAD, TABLE.rows[2], TABLE.rows[1]))),
    "an empty row more": law(NOTED, replace(TABLE, rows=(*TABLE.rows, row("", "", "")))),
    "two rows in one": law(NOTED, replace(TABLE, rows=(HEAD, row("Home", "55", "", "Shop", "60", "62")))),
    "a cell over two columns": law(
        NOTED, replace(TABLE, rows=(HEAD, row("Home", Cell((Text("55"),), columns=2)), TABLE.rows[2]))
    ),
    "a cell over two rows": law(
        NOTED,
        replace(TABLE, rows=(HEAD, row("Home", "55", Cell((Text("62"),), rows=2)), row("Shop", "60"))),
    ),
    "two paragraphs in a cell": law(
        NOTED, replace(TABLE, rows=(HEAD, row("Home", "55", Cell((Text("x"), Text("y")))), TABLE.rows[2]))
    ),
    "other words in a note": law(replace(NOTED, notes=(replace(NOTE, content=(Text("Set in 2021."),)),)), TABLE),
    "another marker": law(replace(NOTED, notes=(replace(NOTE, marker="2"),)), TABLE),
    "a note at another place": law(replace(NOTED, plain=f"No person shall{NOTE_ANCHOR}."), TABLE),
    "a note left out": law("No person shall.", TABLE),
    "another label": law(NOTED, TABLE, label="C."),
    "a line broken": law(replace(NOTED, plain=NOTED.plain.replace(" ", LINE_BREAK, 1)), TABLE),
    "a paragraph in two": law(NOTED, TABLE, after="Words"),
    "the table before the words": law("", TABLE, NOTED),
}


@pytest.mark.parametrize("altered", ALTERED.values(), ids=ALTERED.keys())
def test_whatever_a_reader_sees_is_counted(altered: Chapter) -> None:
    assert of(altered) != of(BASE)


def test_what_no_reader_sees_is_not() -> None:
    assert of(law(replace(NOTED, line=7), replace(TABLE, wid="old"))) == of(BASE)
    assert len({of(BASE), *map(of, ALTERED.values())}) == len(ALTERED) + 1


def test_anybody_can_work_it_out() -> None:
    parts = [
        ParagraphText(f"A.\tNo{NOTE_ANCHOR} “one”{LINE_BREAK}two", (NoteText("1", ("Set.", "Again.")),)),
        *side_text(clean_copy(law(TABLE)).blocks, "new"),
    ]
    data = (
        '[["p","A.\tNo\ufffc “one”\u2028two",["1","Set.","Again."]],["p","Chapter 68 Noise"],["p","§ 68-1. Limits."],'
        '["p","A."],["p","Table 1"],["t",'
        '[[0,1,1,["p","Zone"]],[1,1,1,["p","Day"]],[2,1,1,["p","Night"]]],'
        '[[0,1,1,["p","Home"]],[1,1,1,["p","55"]],[2,1,1]],'
        '[[0,1,1,["p","Shop"]],[1,1,1,["p","60"]],[2,1,1,["p","62"]]]],["p","B.\tWords of B."]]'
    ).replace("\t", "\\t")
    assert fingerprint(parts) == f"{FINGERPRINT_NAME} {hashlib.sha256(data.encode()).hexdigest()}"


@pytest.mark.parametrize("altered", ALTERED.values(), ids=ALTERED.keys())
def test_a_redline_has_the_fingerprints_of_both_clean_copies(altered: Chapter) -> None:
    publication = redline(compare(BASE, altered))
    data = render(publication, "docx")
    verify(publication, data)  # type: ignore[arg-type]
    for side, chapter in (("old", BASE), ("new", altered)):
        assert fingerprint(tracked_text(data, side)) == of(chapter)  # type: ignore[arg-type]
    printed = [paragraph.words for paragraph in paragraphs_in(side_text(publication.certificate, "new"))]
    assert [words for words in printed if words.startswith(FINGERPRINT_NAME)] == [of(BASE), of(altered)]


SPOILED = [
    pytest.param("word/document.xml", r"(<w:t [^>]*>)55(</w:t>)", r"\g<1>56\2", id="a figure"),
    pytest.param("word/footnotes.xml", r"Set in 2020", "Set in 2000", id="a note"),
    pytest.param("word/document.xml", r"(<w:tc>(?:(?!</w:tc>).)*>55</w:t>.*?</w:tc>)(<w:tc>.*?</w:tc>)", r"\2\1", id="columns"),
    pytest.param("word/document.xml", r"<w:tr>(?:(?!</w:tr>).)*>Shop<.*?</w:tr>", "", id="a row lost"),
    pytest.param("word/document.xml", r"(?<=>)B\.(?=</w:t>)", "C.", id="a label"),
    pytest.param("word/document.xml", r"<w:footnoteReference [^>]*>", "", id="a marker lost"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "found", "put"), SPOILED)
def test_a_spoiled_file_is_refused_with_the_block(part: str, found: str, put: str) -> None:
    publication: Publication = redline(compare(BASE, law(NOTED, TABLE, after="Other words.")))
    data: bytes = render(publication, "docx")  # type: ignore[assignment]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as spoiled:
        for name in archive.namelist():
            content = archive.read(name).decode("utf-8")
            changed = re.sub(found, put, content, count=1, flags=re.DOTALL) if name == part else content
            assert name != part or changed != content
            spoiled.writestr(name, changed)
    verify(publication, data)
    with pytest.raises(EngrossError, match=r"proof failed: rejecting all changes would give .* as block \d+ and not "):
        verify(publication, out.getvalue())
