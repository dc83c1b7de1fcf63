"""Word files that python-docx makes: its template, its list styles, tables and looks are those of many foreign files."""

from __future__ import annotations

import io

import docx
import pytest

from engross.import_proof import prove_import
from engross.importing.word.zip_package import open_package
from engross.model.publication.publication import Line, Publication, Run
from engross.rendering import render
from importing.outlines import imported, outline
from wordfiles import OFFICE, p, word_file


def saved(document: object) -> bytes:
    made = io.BytesIO()
    document.save(made)  # type: ignore[attr-defined] - docx.Document is a function
    return made.getvalue()


def test_headings_lists_tables_and_looks() -> None:
    document = docx.Document()
    document.add_heading("Chapter 9 Leaf Blowers", level=0)
    document.add_heading("§ 9-1. Fees.", level=1)
    document.add_paragraph("A fee is due:")
    for words in ("for a permit;", "for a copy."):
        document.add_paragraph(words, style="List Number")
    for words in ("paper,", "glass."):
        document.add_paragraph(words, style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip((c for row in table.rows for c in row.cells), ("Use", "Fee", "Dog", "$5"), strict=True):
        cell.text = words
    document.add_heading("§ 9-2. Fines.", level=1)
    shouted = document.add_paragraph("It is ").add_run("due")
    shouted.font.all_caps = True
    data = saved(document)
    read = imported(data)
    prove_import(data, "x.docx", read.proposal, None, [remark.words for remark in read.remarks])
    assert outline(read.proposal).splitlines() == [
        "chapter Chapter 9 “Leaf Blowers”",
        "  section § 9-1. “Fees.”",
        "    | A fee is due:",
        "    subsection 1.",
        "      | for a permit;",
        "    subsection 2.",
        "      | for a copy.",
        "      point",
        "        | paper,",
        "      point",
        "        | glass.",
        "        table",
        "          Use | Fee",
        "          Dog | $5",
        "  section § 9-2. “Fines.”",
        "    | It is DUE",
    ]


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("numbering.xml", "word/numbering.xml"),
        ("../customXml/item1.xml", "customXml/item1.xml"),
        ("/word/a/../numbering.xml", "word/numbering.xml"),
        ("../../../numbering.xml", "numbering.xml"),
        ("NULL", "word/NULL"),
    ],
)
def test_where_a_relationship_leads(target: str, part: str) -> None:
    relation = f'<Relationship Id="x" Type="{OFFICE}/numbering" Target="{target}"/>'
    package = open_package(word_file(p("§ 9-1. Title."), relations=relation), "x.docx")
    assert package.relations(package.main)["x"].target == part


def test_what_we_write_opens_in_python_docx() -> None:
    lines = (
        Line("section", (Run("Title."),), (Run("§ 9-1."),)),
        Line("text", (Run("It is "), Run("so.", looks=("i",)))),
    )
    opened = docx.Document(io.BytesIO(render(Publication("Fees", lines), "docx")))
    read = [(paragraph.style.name, paragraph.text) for paragraph in opened.paragraphs if paragraph.style is not None]
    assert ("Text", "It is so.") in read
    assert [words for style, words in read if style == "Section"] == ["§ 9-1. Title."]
