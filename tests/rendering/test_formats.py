from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from engross.errors import NotFoundError
from engross.rendering import FORMATS, render
from rendering.sample import sample


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_publication_gives_the_same_bytes(name: str) -> None:
    assert render(sample(), name) == render(sample(), name)


@pytest.mark.parametrize("name", FORMATS)
def test_the_table_tells_the_truth(name: str) -> None:
    made = FORMATS[name]
    assert made.name == name
    assert made.suffix == f".{name}"
    assert (b"\0" in render(sample(), name)) == made.binary


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_publication_is_still_a_file(name: str) -> None:
    assert render(replace(sample(), blocks=(), certificate=(), footer=""), name)


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(NotFoundError, match=r"no format 'rtf'; there are .*html.*txt"):
        render(sample(), "rtf")


def test_no_format_loads_the_libraries_of_another() -> None:
    told = "import sys, engross.rendering as r; print(sorted({'docx', 'jinja2', 'typst'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, encoding="utf-8", check=True, cwd="tooling"
    )
    assert done.stdout.strip() == "[]"
