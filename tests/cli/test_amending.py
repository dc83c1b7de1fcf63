"""The commands renumber and repeal as their users run them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.akn import write_chapter
from engross.model.law.text import Tag, Text
from samples import chapter_of, item, section

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def law(workspace: Path) -> Path:
    """Chapter 68 in one codified version, whose subsections are cited."""
    cited = Text("By night, § 68-5B holds.", (Tag("ref", 10, 17, "#chp_68__sec_68-5__subsec_B"),))
    letters = [
        item("subsection", "A.", cited),
        item("subsection", "B.", "By day."),
        item("subsection", "C.", "At dusk."),
    ]
    folder = workspace / "ordinances" / "068-noise"
    for path in folder.iterdir():
        path.unlink()
    chapter = chapter_of(section("5", "Limits.", *letters), section("6", "Tests.", "As § 68-5C says."))
    (folder / "2020-01-14.codified.xml").write_bytes(write_chapter(chapter))
    return folder


def test_renumber_makes_a_proposal_and_says_what_it_did(engross: Run, law: Path) -> None:
    before = (law / "2020-01-14.codified.xml").read_bytes()
    done = engross("renumber", "68", "68-5B", "68-5D")
    assert done.returncode == 0, done.stderr
    assert "§ 68-5A: “§ 68-5B” → “§ 68-5D”" in done.stdout
    (made,) = law.glob("*.proposed.xml")
    assert f"written: ordinances/068-noise/{made.name}" in done.stdout
    assert '<ref href="#chp_68__sec_68-5__subsec_D">§ 68-5D</ref>' in made.read_text(encoding="utf-8")
    assert (law / "2020-01-14.codified.xml").read_bytes() == before
    assert engross("fmt", "--check").returncode == 0
    assert engross("check", "68", "--select", "REN,REF001,REF002,REF004").returncode == 0


def test_repeal_closes_the_gap_and_leaves_with_1_where_something_is_left(engross: Run, law: Path) -> None:
    done = engross("repeal", "68", "68-5B")
    assert done.returncode == 1
    assert "§ 68-5B is repealed\n§ 68-5C is § 68-5B now\n" in done.stdout
    assert "Left for you to decide:\n  § 68-5A: “§ 68-5B” is repealed" in done.stdout
    assert "As § 68-5B says." in next(law.glob("*.proposed.xml")).read_text(encoding="utf-8")


def test_what_cannot_be_done_changes_nothing(engross: Run, law: Path) -> None:
    for arguments in (("renumber", "68", "68-5B", "68-5A"), ("repeal", "68", "68-9"), ("repeal", "68", "chp_68")):
        done = engross(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("engross: ")
    assert [path.name for path in law.iterdir()] == ["2020-01-14.codified.xml"]
