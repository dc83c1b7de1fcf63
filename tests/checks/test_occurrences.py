"""Where the same words stand: counted once, so that a long line costs what its length asks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engross.checks.analysis.occurrences import occurrence_at, occurrences
from engross.checks.reports import report_contents
from engross.checks.reports.report_contents import ReportContents, source_position
from engross.model.findings.finding import Finding


@given(st.text("ab", max_size=30), st.text("ab", min_size=1, max_size=3))
def test_every_place_is_found_and_counted(text: str, words: str) -> None:
    there = tuple(at for at in range(len(text)) if text.startswith(words, at))
    assert occurrences(text, words) == there
    assert [occurrence_at(text, words, at) for at in there] == list(range(len(there)))


def test_empty_words_are_nowhere() -> None:
    assert occurrences("some", "") == ()
    assert occurrence_at("some", "", 2) == 0


def test_a_line_is_read_once_for_all_its_findings() -> None:
    line = "<p>" + "a &amp; teh lot of 5 dBA, " * 2000 + "</p>"
    findings = [
        Finding("DRF002", "warning", "068-noise", "", "x.xml", 7, "", words, "", nth=nth)
        for nth in range(2000)
        for words in ("teh", "5 dBA")
    ]
    report = ReportContents(tuple(findings), sources={"x.xml": {7: line}})
    report_contents._read_past_markup.cache_clear()
    occurrences.cache_clear()
    spots = [source_position(finding, report) for finding in findings]
    assert all(at is not None and at.text[at.start : at.end] == f.words for at, f in zip(spots, findings, strict=True))
    assert len({at.start for at in spots if at is not None}) == len(findings)
    assert report_contents._read_past_markup.cache_info().misses == 1
    assert occurrences.cache_info().misses == 2
