"""What a command imports before it begins: none waits for libraries that it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import engross

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
    path = {"PYTHONPATH": str(Path(engross.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=path, check=True)
    assert set(done.stdout.split()) == needed
