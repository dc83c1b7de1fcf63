"""The command code as its users run it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from western import western_workspace

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return western_workspace(tmp_path)


def test_the_pdf_has_contents_with_the_page_of_each_section_and_running_heads(engross: Run, tmp_path: Path) -> None:
    done = engross("code", "-o", str(tmp_path / "code.pdf"))
    assert done.returncode == 0, done.stderr
    pages = [page.extract_text() for page in PdfReader(tmp_path / "code.pdf").pages]
    assert "Code of Exampleton" in pages[0]
    contents = pages[1]
    for heading in ("Chapter 17.32 Signs", "17.32.180 Roof signs.", "Chapter 17.40 Lots"):
        entry = re.search(rf"{re.escape(heading)}[^\n]*?(\d+)\n", f"{contents}\n")
        assert entry, heading
        assert heading in pages[int(entry[1]) - 1]
    assert "Title 17" in pages[2].splitlines()[0] or "Chapter 17.32" in pages[2].splitlines()[0]


def test_the_word_file_has_contents_that_lead_to_bookmarks_and_a_running_head(engross: Run, tmp_path: Path) -> None:
    done = engross("code", "-o", str(tmp_path / "code.docx"))
    assert done.returncode == 0, done.stderr
    with ZipFile(BytesIO((tmp_path / "code.docx").read_bytes())) as file:
        document = file.read("word/document.xml").decode()
        head = file.read("word/header0.xml").decode()
    pages = set(re.findall(r"PAGEREF (\S+)", document))
    assert len(pages) >= 6
    assert pages <= set(re.findall(r'bookmarkStart [^>]*w:name="([^"]+)"', document))
    assert "STYLEREF Chapter" in head
    assert "STYLEREF Section" in head


def test_the_page_lists_titles_chapters_and_sections(engross: Run) -> None:
    done = engross("code", "--format", "html")
    assert done.returncode == 0, done.stderr
    contents = done.stdout.split("</nav>")[0]
    entries = re.findall(r'class="depth-(\d)"><a href="#([^"]+)">([^<]+)<', contents)
    assert ("2", "title_17", "Title 17 Zoning") in entries or any(words.startswith("Title 17") for *_, words in entries)
    assert [words for *_, words in entries].count("Chapter 17.40 Lots") == 1
    for _, anchor, _ in entries:
        assert f'id="{anchor}"' in done.stdout


def test_a_day_before_the_law_leaves_its_chapter_out_and_says_so(engross: Run) -> None:
    done = engross("code", "--format", "html", "--as-of", "2000-01-01")
    assert done.returncode == 0
    assert "17.32-signs is left out: no text of it is the law on 2000-01-01" in done.stderr
    assert "Chapter 17.32 Signs" not in done.stdout


def test_a_chapter_that_cannot_be_read_does_not_stop_the_others(engross: Run, workspace: Path) -> None:
    next((workspace / "ordinances" / "17.40-lots").glob("*.xml")).write_text("<law", encoding="utf-8")
    done = engross("code", "--format", "html")
    assert done.returncode == 1
    assert "17.40-lots is left out" in done.stderr
    assert "Left out: 17.40-lots" in done.stdout
    assert "Chapter 17.32 Signs" in done.stdout


def test_without_a_format_it_is_a_usage_error(engross: Run) -> None:
    done = engross("code")
    assert done.returncode == 2
    assert "--format html|pdf|docx" in done.stderr
