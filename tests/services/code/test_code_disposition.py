"""What each ordinance did to a code, and where the numbers of an earlier code went."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engross.akn import write_chapter
from engross.model.law.chapter import Version
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.text import Text
from engross.services.code.code_disposition import disposition_document
from engross.services.code.code_import import import_code
from engross.workspace import Workspace
from open_law_code import FIRST, open_law_code
from samples import chapter_of, section

TODAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    home = tmp_path_factory.mktemp("code")
    source = open_law_code(home / "source")
    note = (
        '<annotations><annotation type="History" doc="City of Exampleton, Cal., Ord. No. {}" path="§4"/></annotations>'
    )
    words = FIRST.replace("<text>Repealed.</text>", f"<text>Repealed.</text>{note.format(7)}{note.format(11)}")
    (source / "1.xml").write_text(words.replace("held.</text>", f"held.</text>{note.format(10)}", 1), encoding="utf-8")
    import_code(source, home / "workspace", None, datetime(2026, 11, 1, tzinfo=UTC))
    return Workspace(home / "workspace")


def test_what_was_added_amended_and_repealed(workspace: Workspace) -> None:
    data = json.loads(disposition_document(workspace, TODAY, "json"))
    found = {
        each["ordinance"].rpartition(" ")[2]: [(one["provision"], one["action"]) for one in each["provisions"]]
        for each in data["ordinances"]
    }
    assert list(found) == ["7", "8", "9", "10", "11"]
    assert found["7"] == [("§ 1.04.010", "amended"), ("§ 1.04.099", "added")]
    assert found["9"] == [("Chapter 1.04", "added")]
    assert found["10"] == [("§ 1.08.010", "added")]
    assert found["11"] == [("§ 1.04.099", "repealed")]
    assert data["formerNumbers"] == [
        {
            "former": "6.01",
            "provision": "§ 1.04.010",
            "address": "/akn/us-ca-exampleton/act/code/chapter-1.04~chp_1-04__art_I__sec_1-04-010",
        }
    ]


def test_what_an_earlier_text_has_was_amended_by_the_first_ordinance_of_its_history(tmp_path: Path) -> None:
    """A section whose history begins with the first change that was codified here."""
    note = ProvisionNote("history", Text("Ord. No. 9"), "Ord. No. 9", adopted=date(2025, 10, 21))
    old = chapter_of(section("1", "Dogs.", "No dog barks."))
    one, two = section("1", "Dogs.", "No dog barks by day."), section("2", "Cats.", "No cat does.")
    new = chapter_of(*(replace(each, notes=(note,)) for each in (one, two)))
    new = replace(new, version=Version(date(2025, 11, 20), "codified"))
    folder = tmp_path / "ordinances" / "068-noise"
    folder.mkdir(parents=True)
    for chapter in (old, new):
        (folder / f"{chapter.version}.xml").write_bytes(write_chapter(chapter))
    data = json.loads(disposition_document(Workspace(tmp_path), TODAY, "json"))
    assert [(one["provision"], one["action"]) for one in data["ordinances"][0]["provisions"]] == [
        ("§ 68-1", "amended"),
        ("§ 68-2", "added"),
    ]


@pytest.mark.parametrize("form", ["html", "txt", "md", "docx", "pdf"])
def test_in_every_format(workspace: Workspace, form: str) -> None:
    made = disposition_document(workspace, TODAY, form)
    assert made == disposition_document(workspace, TODAY, form)
    if form in ("html", "txt", "md"):
        shown = made.decode().replace("\\", "")
        assert "1.08.010" in shown
        assert "6.01" in shown


def test_a_code_without_history_says_so(tmp_path: Path) -> None:
    (tmp_path / "ordinances").mkdir()
    assert b"No section names an ordinance" in disposition_document(Workspace(tmp_path), TODAY, "txt")
