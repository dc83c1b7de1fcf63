"""What a command imports before it begins: none waits for libraries that it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import engross
from engross.akn import write_chapter
from engross.model.law.text import Text
from samples import chapter_of, section

LIBRARIES = frozenset(
    [
        "distributed",
        "diff_match_patch",
        "docx",
        "flask",
        "holidays",
        "icalendar",
        "jinja2",
        "jsonschema",
        "markdown_it",
        "pypdf",
        "tomlkit",
        "typst",
        "waitress",
    ]
)


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        ("", set()),
        ("ask", set()),
        ("changes", set()),
        ("check", set()),
        ("cite", set()),
        ("clean", set()),
        ("desk", set()),
        ("explain", set()),
        ("fmt", set()),
        ("init", set()),
        ("list", set()),
        ("redline", set()),
        ("renumber", set()),
        ("rules", set()),
        ("verify", set()),
        ("import", {"docx", "markdown_it"}),
        ("agenda", {"holidays", "jinja2", "markdown_it"}),
    ],
)
def test_a_command_imports_only_what_it_needs(command: str, needed: set[str]) -> None:
    module = f"engross.cli.{command}_command" if command else "engross.cli"
    code = f"import sys, {module}; print(*sorted({set(LIBRARIES)!r} & set(sys.modules)))"
    path = {"PYTHONPATH": str(Path(engross.__file__).parents[1]), "ENGROSS_CACHE": ""}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=path, check=True)
    assert set(done.stdout.split()) == needed


def test_a_check_of_law_without_drafts_imports_nothing_that_compares_writes_or_meets(tmp_path: Path) -> None:
    folder = tmp_path / "ordinances" / "001-sound"
    folder.mkdir(parents=True)
    (folder / "2020-01-14.codified.xml").write_bytes(write_chapter(chapter_of(section("1-1", "Sound.", Text("None.")))))
    code = (
        "import sys\nfrom engross.cli import main\ntry:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    )
    path = {"PYTHONPATH": str(Path(engross.__file__).parents[1]), "ENGROSS_CACHE": ""}
    run = [sys.executable, "-c", code, "-C", str(tmp_path), "check", "--jobs", "1"]
    done = subprocess.run(run, capture_output=True, encoding="utf-8", env=path, check=False)
    assert done.returncode in (0, 1), done.stderr
    unneeded = {
        "diff",
        "transactions",
        "model.meeting.meeting",
        "model.publication",
        "compose",
        "rules",
        "importing.word",
    }
    assert "engross.checks" in done.stderr.split()
    assert ({f"engross.{name}" for name in unneeded} | {"filelock"}) & {*done.stderr.split()} == set()
