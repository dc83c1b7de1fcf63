"""``engross verify``: a build folder proved, or its faults a line each."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from workspaces import write_meeting

Run = Callable[..., subprocess.CompletedProcess[str]]
DRAFT = "ordinances/068-noise/2025-10-21.proposed.xml"


def test_a_build_is_proved_and_its_manifest_names_all(engross: Run, workspace: Path) -> None:
    assert engross("build").returncode == 0
    done = engross("verify")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout
    assert (
        " have the bytes that the manifest names, and no file is there besides; the 3 files of the workspace"
        in done.stderr
    )
    table = json.loads((workspace / "build" / "manifest.json").read_text(encoding="utf-8"))
    made = {
        path.relative_to(workspace / "build").as_posix()
        for path in (workspace / "build").rglob("*")
        if path.is_file() and path.name not in ("manifest.json", ".engross.lock")
    }
    pages = json.loads((workspace / "build" / "site" / "manifest.json").read_text(encoding="utf-8"))
    assert {*table["outputs"], *(f"site/{name}" for name in pages["outputs"])} == made
    assert f"build: {len(made)} outputs ({len(pages['outputs'])} of them the site's) have" in done.stderr
    assert done.stderr.endswith("Not proved: who wrote the manifest, which is not signed.\n")
    later = engross("--today", "2099-01-01", "verify").stderr
    assert later.endswith(
        "what a build for 2099-01-01 would choose, and who wrote the manifest, which is not signed.\n"
    )
    redline = table["outputs"]["068-noise/redline.docx"]
    assert redline["versions"] == ["2020-01-14.codified", "2025-10-21.proposed"]
    assert table["input_sets"][redline["inputs"]] == ["ordinances/068-noise/2020-01-14.codified.xml", DRAFT]
    assert {name for names in table["input_sets"] for name in names} == set(table["inputs"])
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
    for folder, path in (("build", "site/index.html"), ("build/site", "index.html")):
        done = engross("verify", folder)
        assert (done.returncode, done.stdout) == (1, f"{path}: is not as it was built\n")


def test_a_site_made_anew_is_bound_to_the_build(engross: Run, workspace: Path) -> None:
    engross("build")
    manifest = workspace / "build" / "manifest.json"
    built = manifest.read_bytes()
    (workspace / "build" / "site" / "index.html").unlink()
    assert engross("site").returncode == 0
    assert manifest.read_bytes() == built
    assert engross("verify").returncode == 0
    assert engross("site", "-o", "elsewhere").returncode == 0
    done = engross("verify", "elsewhere")
    assert (done.returncode, done.stdout) == (0, "")
    assert "elsewhere: " in done.stderr
    assert engross("--today", "2099-01-01", "site").returncode == 0
    assert manifest.read_bytes() != built
    done = engross("verify")
    assert done.returncode == 1
    assert done.stdout.startswith("site: was made for 2099-01-01, the documents for ")


def test_the_documents_of_one_meeting_built_alone_are_said(engross: Run, workspace: Path) -> None:
    engross("build")
    write_meeting(workspace)
    assert engross("build", "2025-10-21").returncode == 0
    said = engross("verify").stdout.splitlines()
    assert "meetings/2025-10-21-laws/agenda.docx: was not made by the build" in said
    assert "ordinances/meetings/2025-10-21-laws.toml: is newer than the build; no output was made from it" in said
