"""A chapter on paper, imported: from a scan, from a PDF that holds text; a page with struck words refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import typst

from engross.errors import EngrossError
from engross.services.drafting.draft_import import DraftImport, import_draft
from engross.workspace import Workspace, load
from newspaper_pages import Scan, escaped, scanned
from workspaces import committing, write_workspace

LAW = (
    "Chapter 44. Fees",
    "§ 44-1. Purpose.",
    (
        "The fees in this chapter pay for the services of the several departments. They are set by the council each year before "
        "the fiscal year begins, and are published with the budget."
    ),
    "§ 44-2. Fees of the town clerk.",
    "A. For each page that is recorded the clerk charges $10, and $5 for each further page.",
    "B. For a licence the clerk charges:",
    "(1) For a dog that is neutered, $8.",
    "(2) For any other dog, $19, of which the state receives $12.50.",
    "(3) For a kennel, $51.",
    "§ 44-3. Payment.",
    (
        "Fees are paid when the application is made. The director may accept payment by card and charge no more than 2½% for "
        "it, and shall refund what was overpaid within 30 days."
    ),
)


def sheet(form: str, *paragraphs: str) -> bytes:
    source = (
        "#set page(width: 150mm, height: 125mm, margin: 15mm)\n#set par(justify: true, spacing: 1em)\n"
        '#set text(size: 10pt, font: "Libertinus Serif", lang: "en")\n'
    )
    options = {"ppi": 200.0} if form == "png" else {}
    made = typst.compile((source + "\n\n".join(paragraphs)).encode(), format=form, ignore_system_fonts=True, **options)
    assert isinstance(made, bytes)
    return made


def imported(root: Path, name: str, data: bytes) -> tuple[DraftImport, str]:
    """What was imported, and the words of it."""
    workspace = Workspace(write_workspace(root))
    (root / name).write_bytes(data)
    write = committing(workspace)
    made = import_draft(workspace, root / name, "044-fees", date(2026, 1, 5), None, lenient=False, write=write)
    (version,) = made.versions
    assert version.version.stage == "proposed"
    parts = [
        (part.label, part.heading.words if part.heading else "", *(block.words for block in part.body))
        for part in load(version.path).walk()
    ]
    return made, " ".join(" ".join(filter(None, part)) for part in parts)


@pytest.mark.slow
@pytest.mark.usefixtures("recogniser")
def test_a_scan_becomes_a_draft_with_each_doubtful_word_listed(tmp_path: Path) -> None:
    made, words = imported(tmp_path, "scan.jpg", scanned(sheet("png", *map(escaped, LAW)), Scan(200)))
    assert made.remarks[0].words.startswith("the words of page 1 were read from a picture")
    right, read = " ".join(LAW).split(), words.split()
    doubted = " ".join(remark.words for remark in made.remarks if remark.kind == "unsure")
    assert [word for word in right if word not in read and word.strip(".,") not in doubted] == []
    assert [part for part in ("§ 44-1.", "§ 44-2.", "§ 44-3.") if part not in words] == []


def test_a_pdf_that_holds_text_is_read_without_recognition(tmp_path: Path) -> None:
    made, words = imported(tmp_path, "print.pdf", sheet("pdf", *map(escaped, LAW)))
    assert (
        words.split() == " ".join(LAW).replace("Chapter 44.", "Chapter 44").replace("Chapter 44", "Chapter 44.").split()
    )
    assert [remark.kind for remark in made.remarks] == ["proof"]


@pytest.mark.slow
@pytest.mark.usefixtures("recogniser")
def test_a_page_with_struck_words_is_refused_and_nothing_written(tmp_path: Path) -> None:
    marked = [
        *map(escaped, LAW[:4]),
        "A. For each page the clerk charges #strike[10 dollars and 50 cents] #underline[12 dollars].",
    ]
    with pytest.raises(EngrossError, match=r"scan\.jpg: page 1 has struck words \(“10 dollars and 50 [ce]ents”\)"):
        imported(tmp_path, "scan.jpg", scanned(sheet("png", *marked), Scan(200)))
    assert not (tmp_path / "ordinances" / "044-fees").exists()
