"""The names that others may build on (DESIGN § 6)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import engross

NOISE = Path(__file__).parents[1] / "ordinances" / "068-noise"


def test_the_way_in_the_docstring_works() -> None:
    old = engross.read_chapter(NOISE / "2020-01-14.codified.xml")
    new = engross.read_chapter((NOISE / "2025-10-21.proposed.xml").read_bytes())
    page = engross.redline(engross.compare(old, new))
    assert engross.render(page, "docx").startswith(b"PK")
    assert engross.render(engross.clean_copy(new), "txt")
    assert [(s.text, s.mark) for s in engross.diff_words("at 70 dBA", "at 60 dBA")] == [
        ("at ", "kept"),
        ("70", "deleted"),
        ("60", "inserted"),
        (" dBA", "kept"),
    ]
    assert engross.find_citations("see § 68-5A(1)")


def test_every_public_name_is_there() -> None:
    for name in engross.__all__:
        assert getattr(engross, name) is not None


def test_importing_the_package_imports_no_library() -> None:
    code = "import sys, engross; print(sorted({'lxml', 'jinja2', 'docx', 'typst', 'click'} & set(sys.modules)))"
    path = {"PYTHONPATH": str(Path(engross.__file__).parents[1])}
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=path, check=True).stdout
        == "[]\n"
    )
