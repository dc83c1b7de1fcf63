"""``engross redlines --since REV``: every version that a branch changes, held against what it was."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from repositories import commit_all, git_in, needs_git, new_repository
from workspaces import write_meeting, write_workspace

Run = Callable[..., subprocess.CompletedProcess[str]]
NOISE = Path("ordinances/068-noise/2025-10-21.proposed.xml")

pytestmark = needs_git


def replace_in(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A workspace two folders below the root of its repository, on a branch."""
    folder = write_workspace(tmp_path / "mono repo" / "cities" / "elmwood")
    for old, new in (
        ("by day and by night", "from one end of the year to the other"),
        ("what the meter shows", "heard"),
    ):
        replace_in(folder / "ordinances/new-parking/2025-10-21.proposed.xml", old, new)
    git = new_repository(tmp_path / "mono repo")
    git("switch", "-qc", "draft")
    return folder


def test_a_changed_a_renamed_a_new_and_a_removed_version(engross: Run, city: Path) -> None:
    git = git_in(city)
    renamed = city / NOISE.with_name("2025-11-04.proposed.xml")
    git("mv", str(NOISE), str(renamed.relative_to(city)))
    replace_in(renamed, "60 dBA", "55 dBA")
    replace_in(renamed, "2025-10-21", "2025-11-04")
    git("mv", "ordinances/new-parking", "ordinances/084-retraité")
    replace_in(city / "ordinances/084-retraité/2025-10-21.proposed.xml", "60 dBA", "65 dBA")
    new = city / "ordinances/new-trees/2025-10-21.proposed.xml"
    new.parent.mkdir()
    new.write_bytes((city / "ordinances/068-noise/2020-01-14.codified.xml").read_bytes())
    replace_in(new, "2020-01-14", "2025-10-21")
    replace_in(new, "codified", "proposed")
    commit_all(git, "drafted")
    done = engross("-C", str(city), "redlines", "--since", "main", "-o", str(city / "out"), cwd=city.parents[1])
    assert (done.returncode, done.stderr) == (0, "")
    commit = git("rev-parse", "main")[:12]
    since, parking = f"since main ({commit})", "ordinances/new-parking/2025-10-21.proposed.xml"
    assert done.stdout.splitlines() == [
        f"ordinances/068-noise/2025-11-04.proposed.xml, renamed from {NOISE.as_posix()}: redline {since}",
        f"ordinances/084-retraité/2025-10-21.proposed.xml, renamed from {parking}: redline {since}",
        f"ordinances/new-trees/2025-10-21.proposed.xml is new {since} and amends no text; it has a clean copy",
    ]
    assert sorted(path.name for path in (city / "out").iterdir()) == [
        "068-noise.2025-11-04.proposed.docx",
        "068-noise.2025-11-04.proposed.html",
        "084-retraité.2025-10-21.proposed.docx",
        "084-retraité.2025-10-21.proposed.html",
        "new-trees.2025-10-21.proposed.docx",
        "new-trees.2025-10-21.proposed.html",
    ]
    page = (city / "out/068-noise.2025-11-04.proposed.html").read_text(encoding="utf-8")
    assert f"since main ({commit})</title>" in page
    struck = re.findall(r"<del\b.*?</del>", page)
    assert any("60" in words for words in struck), struck


def test_what_is_not_committed_counts_and_formatting_does_not(engross: Run, city: Path) -> None:
    file = city / NOISE
    file.write_bytes(file.read_bytes().replace(b"    ", b"\t"))
    (city / "ordinances/new-parking/2025-10-21.proposed.xml").unlink()
    done = engross("-C", str(city), "redlines", "--since", "main", "-o", str(city / "out"))
    assert done.returncode == 0, done.stderr
    assert f"{NOISE.as_posix()}: no words changed since main" in done.stdout
    assert "ordinances/new-parking/2025-10-21.proposed.xml is gone since main" in done.stdout
    assert not (city / "out").exists()


def test_a_new_proposal_is_held_against_the_law(engross: Run, city: Path) -> None:
    git = git_in(city)
    git("rm", "-q", str(NOISE))
    commit_all(git, "none pending")
    git("branch", "-f", "main")
    git("checkout", "-q", "HEAD~1", "--", str(NOISE))
    done = engross("-C", str(city), "redlines", "--since", "main", "--format", "txt", "-o", str(city / "out"))
    assert "is new since main" in done.stdout
    assert "redline against 2020-01-14.codified" in done.stdout
    assert "[-70-]{+60+}" in (city / "out/068-noise.2025-10-21.proposed.txt").read_text(encoding="utf-8")


def test_that_nothing_differs_is_said(engross: Run, city: Path) -> None:
    done = engross("-C", str(city), "redlines", "--since", "main", "-o", str(city / "out"))
    said = "engross: no version of a chapter differs from main; nothing was written\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, "", said)


def test_a_file_that_cannot_be_read_stops_no_other(engross: Run, city: Path) -> None:
    (city / NOISE).write_text("<akomaNtoso", encoding="utf-8")
    replace_in(city / "ordinances/new-parking/2025-10-21.proposed.xml", "60 dBA", "65 dBA")
    done = engross("-C", str(city), "redlines", "--since", "main", "--format", "txt", "-o", str(city / "out"))
    assert done.returncode == 1
    assert f"{NOISE.as_posix()}: no redline: " in done.stderr
    assert (city / "out/new-parking.2025-10-21.proposed.txt").is_file()
    assert engross("-C", str(city), "redlines", "--since", "nowhere", "-o", str(city / "out")).returncode == 2


def test_a_draft_amended_on_the_floor_is_redlined_with_the_text_as_noticed(engross: Run, workspace: Path) -> None:
    write_meeting(workspace)
    refused = engross("redline", "68", "--noticed")
    assert (refused.returncode, "was not amended on the floor, so there are two texts" in refused.stderr) == (2, True)
    words = (workspace / "ordinances/068-noise/2025-10-21.proposed.xml").read_text(encoding="utf-8")
    (workspace / "floor.xml").write_text(words.replace("60 dBA", "55 dBA"), encoding="utf-8")
    assert engross("--today", "2025-10-21", "amend", "68", "--at", "2025-10-21", "--file", "floor.xml").returncode == 0
    done = engross("redline", "68", "--noticed")
    page = " ".join(done.stdout.split())
    assert (done.returncode, "[-70-]{+[--60--]+}{++55++}" in page) == (0, True), done.stderr
    assert "by the Council Committee on Laws" in page
    assert engross("redline", "68", "--noticed", "-o", "three.docx").returncode == 0
    for wrong in (("--format", "json"), ("--section", "68-5")):
        assert engross("redline", "68", "--noticed", *wrong).returncode == 2
