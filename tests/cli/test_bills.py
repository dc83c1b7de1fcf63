"""One proposal over two chapters: one ordinance, one adoption."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from workspaces import CITY

Run = Callable[..., subprocess.CompletedProcess[str]]
BILL = """
title = "An ordinance on noise and on parking"
sponsor = "Ann Lee"

[[chapter]]
folder = "068-noise"
sections = ["68-5"]

[[chapter]]
folder = "new-parking"
"""
ENACTMENT = '\n[enactment]\nclause = "Be it ordained by the Council:"\nauthority = "the charter"\n'
TOLD = ("--vote", "9-4", "--on", "2025-11-04", "--effective", "2025-12-04", "--ordinance", "2025-12")


@pytest.fixture
def bill(workspace: Path) -> Path:
    (workspace / "ordinances" / "elmwood.toml").write_text(CITY + ENACTMENT, encoding="utf-8")
    path = workspace / "ordinances" / "bills" / "quiet.toml"
    path.parent.mkdir()
    path.write_text(BILL, encoding="utf-8")
    return path


def test_a_bill_is_written_as_one_ordinance(engross: Run, bill: Path) -> None:
    done = engross("ordinance", "quiet")
    assert (done.returncode, done.stderr) == (0, "")
    page = " ".join(done.stdout.split())
    assert "AN ORDINANCE ON NOISE AND ON PARKING" in page
    assert "Introduced by Ann Lee" in page
    assert page.index("SECTION 1. § 68-5 of the Code is amended") < page.index(
        "SECTION 2. The Code is amended by adding"
    )
    assert page.count("SHA-256") == 3


def test_a_bill_is_adopted_as_one_act(engross: Run, bill: Path, workspace: Path) -> None:
    done = engross("adopt", "quiet", *TOLD, "--unnoticed", "urgent")
    assert done.returncode == 0, done.stderr
    enacted = sorted(path.parent.name for path in (workspace / "ordinances").glob("*/2025-11-04.enacted.xml"))
    assert enacted == ["068-noise", "new-parking"]
    assert engross("undo").returncode == 0
    assert list((workspace / "ordinances").glob("*/*.enacted.xml")) == []


def test_where_one_chapter_cannot_be_adopted_none_is(engross: Run, bill: Path, workspace: Path) -> None:
    assert engross("outcome", "new-parking", "withdrawn", "--on", "2025-11-03").returncode == 0
    done = engross("adopt", "quiet", *TOLD, "--unnoticed", "urgent")
    assert (done.returncode, "new-parking has no pending draft" in done.stderr) == (2, True)
    assert list((workspace / "ordinances").glob("*/*.enacted.xml")) == []


def test_what_the_bill_says_and_the_draft_does_not_is_said(engross: Run, bill: Path) -> None:
    bill.write_text(BILL.replace("68-5", "68-3"), encoding="utf-8")
    said = engross("ordinance", "quiet").stderr
    assert "quiet: the draft of 068-noise changes § 68-5; correct sections" in said
    assert "quiet: the draft of 068-noise does not change § 68-3" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('title = "x"', "chapter"),
        (BILL + '\n[[chapter]]\nfolder = "68"\n', "is there twice"),
        (BILL.replace("new-parking", "new-nothing"), "there is no chapter 'new-nothing'"),
    ],
)
def test_a_wrong_bill_is_one_sentence(engross: Run, bill: Path, words: str, said: str) -> None:
    bill.write_text(words, encoding="utf-8")
    done = engross("ordinance", "quiet")
    assert (done.returncode, said in done.stderr, done.stderr.count("\n")) == (2, True, 1)
