"""What is wrong with the city's file is said by every command, in one sentence with file and line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.cli import COMMANDS
from engross.cli.city_faults import _OF_NO_CITY, _TELL_IT_THEMSELVES
from workspaces import CITY, write_meeting

Run = Callable[..., subprocess.CompletedProcess[str]]
LAW = "ordinances/068-noise/2025-10-21.proposed.xml"
CALLS = {
    "list": (),
    "clean": ("68",),
    "code": ("--format", "txt"),
    "redline": ("68",),
    "redlines": ("--since", "HEAD", "-o", "out"),
    "changes": ("68",),
    "brief": ("68",),
    "import": ("none.docx", "--chapter", "68"),
    "export": ("--format", "usc", "-o", "out"),
    "search": ("noise",),
    "disposition": (),
    "check": (),
    "doctor": (),
    "draft": ("68", "--name", "x"),
    "amend": ("68", "--at", "2025-10-21-laws", "--file", "none.docx"),
    "adopt": ("68",),
    "rebase": ("68",),
    "merge": ("68", "a.docx", "b.docx"),
    "outcome": ("68", "filed"),
    "codify": ("68",),
    "ordinance": ("68",),
    "correct": ("68", "68-5", "old", "new", "--by", "A", "--reason", "B"),
    "replace": ("old", "new", "--bill", "x", "--title", "An ordinance"),
    "renumber": ("68", "68-5A", "68-5B"),
    "repeal": ("68", "68-5A"),
    "undo": (),
    "handoff": ("none", "-o", "out.zip"),
    "instructions": ("none.txt",),
    "apply": ("none.txt",),
    "fmt": ("--check",),
    "upgrade": ("--dry-run",),
    "git-setup": (),
    "rules": ("68",),
    "ask": ("68", "none"),
    "site": (),
    "desk": ("--port", "none"),
    "serve": ("--port", "none"),
    "meeting": ("new", "--date", "2025-11-18"),
    "notice": ("2025-10-21",),
    "agenda": ("2025-10-21",),
    "minutes": ("2025-10-21",),
    "packet": ("2025-10-21", "-o", "packet.pdf"),
    "calendar": ("2025-10-21",),
    "proof": ("none.txt",),
    "notices": (),
    "build": (),
    "verify": (),
}
"""How each command may be called; those that would go on for ever are given a port that is none."""
FILE = "ordinances/elmwood.toml"
FAULTS = {
    "schema": ("rate = 10", 'rate = "ten"', 19, "newspaper, rate: 'ten' is not a number"),
    "officer": ('clerk = "rowe"', 'clerk = "row"', 5, "clerk: there is no officer 'row'"),
    "TOML": ("rate = 10", "rate = ten", 19, "words stand in quotation marks"),
    "hierarchy": ("[newspaper]", "[hierarchy]\nlevel = []\n[newspaper]", 18, "hierarchy, level: it is empty"),
}


def test_the_calls_are_those_of_every_command() -> None:
    assert CALLS.keys() | _OF_NO_CITY == COMMANDS.keys()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", CALLS)
def test_every_command_says_what_is_wrong(engross: Run, workspace: Path, command: str, fault: str) -> None:
    old, new, line, said = FAULTS[fault]
    write_meeting(workspace)
    (workspace / FILE).write_text(CITY.replace(old, new), encoding="utf-8")
    done = engross(command, *CALLS[command])
    lines = [each for each in f"{done.stdout}{done.stderr}".splitlines() if f"{FILE}:{line}: " in each]
    assert len(lines) == 1, (lines, done.stdout, done.stderr)
    assert said in lines[0]
    assert done.returncode in (0, 1, 2)


@pytest.mark.parametrize("command", CALLS)
def test_two_files_of_a_city_are_refused_by_every_command(engross: Run, workspace: Path, command: str) -> None:
    write_meeting(workspace)
    (workspace / "ordinances" / "other.toml").write_text(CITY, encoding="utf-8")
    done = engross(command, *CALLS[command])
    said = "elmwood.toml and other.toml are both the file of the city"
    assert f"{done.stdout}{done.stderr}".count(said) == 1, (done.stdout, done.stderr)
    assert done.returncode == (1 if command in _TELL_IT_THEMSELVES else 2)
