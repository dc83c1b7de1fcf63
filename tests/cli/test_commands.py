"""The command line: names, options, exit codes and messages are a promise (DESIGN § 6)."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.cli import COMMANDS

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_list_names_chapters_versions_stages(engross: Run) -> None:
    done = engross("list")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "068-noise    codified 2020-01-14, proposed 2025-10-21",
        "new-parking  proposed 2025-10-21",
    ]
    listed = json.loads(engross("list", "--json").stdout)
    assert listed[0]["number"] == "68"
    assert [v["version"] for v in listed[0]["versions"]] == ["2020-01-14.codified", "2025-10-21.proposed"]


@pytest.mark.parametrize("chapter", ["68", "068-noise", "ordinances/068-noise/2025-10-21.proposed.xml"])
def test_redline_takes_a_number_a_folder_or_a_file(engross: Run, chapter: str) -> None:
    done = engross("redline", chapter)
    assert done.returncode == 0, done.stderr
    assert "The [-sound level-]{+Sound Level+} is [-70-]{+60+} dBA at the line" in " ".join(done.stdout.split())


def test_redline_as_data(engross: Run) -> None:
    data = json.loads(engross("redline", "68", "--format", "json").stdout)
    assert (data["chapter"], data["from"], data["to"]) == ("68", "2020-01-14.codified", "2025-10-21.proposed")
    kinds = {(change["kind"], change["number"]) for change in data["changes"]}
    assert kinds == {("amended", "§ 68-5A"), ("repealed", "§ 68-5B")}
    for change in data["changes"]:
        assert "".join(t for sign, t in change["ops"] if sign != "+") == (change["old"] or "")
        assert "".join(t for sign, t in change["ops"] if sign != "-") == (change["new"] or "")


def test_a_file_is_written_whole_and_the_same_twice(engross: Run, workspace: Path) -> None:
    for name in ("one.docx", "two.docx"):
        assert engross("redline", "68", "-o", name).returncode == 0
    assert (workspace / "one.docx").read_bytes() == (workspace / "two.docx").read_bytes()
    assert zipfile.ZipFile(workspace / "one.docx").testzip() is None


def test_build_makes_every_file_and_says_where_to_look(engross: Run, workspace: Path) -> None:
    done = engross("build")
    assert done.returncode == 0, done.stderr
    made = {
        path.relative_to(workspace / "build").as_posix() for path in (workspace / "build").rglob("*") if path.is_file()
    }
    assert {"068-noise/redline.docx", "068-noise/redline.json", "068-noise/changes.txt", "068-noise/clean.docx"} <= made
    assert "new-parking/clean.docx" in made
    assert "new-parking/redline.docx" not in made
    assert "Look first at build/068-noise/redline.docx" in done.stdout
    before = {path: path.read_bytes() for path in (workspace / "build").rglob("*") if path.is_file()}
    assert engross("build").returncode == 0
    assert before == {path: path.read_bytes() for path in (workspace / "build").rglob("*") if path.is_file()}


def test_changes_tells_what_matters_first(engross: Run) -> None:
    out = " ".join(engross("changes", "68").stdout.split())
    first = out.index("Limits and measures § 68-5A: 70 dBA falls to 60 dBA, in “")
    assert first < out.index("Terms only") or "Terms only" not in out
    lines = json.loads(engross("changes", "68", "--format", "json").stdout)["summary"]
    assert lines[0]["place"] == "§ 68-5A"
    assert lines[0]["subject"] == "limits"
    assert lines[0]["words"].startswith("70 dBA falls to 60 dBA, in “")


def test_fmt_check_says_what_is_not_canonical_and_fmt_mends_it(engross: Run, workspace: Path) -> None:
    file = workspace / "ordinances/068-noise/2025-10-21.proposed.xml"
    canonical = file.read_bytes()
    file.write_bytes(canonical.replace(b"    ", b"\t"))
    checked = engross("fmt", "--check")
    assert checked.returncode == 1
    assert "2025-10-21.proposed.xml: not in canonical form; run `engross fmt" in checked.stdout
    assert engross("fmt").returncode == 0
    assert file.read_bytes() == canonical
    assert engross("fmt", "--check").returncode == 0


def test_a_git_revision_is_a_version(engross: Run, workspace: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=workspace, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    file = workspace / "ordinances/068-noise/2025-10-21.proposed.xml"
    file.write_bytes(file.read_bytes().replace(b"60 dBA", b"55 dBA"))
    done = engross("redline", "68", "--from", "git:HEAD")
    assert "is [-60-]{+55+} dBA" in done.stdout, done.stderr
    missing = engross("redline", "68", "--from", "git:nowhere")
    assert missing.returncode == 2
    assert "at revision 'nowhere'" in missing.stderr


BAD = [
    pytest.param(["redline", "99"], "there is no chapter '99'; there are: 68 (068-noise), new-parking", id="chapter"),
    pytest.param(
        ["redline", "68", "--from", "enacted"], "it has: 2020-01-14.codified, 2025-10-21.proposed", id="version"
    ),
    pytest.param(["redline", "new-parking"], "has no version to compare with", id="one version"),
    pytest.param(
        ["clean", "68", "--section", "68-99"], "there is no section 68-99; the sections are 68-3, 68-5", id="section"
    ),
    pytest.param(["clean", "nowhere.xml"], "there is no file nowhere.xml", id="file"),
    pytest.param(["clean", "68", "-o", "x.odt"], "x.odt does not say its format", id="suffix"),
    pytest.param(["-C", "/", "list"], "holds ordinances/", id="workspace"),
    pytest.param(
        ["redline", "68", "-o", "ordinances/068-noise/2020-01-14.codified.xml/x.docx"], "cannot be written", id="path"
    ),
    pytest.param(["nonsense"], "No such command", id="command"),
]


@pytest.mark.parametrize(("arguments", "words"), BAD)
def test_a_wrong_input_ends_in_one_sentence_and_exit_2(
    engross: Run, workspace: Path, arguments: list[str], words: str
) -> None:
    before = sorted(workspace.rglob("*"))
    done = engross(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(workspace.rglob("*")) == before


def test_a_fault_in_a_source_names_file_and_line(engross: Run, workspace: Path) -> None:
    file = workspace / "ordinances/068-noise/2025-10-21.proposed.xml"
    file.write_bytes(file.read_bytes().replace(b"<p>The", b"<para>The"))
    done = engross("redline", "68")
    assert done.returncode == 2
    assert done.stderr.startswith("engross: ordinances/068-noise/2025-10-21.proposed.xml:")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_one_sentence(engross: Run, workspace: Path) -> None:
    (workspace / "build").mkdir(mode=0o555)
    done = engross("build")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_listed_and_answers_help(engross: Run, apart: Run, name: str) -> None:
    assert f"  {name}" in engross("--help").stdout
    done = apart(name, "--help")
    assert (done.returncode, done.stderr) == (0, "")


def test_site_is_written_and_what_it_no_longer_makes_goes(engross: Run, workspace: Path) -> None:
    done = engross("site", "-o", "out")
    assert (done.returncode, done.stdout) == (0, f"{Path('out/index.html')}\n")
    page = (workspace / "out/068-noise/2020-01-14.codified-to-2025-10-21.proposed.html").read_text(encoding="utf-8")
    assert "70 dBA to 60 dBA" in page
    assert (workspace / "out/068-noise/redline.docx").read_bytes().startswith(b"PK")
    source = workspace / "ordinances/068-noise/2020-01-14.codified.xml"
    assert (workspace / "out/068-noise/2020-01-14.codified.xml").read_bytes() == source.read_bytes()
    (workspace / "out/kept.txt").write_text("ours is not theirs", encoding="utf-8")
    source.unlink()
    assert engross("site", "-o", "out").returncode == 0
    assert not (workspace / "out/068-noise/2020-01-14.codified.html").exists()
    assert (workspace / "out/kept.txt").is_file()


@pytest.mark.parametrize("command", ["list", "check"])
def test_a_file_beside_the_versions_that_nothing_reads_is_named(engross: Run, workspace: Path, command: str) -> None:
    law = workspace / "ordinances" / "068-noise"
    (law / "copy.xml").write_bytes((law / "2020-01-14.codified.xml").read_bytes())
    assert "ordinances/068-noise/copy.xml is not read: name it <date>.<stage>.xml" in engross(command).stderr
    (law / "copy.xml").unlink()
    assert "is not read" not in engross(command).stderr
