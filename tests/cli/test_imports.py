"""What a command imports before it begins: none waits for libraries that it does not use."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
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

COSTLY = frozenset(
    [
        "asyncio",
        "calendar",
        "concurrent",
        "decimal",
        "difflib",
        "email",
        "fractions",
        "html",
        "http",
        "importlib.metadata",
        "json",
        "logging",
        "multiprocessing",
        "random",
        "shutil",
        "socket",
        "ssl",
        "statistics",
        "subprocess",
        "tempfile",
        "textwrap",
        "unittest",
        "xml",
        "zipfile",
        "zoneinfo",
    ]
)
"""Modules of the standard library that a command waits for."""
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("help", ["--help"]),
        ("list", ["list"]),
        ("clean-text", ["clean", "68"]),
        ("clean-word", ["clean", "68", "-o", "clean.docx"]),
        ("redline-text", ["redline", "68"]),
        ("redline-word", ["redline", "68", "-o", "redline.docx"]),
        ("changes", ["changes", "68"]),
        ("check", ["check", "112", "--jobs", "1"]),
        ("explain", ["explain", "REF001"]),
        ("fmt", ["fmt", "--check"]),
    ],
)
def test_a_command_loads_what_its_list_says(
    name: str, arguments: list[str], tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """``tests/golden/imports`` lists, for each command, the packages of Engross of which it loads a module, the libraries,
    and those of ``COSTLY``. A longer list is a slower start: lengthen it only where the command needs what it names."""
    code = (
        "import sys\nfrom engross.cli import main\ntry:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    )
    path = {"PYTHONPATH": str(Path(engross.__file__).parents[1])}
    arguments = [str(tmp_path / each) if each.endswith(".docx") else each for each in arguments]
    run = [sys.executable, "-c", code, "--today", "2025-10-01", *arguments]
    done = subprocess.run(run, capture_output=True, encoding="utf-8", env=path, cwd=ROOT, check=False)
    assert done.returncode in (0, 1), done.stderr
    modules = done.stderr.splitlines()[-1].split()
    golden(f"imports/{name}.txt", "\n".join(sorted(_named(modules))) + "\n")


def _named(modules: list[str]) -> set[str]:
    ours = {module.rpartition(".")[0] or module for module in modules if module.split(".")[0] == "engross"}
    first = {module.split(".")[0] for module in modules if "." not in module or module.split(".")[0] in LIBRARIES}
    return ours | (first & LIBRARIES) | (COSTLY & {*modules})


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
