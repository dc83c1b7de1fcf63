"""The table of alterations in docs/reliability.md: each is made, and ``verify`` says what the table says."""

from __future__ import annotations

import os
import re
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

from engross import __version__
from engross.akn import parse_chapter
from engross.building import redline_bytes
from engross.diff import compare
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from services.building.alterations import (
    DRAFT,
    LAW,
    MANIFESTS,
    OUTPUTS,
    REFUSED,
    SOURCES,
    Alteration,
    built,
    link,
    verified,
)

DOCUMENT = Path(__file__).parents[3] / "docs" / "reliability.md"
NOW = {"engross": __version__, "lxml": version("lxml"), "typst": version("typst")}
NOTHING = "nothing"


def what(case: Alteration) -> str:
    return case.what


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("built") / "it")


@pytest.fixture
def copy(build: Path, tmp_path: Path) -> Path:
    return shutil.copytree(build, tmp_path / "copy")


def test_a_build_as_it_was_made_has_no_fault(build: Path) -> None:
    found = verified(build)
    assert found.faults == ()
    files = {path.relative_to(build / "build").as_posix() for path in (build / "build").rglob("*") if path.is_file()}
    listed = {name for name in files if name.rpartition("/")[2] not in ("manifest.json", ".engross.lock")}
    assert (found.outputs, found.of_site) == (len(listed), sum(name.startswith("site/") for name in listed))
    # chapter 68 twice, its record, the new chapter, city, meeting, letter, waivers, two templates
    assert found.inputs == 10


@pytest.mark.parametrize("case", [*SOURCES, *OUTPUTS, *MANIFESTS], ids=what)
def test_an_alteration_is_said(copy: Path, case: Alteration) -> None:
    if case.act is link and os.name == "nt":
        pytest.skip("links need a privilege on Windows")
    case.act(copy)
    assert list(verified(copy).faults) == [sentence.format(**NOW) for sentence in case.said]


@pytest.mark.parametrize("case", REFUSED, ids=what)
def test_a_manifest_that_cannot_be_read_is_refused(copy: Path, case: Alteration) -> None:
    case.act(copy)
    with pytest.raises(EngrossError) as refused:
        verified(copy)
    assert str(refused.value).replace(f"{copy}/", "") == case.said[0]


def test_the_certificate_of_a_redline_says_that_a_value_stands_in_another_cell(build: Path) -> None:
    data = (build / LAW / "2020-01-14.codified.xml").read_text("utf-8")
    cell, empty, pair = "<td><p>45</p></td>", "<td><p/></td>", r"<td><p>45</p></td>\s*<td><p>63</p></td>"
    texts = [re.sub(pair, cells, data, count=1) for cells in (cell + empty, empty + cell)]
    one, two = (parse_chapter(text.encode("utf-8"), "law.xml") for text in texts)
    new = parse_chapter((build / DRAFT).read_bytes(), DRAFT)

    def fingerprints(old: Chapter) -> list[str]:
        return re.findall(r"\b[0-9a-f]{64}\b", redline_bytes(compare(old, new), "html").decode("utf-8"))

    of_one, of_two = fingerprints(one), fingerprints(two)
    # The hash of the base's file and the fingerprint of its text differ; the proposal's are the same.
    assert [a == b for a, b in zip(of_one, of_two, strict=True)] == [False, True, False, True]


def test_the_document_holds_the_table() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for case in (*SOURCES, *OUTPUTS, *MANIFESTS, *REFUSED):
        assert row(case) in text


def row(case: Alteration) -> str:
    """An alteration as a row of the table; of the version of a library "…" is shown."""
    said = (sentence.format(**dict.fromkeys(NOW, "…")).replace("|", "\\|") for sentence in case.said)
    return f"| {case.what} | {'; '.join(f'`{one}`' if '`' not in one else f'`` {one} ``' for one in said) or NOTHING} |"
