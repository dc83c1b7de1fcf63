"""A command is arguments, calls of services, messages and an exit status; what it may import is in pyproject.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

import engross.cli

PACKAGE = Path(engross.cli.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
VERBS = frozenset(
    [
        "akn",
        "amending",
        "building",
        "checks",
        "cite",
        "compose",
        "diff",
        "importing",
        "meetings",
        "proofreading",
        "rendering",
        "rules",
        "site",
    ]
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_is_over_a_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 100
