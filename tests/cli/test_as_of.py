"""The law on a day: which text, and which text in each section."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
TOLD = ("adopt", "68", "--vote", "9-4", "--on", "2025-11-04", "--effective", "2025-12-04", "--unnoticed", "urgent")


def limits(engross: Run, day: str) -> str:
    done = engross("clean", "68", "--as-of", day)
    assert done.returncode == 0, done.stderr
    return "60 dBA" if "60 dBA" in done.stdout else "70 dBA"


def test_the_clean_copy_of_a_day_is_the_law_of_that_day(engross: Run) -> None:
    assert engross(*TOLD).returncode == 0
    assert [limits(engross, day) for day in ("2025-12-03", "2025-12-04")] == ["70 dBA", "60 dBA"]


def test_a_section_with_a_day_of_its_own_is_as_the_text_before_it_until_then(engross: Run) -> None:
    assert engross(*TOLD, "--section", "68-5=2026-07-01").returncode == 0
    assert [limits(engross, day) for day in ("2025-12-04", "2026-06-30", "2026-07-01")] == ["70 dBA"] * 2 + ["60 dBA"]
    assert "until 2025-11-04.enacted takes effect there" in engross("clean", "68", "--as-of", "2026-06-30").stderr


def test_a_day_before_the_first_text_is_refused(engross: Run) -> None:
    done = engross("clean", "68", "--as-of", "2000-01-01")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no text is the law on 2000-01-01; there are: 2020-01-14.codified" in done.stderr
    both = engross("clean", "68", "--as-of", "2025-01-01", "--version", "codified")
    assert "give one of them" in both.stderr


@pytest.mark.parametrize(
    ("day", "version"), [("2025-12-03", "2020-01-14.codified"), ("2025-12-04", "2025-11-04.enacted")]
)
def test_the_list_says_what_is_in_force_on_the_day(engross: Run, day: str, version: str) -> None:
    assert engross(*TOLD).returncode == 0
    listed = json.loads(engross("list", "--json", "--as-of", day).stdout)[0]["versions"]
    assert [each["version"] for each in listed if each["inForce"]] == [version]


@pytest.mark.parametrize("command", ["redline", "ask"])
def test_other_commands_answer_for_the_day(engross: Run, command: str) -> None:
    assert engross(*TOLD).returncode == 0
    said = {day: engross(command, "68", "--as-of", day).stderr for day in ("2025-12-03", "2025-12-04")}
    assert "2025-11-04.enacted is not the law yet" in said["2025-12-03"]
    assert "not the law yet" not in said["2025-12-04"]


def test_a_citation_is_looked_up_in_the_law_of_the_day(engross: Run, workspace: Path) -> None:
    assert engross(*TOLD).returncode == 0
    (workspace / "letter.txt").write_text("See § 68-5A, § 68-5B, § 68-9 and 42 U.S.C. § 1983.", encoding="utf-8")
    named = {}
    for day in ("2025-12-03", "2025-12-04"):
        done = engross("cite", "letter.txt", "--as-of", day)
        assert done.returncode == 0, done.stderr
        named[day] = [line.split("\t")[2:] for line in done.stdout.splitlines()]
    assert [(each[0], each[2]) for each in named["2025-12-03"]] == [
        ("§ 68-5A", "§ 68-5A (2020-01-14.codified)"),
        ("§ 68-5B", "§ 68-5B (2020-01-14.codified)"),
        ("§ 68-9", "not in the law of 2025-12-03"),
        ("42 U.S.C. § 1983", "another law"),
    ]
    assert [each[2] for each in named["2025-12-04"]][:2] == [
        "§ 68-5A (2025-11-04.enacted)",
        "not in the law of 2025-12-04",
    ]
    assert engross("cite", "letter.txt", "--as-of", "2025-12-04", "--jsonl").returncode == 2


def test_the_list_names_the_law_of_the_day(engross: Run) -> None:
    assert engross(*TOLD).returncode == 0
    told = {day: engross("list", "--as-of", day).stdout for day in ("2000-01-01", "2025-12-03", "2025-12-04")}
    assert "068-noise    the law on 2000-01-01: no text" in told["2000-01-01"]
    assert "068-noise    the law on 2025-12-03: codified 2020-01-14" in told["2025-12-03"]
    assert "068-noise    the law on 2025-12-04: enacted 2025-11-04" in told["2025-12-04"]
    assert "the law on" not in engross("list").stdout
