"""docs/findings.md says what the program finds in the ordinances, and what a reader thought of each finding."""

from __future__ import annotations

from collections import Counter

from write_findings import MISSING, PAGE, ROW, page, rows

MOST_FALSE = 0.1


def test_the_page_is_what_the_program_finds() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "docs/findings.md is out of date: run `python tests/write_findings.py`"


def test_every_finding_has_a_verdict_and_what_is_waived_is_in_the_waivers() -> None:
    found = [match for match in map(ROW.match, PAGE.read_text(encoding="utf-8").splitlines()) if match]
    assert found
    for match in found:
        assert match[5] != MISSING, match[0]
        assert match[5].startswith(("true: ", "waived: ")), match[0]
    waived = [(one.code, one.words) for version in (None, "codified") for _, f in rows(version) for one, w in f if w]
    assert Counter(waived) == Counter((m[2], m[3]) for m in found if m[5].startswith("waived"))


def test_no_check_is_wrong_more_than_once_in_ten() -> None:
    found = [match for match in map(ROW.match, PAGE.read_text(encoding="utf-8").splitlines()) if match]
    every, wrong = Counter(m[2] for m in found), Counter(m[2] for m in found if m[5].startswith("waived"))
    assert all(wrong[code] <= every[code] * MOST_FALSE for code in every)
