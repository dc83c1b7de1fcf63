"""``engross verify``: a build folder proved, or its faults a line each."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
DRAFT = "ordinances/068-noise/2025-10-21.proposed.xml"


def test_a_build_is_proved_and_its_manifest_names_all(engross: Run, workspace: Path) -> None:
    assert engross("build").returncode == 0
    done = engross("verify")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout
    assert "outputs are as they were built, from the sources as they are" in done.stderr
    table = json.loads((workspace / "build" / "manifest.json").read_text(encoding="utf-8"))
    made = {
        path.relative_to(workspace / "build").as_posix()
        for path in (workspace / "build").rglob("*")
        if path.is_file() and path.name not in ("manifest.json", ".engross.lock")
    }
    pages = json.loads((workspace / "build" / "site" / "manifest.json").read_text(encoding="utf-8"))
    assert {*table["outputs"], *(f"site/{name}" for name in pages["outputs"])} == made
    assert f"{len(made)} outputs" in done.stderr
    redline = table["outputs"]["068-noise/redline.docx"]
    assert redline["versions"] == ["2020-01-14.codified", "2025-10-21.proposed"]
    assert set(redline["inputs"]) == {"ordinances/068-noise/2020-01-14.codified.xml", DRAFT}
    assert set(redline["inputs"]) < set(table["inputs"])
    assert "engross" in table["tools"]


def test_each_fault_is_a_line(engross: Run, workspace: Path) -> None:
    engross("build")
    build = workspace / "build"
    (build / "068-noise" / "changes.txt").write_text("altered", encoding="utf-8")
    (build / "068-noise" / "clean.pdf").unlink()
    (build / "068-noise" / "stranger.txt").write_text("?", encoding="utf-8")
    (workspace / DRAFT).write_bytes((workspace / DRAFT).read_bytes().replace(b"60 dBA", b"55 dBA"))
    added = workspace / "ordinances" / "new-trees"
    added.mkdir()
    (added / "2025-11-01.proposed.xml").write_bytes((workspace / DRAFT).read_bytes())
    done = engross("verify", "build")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "068-noise/changes.txt: is not as it was built",
        "068-noise/clean.pdf: is not there",
        "068-noise/stranger.txt: was not made by the build",
        f"{DRAFT}: has changed since the build",
        "ordinances/new-trees/2025-11-01.proposed.xml: is newer than the build; no output was made from it",
    ]


def test_a_folder_without_a_manifest_could_not_be_proved(engross: Run, workspace: Path) -> None:
    done = engross("verify")
    assert done.returncode == 2
    assert "run `engross build` first" in done.stderr
    (workspace / "build").mkdir()
    (workspace / "build" / "manifest.json").write_text("{}", encoding="utf-8")
    done = engross("verify")
    assert done.returncode == 2
    assert "is no manifest of a build; run `engross build`" in done.stderr


def test_a_page_of_the_site_that_was_altered_is_told(engross: Run, workspace: Path) -> None:
    engross("build")
    (workspace / "build" / "site" / "index.html").write_text("altered", encoding="utf-8")
    for arguments in (["verify"], ["verify", "build/site"]):
        done = engross(*arguments)
        assert (done.returncode, done.stdout) == (1, "index.html: is not as it was built\n")
