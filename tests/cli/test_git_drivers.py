"""Git with the drivers of ``engross git-setup``: merges by provision and word, differences as law."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.akn import parse_chapter, write_chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Text
from repositories import Git, commit_all, git_in, needs_git, new_repository
from samples import chapter_of, item, section

Run = Callable[..., subprocess.CompletedProcess[str]]
FILE = "ordinances/068-noise/2025-10-21.proposed.xml"
ROOT = Path(__file__).parents[2]

pytestmark = [needs_git, pytest.mark.skipif(sys.platform == "win32", reason="git calls a script of sh")]


def limits(*words: str, labels: str = "ABCDEFG") -> Provision:
    return section("5", "Limits.", *(item("subsection", f"{labels[at]}.", each) for at, each in enumerate(words)))


def levels(day: str, night: str) -> Provision:
    rows = [Row((Cell((Text(name),)), Cell((Text(figure),)))) for name, figure in (("Day", day), ("Night", night))]
    return section("6", "Levels.", "The levels are these:", Table((Text("Table 1. Levels"),), tuple(rows)))


BASE = (
    limits("A bell may ring at noon.", "A dog may bark at dawn."),
    levels("65", "55"),
    section("9", "Fine.", "It is $90."),
)


def write(folder: Path, *sections: Provision) -> None:
    path = folder / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_chapter(chapter_of(*sections, day="2025-10-21", stage="proposed")))


@pytest.fixture
def city(engross: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace below the root of a repository that ``engross git-setup`` was run in; ``engross`` is on the PATH."""
    commands = tmp_path / "bin"
    commands.mkdir()
    script = commands / "engross"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m engross "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "tooling"))
    folder = tmp_path / "mono" / "elm"
    write(folder, *BASE)
    git = new_repository(tmp_path / "mono")
    done = engross("-C", str(folder), "git-setup")
    assert (done.returncode, done.stderr) == (0, "")
    commit_all(git, "drivers")
    return folder


def merged(city: Path, ours: tuple[Provision, ...], theirs: tuple[Provision, ...], *, clean: bool) -> str:
    """What ``git merge`` says of two branches; the merged file is left in the work tree."""
    git = git_in(city)
    for branch, sections in (("ours", ours), ("theirs", theirs)):
        git("switch", "-qc", branch, "main")
        write(city, *sections)
        commit_all(git, branch)
    git("switch", "-q", "ours")
    return git_in(city, allowed=(0,) if clean else (1,))("merge", "--no-edit", "theirs")


def test_two_branches_that_add_after_the_same_item_conflict_as_whole_provisions(engross: Run, city: Path) -> None:
    ours = (limits("A bell may ring at noon.", "A dog may bark at dawn.", "Cats sing."), *BASE[1:])
    theirs = (limits("A bell may ring at noon.", "A dog may bark at dawn.", "Birds sing loudly."), *BASE[1:])
    assert "CONFLICT" in merged(city, ours, theirs, clean=False)
    text = (city / FILE).read_text(encoding="utf-8")
    block = re.search(r"<<<<<<< ours\n(.*?)=======\n(.*?)>>>>>>> theirs\n", text, re.DOTALL)
    assert block is not None
    for part in block.groups():
        assert part.count("<subsection") == part.count("</subsection>") or part.count("<section") == part.count(
            "</section>"
        )
    for command in ("check", "fmt"):
        done = engross("-C", str(city), command, cwd=city)
        assert done.returncode == (1 if command == "check" else 2)
        assert "of a merge" in done.stdout + done.stderr
        assert "chp_68__sec_68-5" in done.stdout + done.stderr


def test_changes_of_other_words_of_one_line_are_merged(city: Path) -> None:
    ours = (limits("A bell may ring at eleven.", "A dog may bark at dawn."), *BASE[1:])
    theirs = (limits("A small bell may ring at noon.", "A dog may bark at dawn."), *BASE[1:])
    merged(city, ours, theirs, clean=True)
    chapter = parse_chapter((city / FILE).read_bytes(), FILE)
    assert next(chapter.sections()).children[0].body[0].plain == "A small bell may ring at eleven."  # type: ignore[union-attr]


def test_a_conflict_in_a_table_is_one_of_its_section(city: Path) -> None:
    merged(city, (BASE[0], levels("60", "55"), BASE[2]), (BASE[0], levels("61", "55"), BASE[2]), clean=False)
    text = (city / FILE).read_text(encoding="utf-8")
    inside = text.split("<<<<<<< ours\n", 1)[1].split(">>>>>>> theirs", 1)[0]
    assert inside.lstrip().startswith("<section")
    assert inside.count("<table") == inside.count("</table>") == 2


def test_cells_of_one_table_are_merged(city: Path) -> None:
    merged(city, (BASE[0], levels("60", "55"), BASE[2]), (BASE[0], levels("65", "50"), BASE[2]), clean=True)
    text = (city / FILE).read_text(encoding="utf-8")
    assert "<p>60</p>" in text
    assert "<p>50</p>" in text


def test_git_diff_shows_the_law(city: Path) -> None:
    write(city, limits("A bell may ring at eleven.", "A dog may bark at dawn."), *BASE[1:])
    shown = git_in(city)("diff")
    changed = [line for line in shown.splitlines() if re.match(r"[-+](?![-+])", line)]
    assert [line[0] for line in changed] == ["-", "+"]
    assert "A bell may ring at eleven." in changed[1]
    assert "<subsection" not in shown


def test_git_setup_says_what_it_did_and_does_it_once(engross: Run, city: Path, tmp_path: Path) -> None:
    done = engross("-C", str(city), "git-setup")
    assert "has the line" in done.stdout
    assert "merge.engross.driver = engross git-merge %O %A %B %L %P" in done.stdout
    assert (city / ".gitattributes").read_text(encoding="utf-8").count("merge=engross") == 1
    outside = tmp_path / "outside"
    write(outside, *BASE)
    done = engross("-C", str(outside), "git-setup")
    assert done.returncode == 2
    assert "is in no git repository" in done.stderr


def test_a_file_that_is_no_ordinance_is_merged_line_by_line(city: Path) -> None:
    git: Git = git_in(city)
    (city / FILE).write_text("one\ntwo\nthree\nfour\n", encoding="utf-8")
    commit_all(git, "words")
    for branch, words in (("ours", "ONE\ntwo\nthree\nfour\n"), ("theirs", "one\ntwo\nthree\nFOUR\n")):
        git("switch", "-qc", branch, "main")
        (city / FILE).write_text(words, encoding="utf-8")
        commit_all(git, branch)
    git("switch", "-q", "ours")
    git("merge", "-q", "--no-edit", "theirs")
    assert (city / FILE).read_text(encoding="utf-8") == "ONE\ntwo\nthree\nFOUR\n"
    assert "ONE" in git("diff", "HEAD~1", "--", FILE)
