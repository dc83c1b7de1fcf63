"""What CI runs: the hooks and the workflow name commands and options that there are, and the redlines are made."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from engross.cli import COMMANDS, group

ROOT = Path(__file__).resolve().parents[2]
NOISE = ROOT / "ordinances" / "068-noise"
FILES = (".pre-commit-hooks.yaml", ".github/workflows/check.yml", ".github/redlines.sh")


@pytest.mark.parametrize("name", FILES)
def test_every_command_and_option_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    calls = re.findall(r"(?:entry:|run:|^ *) ?engross ([a-z]+)((?: [^\n]*)?)", text, re.MULTILINE)
    assert calls
    for command, rest in calls:
        assert command in COMMANDS
        page = CliRunner().invoke(group, [command, "--help"]).output
        for option in re.findall(r"(?<!\S)--?[a-z]+", rest):
            assert option in page, (command, option)


def test_the_hook_is_for_the_files_of_ordinances() -> None:
    pattern = re.search(r"files: (\^ordinances/\[.*)", (ROOT / FILES[0]).read_text(encoding="utf-8"))
    assert pattern is not None
    assert re.match(pattern[1], "ordinances/068-noise/2025-10-21.proposed.xml")
    assert not re.match(pattern[1], "ordinances/068-noise/PROVENANCE.md")


@pytest.mark.skipif(shutil.which("sh") is None or shutil.which("git") is None, reason="needs sh and git")
def test_a_pull_request_gets_the_redline_of_what_it_changes(tmp_path: Path) -> None:
    folder = tmp_path / "ordinances" / "068-noise"
    folder.mkdir(parents=True)
    shutil.copy(NOISE / "2020-01-14.codified.xml", folder)
    shutil.copy(NOISE / "2025-10-21.proposed.xml", folder)
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "engross"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m engross "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    env = {
        **os.environ,
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "tooling"),
        **{f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("git", "init", "-q")
    run("git", "add", "ordinances")
    run("git", "commit", "-qm", "base")
    file = folder / "2025-10-21.proposed.xml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("a windscreen shall", "a thick windscreen shall"), encoding="utf-8"
    )
    run("sh", str(ROOT / ".github" / "redlines.sh"), "HEAD", "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "068-noise.2025-10-21.proposed.docx",
        "068-noise.2025-10-21.proposed.html",
    ]
    page = (tmp_path / "out" / "068-noise.2025-10-21.proposed.html").read_text(encoding="utf-8")
    assert page.count("<ins") >= 1
    assert "thick" in page
