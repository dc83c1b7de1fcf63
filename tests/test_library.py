"""The way of a Python program into a workspace."""

from __future__ import annotations

import doctest
from datetime import date
from pathlib import Path

import pytest

import engross
from engross.errors import NotFoundError
from engross.model.findings.finding import Finding
from engross.workspace import Workspace
from samples import chapter_of, item, section
from workspaces import write_workspace

ROOT = Path(__file__).parents[1]
DAY = date(2025, 10, 1)


def test_the_page_for_python_says_what_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False)
    assert done.attempted > 10
    assert done.failed == 0


def test_texts_are_found_by_day_stage_and_name(tmp_path: Path) -> None:
    city = engross.open_workspace(write_workspace(tmp_path), DAY)
    noise, parking = city.chapters()
    assert noise.in_force() == city.chapter("68").text("codified") == noise.text("2020-01-14")
    assert noise.draft().version.stage == "proposed"
    with pytest.raises(NotFoundError, match="no text that is the law on 2019-01-01; it has: 2020-01-14"):
        noise.in_force(date(2019, 1, 1))
    with pytest.raises(NotFoundError, match="new-parking has no text that is the law"):
        parking.in_force()
    (noise.folder.path / "2025-10-21.proposed.xml").unlink()
    with pytest.raises(NotFoundError, match="has no pending draft; it has: 2020-01-14"):
        engross.open_workspace(tmp_path, DAY).chapter("68").draft()
    assert engross.open_workspace(tmp_path).today >= DAY


def test_a_provision_is_found_as_it_is_cited() -> None:
    deep = item("subsection", "A.", "Words.", item("paragraph", "(1)", "More."), item("paragraph", "(2)", "Last."))
    chapter = chapter_of(section("5", "Limits.", deep), section("5.1", "Others.", "Words."))
    found = chapter.find("68-5A(2)")
    assert found is not None
    assert found.body[0].plain == "Last."  # type: ignore[union-attr]
    assert chapter.find("§68-5 a (2)") is found
    assert chapter.find("Chapter 68") is chapter.root
    assert chapter.find("68-5B") is chapter.find("") is None


def test_what_a_notebook_shows_is_short_or_html(tmp_path: Path) -> None:
    city = engross.open_workspace(write_workspace(tmp_path), DAY)
    old, new = city.chapter("68").in_force(), city.chapter("68").draft()
    comparison = engross.compare(old, new)
    shown = (city, city.chapter("68"), old, old.root, comparison)
    assert all(len(repr(one)) < 160 for one in shown)
    assert repr(comparison) == "<Chapter 68 2020-01-14.codified → 2025-10-21.proposed: 2 provisions changed>"
    page = comparison._repr_html_()
    assert "<del>70</del>" in page
    assert "<ins>60</ins>" in page
    marked = chapter_of(section("5", "If x < y.", "a & b"))
    assert "If x &lt; y.<br>a &amp; b" in marked.root._repr_html_()
    finding = Finding("REF001", "error", "68", "v", "f.xml", 1, "", "w", "§ 9 is <not> here", "write § 8")
    assert "§ 9 is &lt;not&gt; here<br><i>write § 8</i>" in finding._repr_html_()


def test_the_package_lists_its_public_names_alone() -> None:
    assert set(dir(engross)) == {*engross.__all__, "__version__"}
    assert isinstance(engross.open_workspace(ROOT, DAY).workspace, Workspace)
