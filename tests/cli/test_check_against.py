"""``engross check --against`` and ``--new-only``: what a draft brings, and what was there before."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.akn import write_chapter
from engross.model.law.provision import Provision
from samples import chapter_of, section

Run = Callable[..., subprocess.CompletedProcess[str]]
OLD, NEW = "By § 68-9.", "By § 68-8."


def written(workspace: Path, stage: str, day: str, *sections: Provision) -> None:
    data = write_chapter(chapter_of(*sections, day=day, stage=stage))
    (workspace / f"ordinances/068-noise/{day}.{stage}.xml").write_bytes(data)


@pytest.fixture
def drafted(workspace: Path) -> Path:
    """A workspace whose law cites a section that is not there; the draft of it cites another."""
    for path in (workspace / "ordinances/068-noise").glob("*.xml"):
        path.unlink()
    written(workspace, "codified", "2020-01-14", section("1", "Old.", OLD))
    written(workspace, "proposed", "2025-10-21", section("1", "Old.", OLD), section("2", "New.", NEW))
    return workspace


def found(engross: Run, *options: str) -> tuple[list[tuple[str, bool]], int]:
    done = engross("check", "68", "--select", "REF001", "--format", "json", *options)
    findings = json.loads(done.stdout)["findings"]
    return [(one["words"], one["known"]) for one in findings], done.returncode


def test_what_the_draft_brings_stands_first(engross: Run, drafted: Path) -> None:
    assert found(engross) == ([("§ 68-9", False), ("§ 68-8", False)], 1)
    assert found(engross, "--against", "law") == ([("§ 68-8", False), ("§ 68-9", True)], 1)
    assert found(engross, "--new-only") == ([("§ 68-8", False)], 1)
    text = engross("check", "68", "--select", "REF001", "--against", "codified").stdout
    assert "§ 68-9" not in text
    assert text.endswith("1 error, 0 warnings, 0 notes new since codified; 1 known (1 error); 1 chapter checked\n")


def test_the_exit_status_follows_the_new_ones_where_they_alone_are_asked_for(engross: Run, drafted: Path) -> None:
    written(drafted, "proposed", "2025-10-21", section("1", "Old.", OLD), section("2", "New.", "Words."))
    assert found(engross, "--against", "law") == ([("§ 68-9", True)], 1)
    assert found(engross, "--new-only") == ([], 0)


def test_all_is_known_in_the_law_itself_and_new_where_there_is_no_law(engross: Run, drafted: Path) -> None:
    assert found(engross, "--version", "codified", "--new-only") == ([], 0)
    (drafted / "ordinances/068-noise/2020-01-14.codified.xml").unlink()
    assert found(engross, "--new-only") == ([("§ 68-9", False), ("§ 68-8", False)], 1)


def test_a_text_that_is_not_there_and_two_bases_are_refused(engross: Run, drafted: Path) -> None:
    done = engross("check", "68", "--against", "2019-01-01")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no chapter that was checked has a text 2019-01-01" in done.stderr
    assert engross("check", "68", "--against", "law", "--since", "HEAD").returncode == 2


def test_citations_are_marked_up_where_that_is_certain(engross: Run, drafted: Path) -> None:
    words = "By § 68-1 and by § 68-9, § 14 of the Penal Code, and <§ 68-1>."
    written(drafted, "proposed", "2025-10-21", section("1", "Old.", OLD), section("2", "New.", words))
    done = engross("check", "68", "--fix", "--select", "REF005")
    assert done.stderr.count("marked up as a reference to #chp_68__sec_68-1") == 2
    source = (drafted / "ordinances/068-noise/2025-10-21.proposed.xml").read_text(encoding="utf-8")
    assert source.count('<ref href="#chp_68__sec_68-1">§ 68-1</ref>') == 2
    assert source.count("<ref href") == 2
    again = engross("check", "68", "--fix", "--select", "REF005")
    assert "marked up" not in again.stderr


def test_people_are_shown_what_the_draft_brings_unless_they_ask_for_all(engross: Run, drafted: Path) -> None:
    def text(*options: str) -> str:
        return engross("check", "68", "--select", "REF001", *options).stdout

    shown = text()
    assert "§ 68-8" in shown
    assert "§ 68-9" not in shown
    assert shown.endswith(
        "1 error, 0 warnings, 0 notes new since the law in force; 1 known (1 error); 1 chapter checked\n"
    )
    assert text("--against", "none").endswith("2 errors, 0 warnings, 0 notes; 1 chapter checked\n")
    assert text("--version", "codified").endswith("1 error, 0 warnings, 0 notes; 1 chapter checked\n")


def test_a_chapter_in_one_text_is_not_held_against_itself_under_another_date(engross: Run, workspace: Path) -> None:
    for path in (workspace / "ordinances/068-noise").glob("*.xml"):
        path.unlink()
    data = write_chapter(chapter_of(section("1", "Old.", OLD), day="2019-07-01", stage="codified"))
    (workspace / "ordinances/068-noise/2020-01-14.codified.xml").write_bytes(data)
    done = engross("check", "--select", "REF001")
    assert "§ 68-9" in done.stdout
    assert "new since" not in done.stdout
