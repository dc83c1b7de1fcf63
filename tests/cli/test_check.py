"""The commands check, explain, cite as their users run them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engross.akn import identify, write_chapter
from engross.checks import CHECKS
from engross.checks.reports import REPORTS
from engross.cli import COMMANDS
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from samples import chapter_of, item, section

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def faulty(workspace: Path) -> Path:
    """The workspace, its proposal of chapter 68 with a dangling citation and a label without its stop."""
    labels = ("A.", "B", "C.", "D.")
    items = [item("subsection", label, f"Words {label} of § 68-9.") for label in labels]
    chapter = chapter_of(section("5", "Limits.", *items), day="2025-10-21", stage="proposed")
    (workspace / "ordinances/068-noise/2025-10-21.proposed.xml").write_bytes(write_chapter(chapter))
    return workspace


def test_check_leaves_with_1_on_errors_and_with_0_without(engross: Run, faulty: Path) -> None:
    done = engross("check", "68", "--select", "REF")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("error REF001") == 1, "one cause is told once"
    assert "= also in § 68-5B, § 68-5C, § 68-5D" in done.stdout
    assert engross("check", "68", "--select", "DRF").returncode == 0
    assert engross("check", "68", "--ignore", "REF001,REF005,NUM,STR,REN,DEF").returncode == 0


def test_check_writes_what_it_prints_and_shares_the_work(engross: Run, faulty: Path, tmp_path: Path) -> None:
    printed = engross("check", "--format", "json")
    engross("check", "--format", "json", "--jobs", "2", "-o", str(tmp_path / "out.json"))
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == printed.stdout
    assert {one["chapter"] for one in json.loads(printed.stdout)["findings"]} <= {"068-noise", "new-parking"}


def test_a_citation_of_another_chapter_is_taken_on_trust_and_then_looked_up(engross: Run, workspace: Path) -> None:
    folder = workspace / "ordinances" / "007-parking"
    folder.mkdir()
    root = Provision("chapter", "Chapter 7", Text("Parking"), (), (Provision("section", "§ 7-1.", Text("Park.")),))
    seven = identify(replace(chapter_of(), uri="/akn/us-ct-norwalk/act/code/chapter-7", root=root))
    (folder / "2020-01-14.codified.xml").write_bytes(write_chapter(seven))
    citing = workspace / "ordinances" / "new-parking" / "2025-10-21.proposed.xml"
    for words, found in (("§ 7-1", False), ("§ 7-2", True)):
        chapter = chapter_of(section("1", "Cite.", f"As {words} says."), day="2025-10-21", stage="proposed")
        citing.write_bytes(write_chapter(chapter))
        for jobs in ("1", "2"):
            done = engross("check", "--select", "REF001", "--jobs", jobs)
            assert ("Chapter 7 has no section 7-2" in done.stdout) == found
            assert done.returncode == found


def test_fix_mends_and_says_what(engross: Run, faulty: Path) -> None:
    done = engross("check", "68", "--select", "STR005", "--fix")
    assert (done.returncode, done.stdout) == (
        0,
        "0 errors, 0 warnings, 0 notes new since the law in force; 0 known; 1 chapter checked\n",
    )
    assert "label B → B." in done.stderr
    assert "<num>B.</num>" in (faulty / "ordinances/068-noise/2025-10-21.proposed.xml").read_text(encoding="utf-8")
    assert engross("fmt", "--check").returncode == 0


def test_a_waiver_stills_a_finding_and_an_unused_one_is_a_finding(engross: Run, faulty: Path) -> None:
    waiver = (
        '[[waiver]]\ncode = "{}"\nchapter = "068-noise"\neId = "chp_68__sec_68-5__subsec_{}"\nreason = "Because."\n'
    )
    text = "".join(waiver.format("REF001", letter) for letter in "ABCD") + waiver.format("STR005", "A")
    (faulty / "ordinances" / "waivers.toml").write_text(text, encoding="utf-8")
    done = engross("check", "68")
    assert done.returncode == (1 if "error" in done.stdout.replace("0 errors", "") else 0)
    assert "REF001" not in done.stdout
    assert "4 waived" in done.stdout
    assert "warning WAI001: the waiver of STR005 in chp_68__sec_68-5__subsec_A covers no finding" in done.stdout
    (faulty / "ordinances" / "waivers.toml").write_text('[[waiver]]\ncode = "X"\n', encoding="utf-8")
    beside = engross("check")
    assert beside.returncode == 1
    assert "ordinances/waivers.toml:1: error FIL001: this waiver lacks its chapter" in beside.stdout
    assert "error REF001" in beside.stdout


def test_a_file_that_cannot_be_read_is_a_finding_among_the_others(engross: Run, faulty: Path) -> None:
    path = faulty / "ordinances/new-parking/2025-10-21.proposed.xml"
    path.write_text(path.read_text(encoding="utf-8").replace("<p>", "<q>", 1), encoding="utf-8")
    done = engross("check")
    assert done.returncode == 1
    assert "new-parking/2025-10-21.proposed.xml" in done.stdout
    assert "STR001" in done.stdout
    assert "REF001" in done.stdout


def test_an_unknown_check_or_chapter_is_one_sentence(engross: Run, workspace: Path) -> None:
    for arguments in (
        ("check", "--select", "ABC"),
        ("check", "99"),
        ("explain", "ABC001"),
        ("check", "68", "--version", "x"),
    ):
        done = engross(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("engross: ")
        assert done.stderr.count("\n") == 1


def test_a_file_by_itself_is_checked_without_a_workspace(
    engross: Run, faulty: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("away")
    (away / "draft.xml").write_bytes((faulty / "ordinances/068-noise/2025-10-21.proposed.xml").read_bytes())
    done = engross("check", "draft.xml", "--select", "REF001", cwd=away)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("draft.xml:") == 1
    assert "4 errors" in done.stdout
    assert "^^^^^^" in done.stdout
    fixed = engross("check", "draft.xml", "--select", "STR005", "--fix", cwd=away)
    assert (fixed.returncode, "label B → B." in fixed.stderr) == (0, True)
    odd = faulty / "ordinances/068-noise/mine.xml"
    odd.write_bytes((away / "draft.xml").read_bytes())
    assert "mine.xml:" in engross("check", str(odd), "--select", "REF001").stdout


def test_explain_has_an_entry_for_every_check(engross: Run, workspace: Path) -> None:
    listed = engross("explain").stdout.splitlines()
    assert {check.code for check in CHECKS} <= {line.split()[0] for line in listed if line}
    assert CHECKS[0].title in engross("explain", CHECKS[0].code.lower()).stdout


def test_cite_prints_citations_and_jsonl(engross: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text("As § 68-5A and C.G.S. § 14-279 say.", encoding="utf-8")
    assert engross("cite", "a.txt").stdout.splitlines() == [
        "3\t10\t§ 68-5A\t§68-5|A",
        "15\t30\tC.G.S. § 14-279\tC.G.S.|§14-279",
    ]
    (workspace / "a.jsonl").write_text('{"text": "As § 68-5 says."}\n{"text": "no"}\n', encoding="utf-8")
    lines = engross("cite", "a.jsonl", "--jsonl").stdout.splitlines()
    assert [json.loads(line)["cites"] for line in lines] == [[[3, 9, "§68-5"]], []]
    (workspace / "b.jsonl").write_text('{"txt": 1}\n', encoding="utf-8")
    assert engross("cite", "b.jsonl", "--jsonl").returncode == 2


def test_the_commands_are_listed() -> None:
    assert {"check", "explain", "cite"} <= set(COMMANDS)


@pytest.mark.parametrize("name", REPORTS)
def test_every_format_tells_what_is_wrong_with_the_citys_own_meetings(engross: Run, name: str) -> None:
    """Norwalk's own packet has findings on its meeting: each format holds them, none ends in a traceback."""
    done = engross("-C", str(Path(__file__).parents[2]), "check", "--format", name)
    assert (done.returncode, done.stderr) == (1, "")
    assert "AGR002" in done.stdout
    assert "lists § 126-4 2 times" in done.stdout
