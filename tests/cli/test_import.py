"""``engross import``, ``engross init``, and a Word file in the place of a version."""

from __future__ import annotations

import hashlib
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from wordfiles import del_, ins, marked, p, r, word_file, zipped

Run = Callable[..., subprocess.CompletedProcess[str]]

DRAFT = (
    p("Chapter 68 Noise")
    + p("§ 68-3. Definitions.")
    + p("In this chapter:")
    + p("SOUND LEVEL — what the meter shows.")
    + p("§ 68-5. Limits.")
    + p(
        runs=r("A.\tThe sound level is ")
        + del_("70")
        + ins(r("60"))
        + r(" dBA at the line of the lot, by day and by night.")
    )
    + p(runs=ins(r("B.\tBells are excepted from § 68-5A.")), properties=marked("ins"))
    + p("B.\tStruck.")
)


@pytest.fixture
def draft(workspace: Path) -> Path:
    path = workspace / "draft.docx"
    path.write_bytes(word_file(DRAFT))
    return path


def test_what_went_out_comes_back_as_it_stands(engross: Run, workspace: Path) -> None:
    assert engross("redline", "68", "-o", "out.docx").returncode == 0
    before = {path: path.read_bytes() for path in workspace.rglob("*.xml")}
    done = engross("import", "out.docx", "--chapter", "68")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("as it stands") == 2
    assert {path: path.read_bytes() for path in workspace.rglob("*.xml")} == before


def test_a_tracked_draft_gives_base_and_proposal(engross: Run, workspace: Path, draft: Path) -> None:
    done = engross("import", "draft.docx", "--chapter", "68", "--date", "2026-01-05", "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert [(c["number"], c["words"]) for c in said["changes"] if c["kind"] == "amended"] == [
        ("§ 68-5A", "70 dBA falls to 60 dBA, in “The sound level is 60 dBA at the line of”.")
    ]
    assert [(v["version"], v["written"]) for v in said["versions"]] == [
        ("2020-01-14.codified", False),
        ("2026-01-05.proposed", True),
    ]
    changes = json.loads(engross("redline", "68", "--format", "json").stdout)["changes"]
    assert {(change["kind"], change["number"]) for change in changes} >= {("amended", "§ 68-5A"), ("added", "§ 68-5B")}
    text = (workspace / "ordinances" / "068-noise" / "2026-01-05.proposed.xml").read_text(encoding="utf-8")
    assert '<ref href="#chp_68__sec_68-5__subsec_A">§ 68-5A</ref>' in text
    assert engross("fmt", "--check", "ordinances/068-noise/2026-01-05.proposed.xml").returncode == 0


@pytest.mark.parametrize(
    "arguments", [("draft.docx",), ("68", "--to", "draft.docx"), ("draft.docx", "--from", "codified")]
)
def test_a_word_file_stands_in_the_place_of_a_version(engross: Run, draft: Path, arguments: tuple[str, ...]) -> None:
    done = engross("redline", *arguments)
    assert done.returncode == 0, done.stderr
    assert "The sound level is [-70-]{+60+} dBA" in " ".join(done.stdout.split())


