"""The names that others may build on (DESIGN § 6)."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import engross

ROOT = Path(__file__).parents[1]
NOISE = ROOT / "ordinances" / "068-noise"


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


@pytest.mark.parametrize("name", engross.__all__)
def test_every_public_name_has_an_example_that_runs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    told = getattr(engross, name)
    places = {**vars(sys.modules[told.__module__]), name: told}
    (found,) = (each for each in doctest.DocTestFinder(recurse=False).find(told, name, globs=places))
    assert found.examples, name
    runner = doctest.DocTestRunner()
    runner.run(found)
    assert runner.summarize(verbose=False).failed == 0


def test_dir_lists_what_is_public_and_nothing_else() -> None:
    assert dir(engross) == sorted((*engross.__all__, "__version__"))
    with pytest.raises(AttributeError, match="no attribute 'uncompare'"):
        engross.uncompare  # noqa: B018
