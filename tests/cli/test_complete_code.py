"""A workspace that is the whole code: a chapter that is not there is an error."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engross.akn import write_chapter
from engross.model.law.text import Text
from engross.workspace import load
from western import CITY, western_workspace

Run = Callable[..., subprocess.CompletedProcess[str]]
WORDS = "See Chapter 99.08 and Section 98.04.010, the Penal Code, Section 1, and Section 17.40.010."


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    western_workspace(tmp_path)
    path = next((tmp_path / "ordinances" / "17.40-lots").glob("*.xml"))
    lots = load(path)
    first = replace(lots.root.children[0], body=(Text(WORDS),))
    root = replace(lots.root, children=(first, *lots.root.children[1:]))
    path.write_bytes(write_chapter(replace(lots, root=root)))
    return tmp_path


def found(engross: Run) -> set[tuple[str, str, str]]:
    findings = json.loads(engross("check", "17.40", "--format", "json").stdout)["findings"]
    return {
        (each["code"], each["severity"], each["words"]) for each in findings if each["code"] in ("REF001", "REF008")
    }


def test_of_a_part_of_the_code_it_is_a_note(engross: Run) -> None:
    assert {(code, severity) for code, severity, _ in found(engross)} == {("REF008", "note")}


def test_of_a_complete_code_it_is_an_error(engross: Run, workspace: Path) -> None:
    whole = CITY.replace('clerk = "rowe"', 'clerk = "rowe"\ncomplete = true')
    (workspace / "ordinances" / "exampleton.toml").write_text(whole, encoding="utf-8")
    told = found(engross)
    assert {(code, severity) for code, severity, _ in told} == {("REF001", "error")}
    assert sorted(words for _, _, words in told) == ["Chapter 99.08", "Section 98.04.010"]
    assert engross("check", "17.40").returncode == 1