def edited(path: Path, old: str, new: str) -> None:
    """Change words in a Word file without tracking, as a person may."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert parts["word/document.xml"].count(old.encode()) == 1
    parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    path.write_bytes(zipped(parts))


def test_an_edited_law_in_force_is_a_proposal_and_needs_a_date(engross: Run, workspace: Path) -> None:
    engross("clean", "68", "--version", "codified", "-o", "law.docx")
    edited(workspace / "law.docx", "by day and by night", "by day")
    refused = engross("import", "law.docx", "--chapter", "68")
    assert (refused.returncode, "say --date" in refused.stderr) == (2, True)
    done = engross("import", "law.docx", "--chapter", "68", "--date", "2026-01-05")
    assert done.returncode == 0, done.stderr
    assert (workspace / "ordinances" / "068-noise" / "2026-01-05.proposed.xml").is_file()


def test_edits_go_into_the_proposal_they_were_made_to_and_no_other(engross: Run, workspace: Path) -> None:
    file = workspace / "ordinances" / "068-noise" / "2025-10-21.proposed.xml"
    engross("clean", "68", "-o", "out.docx")
    edited(workspace / "out.docx", "60 dBA", "55 dBA")
    kept = file.read_bytes()
    refused = engross("import", "out.docx")
    sha256 = hashlib.sha256(kept).hexdigest()
    assert (refused.returncode, f"says something else (SHA-256 {sha256}); say --replace" in refused.stderr) == (2, True)
    assert file.read_bytes() == kept
    done = engross("import", "out.docx", "--replace")
    assert done.returncode == 0, done.stderr
    assert "- § 68-5A: 60 dBA falls to 55 dBA, in “The Sound Level is 55 dBA at the line of”." in done.stdout
    assert f"takes the place of the file with SHA-256 {sha256}" in done.stdout
    assert "55 dBA" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("gone.docx", "--chapter", "68"), "gone.docx cannot be read"),
        (("draft.docx", "--chapter", "99"), "there is no chapter '99'"),
        (("draft.docx", "--chapter", "044-fees", "--date", "2026-01-05"), "is Chapter 68, not 44"),
        (("draft.txt", "--chapter", "68"), "cannot be imported"),
        (("bad.docx", "--chapter", "68"), "this is a PDF"),
    ],
)
def test_a_wrong_input_ends_in_one_sentence(
    engross: Run, workspace: Path, draft: Path, arguments: tuple[str, ...], why: str
) -> None:
    (workspace / "bad.docx").write_bytes(b"%PDF-1.7")
    (workspace / "draft.txt").write_text("x", encoding="utf-8")
    done = engross("import", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert why in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_new_chapter_takes_its_name_from_its_folder(engross: Run, workspace: Path) -> None:
    (workspace / "fees.md").write_text("§ 44-1. Fees.\n\nA fee is due.\n", encoding="utf-8")
    refused = engross("import", "fees.md", "--chapter", "044-fees")
    assert (refused.returncode, "--date" in refused.stderr) == (2, True)
    done = engross("import", "fees.md", "--chapter", "044-fees", "--date", "2026-01-05")
    assert done.returncode == 0, done.stderr
    assert "it is called “Chapter 44 Fees” here" in done.stdout
    text = (workspace / "ordinances" / "044-fees" / "2026-01-05.proposed.xml").read_text(encoding="utf-8")
    assert 'value="/akn/us-ct-norwalk/act/code/2026-01-05/chapter-44"' in text


def test_init_makes_a_workspace_that_builds_and_checks(engross: Run, tmp_path: Path) -> None:
    city = tmp_path / "another city"
    done = engross("init", str(city))
    assert done.returncode == 0, done.stderr
    assert (city / ".gitignore").read_text(encoding="utf-8") == "/build/\n"
    assert "* text=auto eol=lf\n" in (city / ".gitattributes").read_text(encoding="utf-8")
    for arguments in (("build",), ("check",), ("fmt", "--check"), ("redline", "9", "-o", "redline.docx")):
        done = engross(*arguments, cwd=city)
        assert done.returncode == 0, (arguments, done.stderr)
    assert (city / "build" / "009-leaf-blowers" / "redline.docx").is_file()
    again = engross("init", str(city))
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert "is not empty" in again.stderr


PICTURED = (
    p("Chapter 68 Noise")
    + p("§ 68-5. Limits.")
    + p(runs=r("A fee is due. ") + "<w:r><w:drawing/></w:r>" + ins(r("Now.")))
)


@pytest.mark.parametrize("command", ["redline", "changes", "check", "clean"])
def test_a_file_for_a_version_is_read_leniently_where_that_is_asked_for(
    engross: Run, workspace: Path, command: str
) -> None:
    (workspace / "draft.docx").write_bytes(word_file(PICTURED))
    strict = engross(command, "draft.docx")
    assert strict.returncode == (1 if command == "check" else 2)
    assert "holds a picture, which an ordinance cannot hold" in strict.stdout + strict.stderr
    done = engross(command, "draft.docx", "--lenient")
    assert done.returncode == (1 if "error" in done.stdout.replace("0 errors", "") else 0), done.stderr
    said = engross("import", "draft.docx", "--chapter", "68", "--date", "2026-01-05", "-o", "out", "--lenient").stdout
    remarks = [line for line in said.splitlines() if line.startswith("- paragraph")]
    assert remarks
    assert [line for line in done.stderr.splitlines() if line.startswith("- paragraph")] == remarks


def test_a_word_file_is_checked_as_a_version_is(engross: Run, workspace: Path) -> None:
    (workspace / "draft.docx").write_bytes(word_file(DRAFT.replace("§ 68-5A.", "§ 68-99.")))
    done = engross("check", "draft.docx", "--format", "json")
    found = json.loads(done.stdout)["findings"]
    assert [each["words"] for each in found if each["code"] == "REF001"] == ["§ 68-99"]
    assert {each["file"] for each in found} == {"draft.docx"}
