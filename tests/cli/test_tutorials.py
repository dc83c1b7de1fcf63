"""Every command line of a tutorial is run, in the order of its page, and ends and prints as the page says."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engross.cli import main
from repositories import needs_git, new_repository

ROOT = Path(__file__).parents[2]
TUTORIALS = sorted(path for path in (ROOT / "docs" / "tutorials").glob("*.md") if path.stem != "index")
TODAY = "2025-10-01"
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_STATUS = re.compile(r"\s+# exit status (\d)$")


def steps(page: str) -> Iterator[tuple[str, int, list[str]]]:
    """Each command line of a page, the exit status that it says, and the lines that it says are printed."""
    for block in _CONSOLE.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, *printed = part.rstrip("\n").split("\n")
            found = _STATUS.search(line)
            yield _STATUS.sub("", line), int(found[1]) if found else 0, printed


@pytest.mark.slow
@needs_git
@pytest.mark.parametrize("path", TUTORIALS, ids=lambda path: path.stem)
def test_a_tutorial_does_what_it_says(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "ordinances", tmp_path / "ordinances")
    new_repository(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{Path('/usr/bin')}:{Path('/bin')}")
    here, done = tmp_path, 0
    for line, status, printed in steps(path.read_text(encoding="utf-8")):
        program, *arguments = shlex.split(line)
        if program == "cd":
            here = here / arguments[0]
            continue
        assert program == "engross"
        monkeypatch.chdir(here)
        monkeypatch.setattr(sys, "argv", ["engross", "--today", TODAY, *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        assert (line, int(left.value.code or 0), err if left.value.code else "") == (
            line,
            status,
            err if status else "",
        )
        assert set(printed) <= set(out.splitlines()), line
        done += 1
    assert done >= 5


def test_the_tutorials_are_those_of_the_index() -> None:
    index = (ROOT / "docs" / "tutorials" / "index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\((\w[\w-]*)\.md\)", index)) == {path.stem for path in TUTORIALS}


def test_a_step_has_its_status_and_what_it_prints() -> None:
    page = "```console\n$ engross check 68   # exit status 1\na line\n$ engross undo\n```\n"
    assert list(steps(page)) == [("engross check 68", 1, ["a line"]), ("engross undo", 0, [])]
