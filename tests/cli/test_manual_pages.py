"""What messages name is there: pages of the manual and schemas, from an installed program too."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from engross.services.checking.check_manual import CHECK_SUMMARIES
from engross.services.documents.manual_pages import _PAGES, PAGE_SUMMARIES

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", _PAGES)
def test_a_page_is_printed_and_in_the_wheel(engross: Run, name: str) -> None:
    file = _PAGES[name][0]
    done = engross("explain", name.upper())
    assert (done.returncode, done.stdout) == (0, (ROOT / file).read_text(encoding="utf-8").rstrip("\n") + "\n")
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    carried = build["wheel"]["force-include"]
    assert any(file == each or file.startswith(f"{each}/") for each in carried)


def test_all_are_listed_and_no_page_is_called_as_a_check(engross: Run) -> None:
    listed = [line.split()[0].lower() for line in engross("explain").stdout.splitlines() if line]
    assert len(set(listed)) == len(listed) == len(CHECK_SUMMARIES) + len(PAGE_SUMMARIES)


def test_a_name_that_is_none_is_refused_with_the_nearest(engross: Run) -> None:
    done = engross("explain", "meting")
    assert done.returncode == 2
    assert "no check and no page is called 'meting'; did you mean meetings?" in done.stderr


def test_messages_name_pages_that_there_are_and_no_file_of_a_checkout() -> None:
    """Strings of the package, docstrings and comments aside, and what is written into a new workspace."""
    for path in sorted((ROOT / "tooling" / "engross").rglob("*.py")):
        if path.name == "manual_pages.py":
            continue
        text = re.sub(r'""".*?"""|#[^\n]*', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.findall(r"docs/[a-z-]+\.md|schemas/[a-z]+\.(?:schema\.json|rng)|notices/README", text), path
        for name in re.findall(r"`engross explain ([a-z-]+)`", text):
            assert name in _PAGES, (path, name)
