"""Each check against its own fixture: ``CODE.xml``, whose history says which words are to be found.

The one event of a fixture's history reads ``expects: words | words``: the words that the check finds fault with, in
order. Beside it may stand ``CODE.base.xml``, the version in force.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engross.akn import parse_chapter
from engross.checks import CHECKS, Check, run_checks, unreadable_finding
from engross.checks.manual import manual_of_checks
from engross.diff import compare
from engross.errors import SourceError
from engross.model.law.chapter import Chapter, Version
from engross.model.law.code import Draft
from engross.model.law.timeline import Timeline, dated

HERE = Path(__file__).parent
TODAY = date(2026, 1, 5)
NAMED = Version(date(2025, 10, 21), "proposed")
READING = [check for check in CHECKS if check.code != "STR001"]


def chapter(path: Path) -> Chapter:
    return parse_chapter(path.read_bytes(), path.name)


def draft(code: str) -> Draft:
    new = chapter(HERE / f"{code}.xml")
    base = HERE / f"{code}.base.xml"
    old = chapter(base) if base.is_file() else None
    timeline = Timeline(tuple(dated(text) for text in (old, new) if text is not None))
    remarks = tuple(timeline.remarks(TODAY))
    return Draft(new, "fixture", compare(old, new) if old else None, NAMED, remarks=remarks)


def expected(new: Chapter) -> list[str]:
    note = next(event.note for event in new.events if event.note.startswith("expects:"))
    return note.removeprefix("expects:").strip().split(" | ")


@pytest.mark.parametrize("check", READING, ids=lambda check: check.code)
def test_a_check_finds_what_its_fixture_expects_and_nothing_else(check: Check) -> None:
    one = draft(check.code)
    found = list(run_checks([one], {one.chapter.number: one}, [check]))
    assert [finding.words for finding in found] == expected(one.chapter), [finding.message for finding in found]
    for finding in found:
        assert (finding.code, finding.severity, finding.version) == (
            check.code,
            check.severity,
            str(one.chapter.version),
        )
        assert finding.line
        assert finding.eid
        assert finding.message


def test_what_each_check_says_of_its_fixture(golden: Callable[[str, str], None]) -> None:
    said: list[str] = []
    for check in READING:
        one = draft(check.code)
        found = run_checks([one], {one.chapter.number: one}, [check])
        said += [f"{each.code} “{each.words}” {each.line}: {each.message}; {each.hint}\n" for each in found]
    golden("checks/said.txt", "".join(said))


def test_a_file_that_cannot_be_read_is_a_finding_on_its_line() -> None:
    with pytest.raises(SourceError) as fault:
        chapter(HERE / "STR001.xml")
    finding = unreadable_finding(fault.value, "fixture", str(NAMED))
    assert (finding.code, finding.severity, finding.file) == ("STR001", "error", "STR001.xml")
    assert finding.line == 42
    assert "<blink>" in finding.message


def test_every_fixture_is_of_a_check() -> None:
    codes = {path.name.split(".")[0] for path in HERE.glob("*.xml")}
    assert codes == {check.code for check in CHECKS}


def test_codes_are_given_once_and_every_check_has_its_manual() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert check.title.endswith("."), check.code
        assert len(check.manual.splitlines()) > 2, check.code


def test_the_manual_in_docs_is_made_of_the_docstrings() -> None:
    written = (HERE.parents[1] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert written == manual_of_checks(), "docs/checks.md is out of date: run `python tests/checks/write_manual.py`"
