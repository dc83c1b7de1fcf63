"""A chapter numbered 17.32 in a title, its sections 17.32.180: every command by its number."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from western import western_workspace

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return western_workspace(tmp_path)


def test_it_is_listed_and_in_canonical_form(engross: Run) -> None:
    listed = json.loads(engross("list", "--json").stdout)
    assert [each["number"] for each in listed] == ["17.32", "17.40"]
    done = engross("fmt", "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_clean_redline_and_changes_cite_as_the_city_declares(engross: Run, tmp_path: Path) -> None:
    clean = engross("clean", "17.32")
    assert clean.returncode == 0, clean.stderr
    assert "Chapter 17.32 Signs" in clean.stdout
    assert "Part 2 Kinds" in clean.stdout
    for form in ("docx", "html", "pdf", "md"):
        made = engross("redline", "17.32", "--format", form, "-o", str(tmp_path / f"x.{form}"))
        assert made.returncode == 0, made.stderr
    said = " ".join(engross("changes", "17.32").stdout.split())
    assert "§ 17.32.020(A): “" in said
    assert " six " in said.partition("§ 17.32.020(A): “")[2].partition("” becomes “")[0]
    assert " nine " in said.partition("” becomes “")[2].partition("”")[0]
    data = json.loads(engross("redline", "17.32", "--format", "json").stdout)
    assert [change["number"] for change in data["changes"]] == ["§ 17.32.020(A)", "§ 17.32.190"]
    assert "No sign stands on a roof." in engross("clean", "17.32", "--section", "17.32.180").stdout


def test_its_citations_are_looked_up(engross: Run) -> None:
    done = engross("check", "--format", "json")
    findings = json.loads(done.stdout)["findings"]
    found = {(each["code"], place["words"]) for each in findings for place in (each, *each["places"])}
    assert done.returncode == 0, found
    assert found == {
        ("REF005", words)
        for words in (
            "Title 17",
            "Section 17.32.180",
            "subsection A",
            "Section 17.40.010",
            "Chapter 17.40",
            "Section 17.32.020(B)(2)",
        )
    }


def test_the_site_has_its_pages(engross: Run, tmp_path: Path) -> None:
    done = engross("site", "-o", str(tmp_path / "pages"))
    assert done.returncode == 0, done.stderr
    page = tmp_path / "pages" / "17.32-signs" / "2024-01-01.codified.html"
    assert "17.32.180" in page.read_text(encoding="utf-8")
    index = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "pages" / "search").glob("sections-*.js"))
    assert '["§ 17.32.020","' in index
    assert '["(B)(2)","' in index


def test_renumbering_mends_its_citations(engross: Run, workspace: Path) -> None:
    done = engross("renumber", "17.32", "17.32.180", "17.32.175")
    assert done.returncode == 0, done.stderr
    assert "§ 17.32.020(A): “Section 17.32.180” → “Section 17.32.175”" in done.stdout
    draft = (workspace / "ordinances" / "17.32-signs" / "2026-01-01.proposed.xml").read_text(encoding="utf-8")
    assert "<num>17.32.175</num>" in draft
    assert 'wId="chp_17-32__part_2__sec_17-32-180"' in draft
    done = engross("renumber", "17.32", "17.32.020(B)(2)", "17.32.020(B)(3)")
    assert done.returncode == 0, done.stderr
    assert "§ 17.40.010: “Section 17.32.020(B)(2)” → “Section 17.32.020(B)(3)”" in done.stdout


def test_a_level_that_is_not_declared_is_refused_with_the_remedy(engross: Run, workspace: Path) -> None:
    city = workspace / "ordinances" / "exampleton.toml"
    city.write_text(city.read_text(encoding="utf-8").replace("hierarchy", "words"), encoding="utf-8")
    city.write_text(city.read_text(encoding="utf-8").partition("[words]")[0], encoding="utf-8")
    done = engross("clean", "17.32")
    assert done.returncode == 2
    assert "<title> is no level of this code" in done.stderr
    assert "declare it under [hierarchy] in the city's file" in done.stderr


@pytest.mark.parametrize("form", ["docx", "md"])
def test_it_comes_back_from_a_file_as_it_went_out(engross: Run, workspace: Path, tmp_path: Path, form: str) -> None:
    files = workspace / "ordinances" / "17.32-signs"
    sent = tmp_path / f"sent.{form}"
    assert engross("redline", "17.32", "--format", form, "-o", str(sent)).returncode == 0
    done = engross("import", str(sent), "--chapter", "17.32", "-o", str(tmp_path / "back"))
    assert done.returncode == 0, done.stderr
    for version in ("2024-01-01.codified.xml", "2026-01-01.proposed.xml"):
        assert (tmp_path / "back" / version).read_bytes() == (files / version).read_bytes()


def test_a_new_chapter_is_read_by_the_hierarchy_of_the_code(engross: Run, workspace: Path, tmp_path: Path) -> None:
    page = tmp_path / "new.md"
    page.write_text(
        "# Chapter 17.50 Fences\n\n## Part 1 General\n\n### Section 17.50.010 Height.\n\nA. A fence is low.\n\n"
        "   1. Not over six feet.\n\n   2. Not under two.\n\nB. It is wooden.\n",
        encoding="utf-8",
    )
    done = engross("import", str(page), "--chapter", "17.50-fences", "--date", "2026-02-01")
    assert done.returncode == 0, done.stderr
    assert "the file does not say in which title it stands" in done.stdout
    made = (workspace / "ordinances" / "17.50-fences" / "2026-02-01.proposed.xml").read_text(encoding="utf-8")
    assert '<part eId="chp_17-50__part_1">' in made
    assert 'eId="chp_17-50__part_1__sec_17-50-010__subsec_A__para_2"' in made


def test_imported_citations_of_other_chapters_are_linked(engross: Run, workspace: Path, tmp_path: Path) -> None:
    page = tmp_path / "new.md"
    page.write_text(
        "# Chapter 17.50 Fences\n\n### Section 17.50.010 Height.\n\nAs Section 17.40.010 and Chapter 17.40 ask.\n"
    )
    done = engross("import", str(page), "--chapter", "17.50-fences", "--date", "2026-02-01")
    assert done.returncode == 0, done.stderr
    made = (workspace / "ordinances" / "17.50-fences" / "2026-02-01.proposed.xml").read_text(encoding="utf-8")
    assert '"/akn/us-ca-exampleton/act/code/chapter-17.40~chp_17-40__sec_17-40-010">Section 17.40.010</ref>' in made
    assert '"/akn/us-ca-exampleton/act/code/chapter-17.40">Chapter 17.40</ref>' in made


@pytest.mark.parametrize("command", ["redline", "clean"])
def test_a_word_file_stands_for_a_version_of_a_chapter_in_a_title(engross: Run, tmp_path: Path, command: str) -> None:
    file = tmp_path / "counsel.docx"
    assert engross(command, "17.32", "-o", str(file)).returncode == 0
    shown = engross("redline", str(file))
    assert shown.returncode == 0, shown.stderr
    assert "[-six-]{+nine+}" in shown.stdout
    for again in (("clean", str(file)), ("check", str(file)), ("redline", "17.32", "--to", str(file))):
        done = engross(*again)
        assert done.returncode == 0, done.stderr
