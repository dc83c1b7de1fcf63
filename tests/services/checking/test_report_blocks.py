"""A text report whose parts were kept is the report that is written anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engross.checks.reports import ReportContents
from engross.checks.reports.text import as_text
from engross.model.findings.finding import Finding
from engross.result_cache.entries import ResultCache
from engross.result_cache.file_states import FileStates
from engross.services.checking.report_blocks import ReportBlocks

LAW = "ordinances/068-noise/2020-01-14.codified.xml"
FINDING = Finding(
    "REF001", "error", "068-noise", "2020-01-14.codified", LAW, 2, "", "68-5", "no § 68-5", hint="write it"
)
OTHER = replace(FINDING, line=3)
CHANGES = (
    {"code": "DRF001"},
    {"severity": "note"},
    {"message": "no § 68-6"},
    {"file": "ordinances/069-other/2020-01-14.codified.xml"},
    {"line": 3},
    {"words": "68"},
    {"nth": 1},
    {"hint": ""},
    {"place": "§ 68-1"},
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / LAW).parent.mkdir(parents=True)
    (tmp_path / LAW).write_text("<law>\nsee § 68-5 and § 68-5\nor § 68-5\n</law>\n", encoding="utf-8")
    return tmp_path


def account(root: Path, *findings: Finding, colour: bool = False) -> ReportContents:
    lines = enumerate((root / LAW).read_text(encoding="utf-8").split("\n"), 1)
    return ReportContents(findings, sources={LAW: dict(lines)}, colour=colour)


def blocks(root: Path, cache: ResultCache) -> ReportBlocks:
    states = FileStates(str(root), lambda _: False)
    states.read("ordinances")
    return ReportBlocks(cache, states)


def refused() -> str:
    raise AssertionError("this was kept")


def told_of(contents: ReportContents) -> tuple[list[object], str]:
    told: list[object] = []

    def block(file: str, what: object, write: Callable[[], str]) -> str:
        told.append((file, what))
        return write()

    return told, as_text(contents, block)


def test_what_was_told_of_a_file_is_kept_while_its_bytes_and_findings_are_the_same(root: Path, tmp_path: Path) -> None:
    cache = ResultCache(tmp_path / "results")
    first = blocks(root, cache)
    assert first(LAW, ("a", 1), lambda: "text") == "text"
    first.keep()
    again = blocks(root, cache)
    assert again(LAW, ("a", 1), refused) == "text"
    assert again(LAW, ("a", "1"), lambda: "other") == "other"
    (root / LAW).write_text("<law/>", encoding="utf-8")
    assert blocks(root, cache)(LAW, ("a", 1), lambda: "new") == "new"


def test_what_was_told_of_a_file_of_another_name_is_not_taken(root: Path, tmp_path: Path) -> None:
    cache = ResultCache(tmp_path / "results")
    first = blocks(root, cache)
    assert first(LAW, (), lambda: "text") == "text"
    first.keep()
    (root / LAW).parent.rename(root / "ordinances" / "068-quiet")
    assert blocks(root, cache)(LAW.replace("noise", "quiet"), (), lambda: "new") == "new"


def test_what_is_told_of_no_file_of_the_workspace_is_written_each_time(root: Path, tmp_path: Path) -> None:
    cache = ResultCache(tmp_path / "results")
    for text in ("once", "twice"):
        made = blocks(root, cache)
        assert made("elsewhere.xml", (), lambda text=text: text) == text
        made.keep()


@pytest.mark.parametrize("change", [*CHANGES, None], ids=str)
def test_whatever_changes_a_report_changes_what_its_parts_are_known_by(
    root: Path, change: dict[str, object] | None
) -> None:
    before, text = told_of(account(root, FINDING, OTHER))
    if change is None:
        after, other = told_of(account(root, FINDING, OTHER, colour=True))
    else:
        after, other = told_of(account(root, replace(FINDING, **change), OTHER))  # type: ignore[arg-type]
    assert other != text
    assert after != before


def test_further_places_are_part_of_what_a_report_is_known_by(root: Path) -> None:
    before, text = told_of(account(root, FINDING, OTHER))
    after, other = told_of(account(root, FINDING, replace(OTHER, place="§ 68-9")))
    assert other != text
    assert after != before


def test_a_report_with_kept_parts_is_the_report_without(root: Path, tmp_path: Path) -> None:
    cache = ResultCache(tmp_path / "results")
    contents = account(root, FINDING, replace(FINDING, code="DRF001", nth=1), OTHER)
    for _ in range(2):
        made = blocks(root, cache)
        assert as_text(contents, made) == as_text(contents)
        made.keep()
