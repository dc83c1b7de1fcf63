"""A whole code as its publisher exports it to Word, with heading styles and without."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest

from engross.errors import EngrossError
from engross.importing.municode.word_export import read_word_export
from engross.model.law.chapter import Chapter
from engross.model.law.table import Table
from engross.model.law.text import Text
from engross.services.code.code_export import export_code
from engross.services.code.code_import import CodeImport, import_code
from engross.workspace import Workspace, load
from pictures import png
from wordfiles import ins, p, r, word_file

LINES: tuple[tuple[int, str], ...] = (
    (0, "Code of Ordinances, City of Exampleton, NM. Current through 2026-01-01"),
    (1, "PART I - CHARTER"),
    (2, "ARTICLE I."),
    (2, "INCORPORATION"),
    (6, "Sec. 1. - Name."),
    (0, "The city is Exampleton."),
    (1, "PART II - CODE"),
    (2, "Chapter 1 - GENERAL"),
    (6, "Sec. 1-1. - Terms."),
    (0, "In this Code, as 1-2 – 1-4 say:"),
    (0, "(a) One, and:"),
    (0, "(1) two."),
    (0, "(b) Three."),
    (0, "(Ord. No. 2019-4, 3-5-2019)"),
    (0, "Editor's note— Once § 1-7."),
    (0, "Sec. 1-2. Fees. A fee is due."),
    (0, "Table 1-2. Fees"),
    (-1, ""),
    (6, "Secs. 1-3—1-9. - Reserved."),
    (2, "Chapter 2 - RESERVED"),
    (1, "APPENDIX A - ZONING"),
    (6, "1.1. - Title."),
    (0, "This is the zoning ordinance."),
)


def word_code(*, styled: bool) -> bytes:
    """The lines as Word: headings by style, or bold and centred; a table where the depth is -1."""
    made = docx.Document()
    for depth, words in LINES:
        if depth > 0 and styled:
            made.add_heading(words, depth)
        elif depth >= 0:
            made.add_paragraph().add_run(words).bold = depth > 0
        else:
            table = made.add_table(rows=2, cols=2)
            for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
                cell.text = f"Cell {at}"
            table.cell(1, 0).merge(table.cell(1, 1))
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="module", params=[True, False], ids=["styled", "bold"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> CodeImport:
    home = tmp_path_factory.mktemp("word")
    (home / "code.docx").write_bytes(word_code(styled=request.param))
    return import_code(home, home / "workspace", None, datetime(2026, 11, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def chapters(made: CodeImport) -> dict[str, Chapter]:
    read = (load(each.versions[-1].path) for each in Workspace(made.workspace).chapters())
    return {chapter.called: chapter for chapter in read}


def test_every_unit_and_section_is_there(made: CodeImport, chapters: dict[str, Chapter]) -> None:
    assert set(chapters) == {"Part I", "Chapter 1", "Chapter 2", "Appendix A"}
    assert [each.number for each in chapters["Chapter 1"].sections()] == ["1-1", "1-2", "1-3 to 1-9"]
    assert [each.number for each in chapters["Appendix A"].sections()] == ["1.1"]
    article = chapters["Part I"].root.children[0]
    assert (article.label, article.heading and article.heading.plain) == ("ARTICLE I.", "INCORPORATION")
    assert (made.name, str(made.version)) == ("City of Exampleton, NM, Code", "2026-01-01.codified")


def test_items_notes_and_tables(chapters: dict[str, Chapter]) -> None:
    terms, fees, _ = chapters["Chapter 1"].sections()
    assert [each.label for each in terms.walk()] == ["Sec. 1-1.", "(a)", "(1)", "(b)"]
    assert [(note.kind, note.ordinance) for note in terms.notes] == [("history", "Ord. No. 2019-4"), ("editor", "")]
    assert fees.heading is not None
    assert fees.heading.plain == "Fees."
    (table,) = (block for block in fees.blocks() if isinstance(block, Table))
    assert (table.number, table.rows[1].cells[0].columns) == ("1-2", 2)


def test_pictures_stand_beside_the_chapter_that_shows_them(tmp_path: Path) -> None:
    lines = ("Chapter 1 - GENERAL", "Sec. 1-1. - Terms.", "Post ", "(Ord. No. 2019-4, 3-5-2019)")
    made = docx.Document()
    for words in lines:
        paragraph = made.add_paragraph()
        paragraph.add_run(words).bold = words in lines[:2]
        shape = paragraph.add_run().add_picture(io.BytesIO(png(30, len(words))))
        shape._inline.docPr.set("descr", "no horns")
        if words == "Post ":
            paragraph.add_run(" at each corner.")
    made.save(str(tmp_path / "code.docx"))
    day, now = date(2026, 1, 1), datetime(2026, 11, 1, tzinfo=UTC)
    told = import_code(tmp_path / "code.docx", tmp_path / "made", day, now)
    (folder,) = Workspace(told.workspace).chapters()
    chapter = load(folder.versions[-1].path)
    (section,) = chapter.sections()
    (law,) = section.blocks()
    assert isinstance(law, Text)
    (tag,) = law.tags
    assert (law.plain, law.plain[tag.start : tag.end]) == ("Post no horns at each corner.", "no horns")
    headings = [each.heading.tags[0].value for each in (chapter.root, section) if each.heading is not None]
    files = {each.data: each.name for each in chapter.pictures}
    assert files == dict(zip((png(30, len(words)) for words in lines[:3]), (*headings, tag.value), strict=True))
    assert [note.text.plain for note in section.notes] == [lines[3]]
    assert ("pictures in the publisher's notes, left out", 1) in told.losses
    assert not [kind for kind, _ in told.losses if "left out: a picture" in kind]


def test_out_and_back(made: CodeImport, tmp_path: Path) -> None:
    assert export_code(Workspace(made.workspace), "open-law", tmp_path / "out", date(2026, 11, 1)).changed == ()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (p("Nothing here is a heading."), "no paragraph is the heading of a chapter or section"),
        (p(runs=r("Sec. 1-1. Terms.")) + p(runs=ins(r("New."))), "it has tracked changes"),
    ],
)
def test_what_is_no_code_is_refused(body: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "code.docx").write_bytes(word_file(body))
    with pytest.raises(EngrossError, match=said):
        import_code(tmp_path / "code.docx", tmp_path / "made", date(2026, 1, 1), datetime(2026, 11, 1, tzinfo=UTC))
    assert not (tmp_path / "made").exists()


def test_a_word_that_only_the_second_reader_has_refuses_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_last_unit(data: bytes, name: str) -> object:
        document, headings = read_word_export(data, name)
        return replace(document, units=document.units[:-1]), headings

    monkeypatch.setattr("engross.importing.municode.word_export.read_word_export", without_last_unit)
    (tmp_path / "code.docx").write_bytes(word_code(styled=True))
    with pytest.raises(EngrossError, match="not those of the code"):
        import_code(tmp_path / "code.docx", tmp_path / "made", None, datetime(2026, 11, 1, tzinfo=UTC))
