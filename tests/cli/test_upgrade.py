"""A workspace that Engross 0.1.0 made: it opens as it is, and `engross fmt` upgrades it and says each change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.conftest import Run

WORK = "/akn/us-ct-norwalk/act/code"


@pytest.fixture
def old(workspace: Path) -> Path:
    """The workspace, its files in the form of 0.1.0: no day in the work IRI, no title, the stage on the work."""
    for path in (workspace / "ordinances").glob("*/*.xml"):
        stage = path.name.split(".")[1]
        data = re.sub(r"/code/\d{4}-\d{2}-\d{2}/", "/code/", path.read_text(encoding="utf-8"))
        data = re.sub(r"<FRBRalias[^>]*>|<FRBRsubtype[^>]*>|<FRBRnumber[^>]*>", "", data)
        path.write_text(data.replace('name="generation"', f'name="{stage}"'), encoding="utf-8")
    return workspace


def test_it_opens_as_it_is(engross: Run, old: Path) -> None:
    before = {path: path.read_bytes() for path in old.glob("ordinances/*/*.xml")}
    assert all(f'value="{WORK}/chapter-68"'.encode() in data for data in before.values())
    assert "codified 2020-01-14, proposed 2025-10-21" in engross("list").stdout
    assert "60" in engross("changes", "68").stdout
    assert engross("check", "68").returncode == 0
    assert engross("build").returncode == 0
    assert {path: path.read_bytes() for path in before} == before


def test_fmt_upgrades_it_and_says_each_change(engross: Run, old: Path) -> None:
    assert engross("fmt", "--check").returncode == 1
    said = engross("fmt").stdout
    assert f"FRBRWork/FRBRuri@value was {WORK}/chapter-68 and is now {WORK}/2020-01-14/chapter-68" in said
    assert "FRBRWork/FRBRdate@name was proposed and is now generation" in said
    assert "FRBRWork/FRBRalias@value is now Noise" in said
    assert engross("fmt", "--check").returncode == 0
    works = {
        re.search(r"<FRBRWork>.*?</FRBRWork>", path.read_text(encoding="utf-8"), re.DOTALL)[0]  # type: ignore[index]
        for path in old.glob("ordinances/068-noise/*.xml")
    }
    assert len(works) == 1
