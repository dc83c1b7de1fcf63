"""Reports: the same findings in every format, what is said in them, and where."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from engross.checks.reports import REPORTS
from engross.checks.reports.report_contents import columns_in_line
from reported import ACCOUNT, FILE, LINES


def test_every_format_reports_every_finding() -> None:
    for name, report in REPORTS.items():
        text = report(ACCOUNT)
        assert text.endswith("\n"), name
        for code in ("REF001", "REF005", "NUM001", "STR004", "STR001", "AGR002", "WAI001"):
            assert code in text, name


def test_the_caret_stands_under_the_words_whatever_the_markup() -> None:
    text = REPORTS["text"](ACCOUNT)
    carets = [
        (above, below) for above, below in zip(text.split("\n"), text.split("\n")[1:], strict=False) if "^" in below
    ]
    shown = [above[below.index("^") : below.rindex("^") + 1] for above, below in carets]
    assert shown == ["§ 68-4D(6)", "§ 68-4D(6)", "A."]
    assert all(len(above) < 120 for above, _ in carets)
    assert f"{FILE}:4:{LINES[3].index('§') + 1}: error REF001" in text
    assert f"{FILE}:3:12: error NUM001" in text


def test_what_is_not_verified_is_listed_apart() -> None:
    text = REPORTS["text"](ACCOUNT)
    assert f"Not at hand, so not verified:\n  Chapter 7: {FILE}:4\n" in text
    assert text.endswith("4 errors, 3 warnings, 1 note; 1 waived; 1 chapter checked\n")


def test_words_are_found_past_markup_notes_and_entities() -> None:
    line = '<p>A &amp; <b>b</b><authorialNote marker="1"><p>b in a note</p></authorialNote> b.</p>'
    assert line[slice(*columns_in_line(line, "b", 1))] == "b"  # type: ignore[misc]
    assert columns_in_line(line, "b", 1) == (line.rindex("b."), line.rindex("b.") + 1)
    assert line[slice(*columns_in_line(line, "A & b", 0))] == "A &amp; <b>b"  # type: ignore[misc]
    assert line[slice(*columns_in_line(line, "in a note", 0))] == "in a note"  # type: ignore[misc]
    assert columns_in_line(line, "c", 0) is None


LETTER = re.compile(r"<[^<>]*>|&#?\w+;|.", re.DOTALL)


def letter_by_letter(line: str, words: str, nth: int) -> tuple[int, int] | None:
    """Where the words stand, by going through a line without notes a letter at a time."""
    seen = [(found.span(), letter) for found in LETTER.finditer(line) for letter in _read(found[0])]
    flat = "".join(letter for _, letter in seen)
    places = [at for at in range(len(flat)) if flat.startswith(words, at)][: nth + 1]
    return (seen[places[-1]][0][0], seen[places[-1] + len(words) - 1][0][1]) if places else None


def _read(piece: str) -> str:
    return unescape(piece) if piece[0] != "<" or len(piece) == 1 else ""


@given(
    st.lists(
        st.sampled_from(["a", "b", " ", "&amp;", "&#233;", "&", "<b>", "</b>", "<", ";", "é", "\u00a0"]), max_size=14
    ),
    st.sampled_from(["a", "b", "ab", "a b", "&", "é", "<", "b;"]),
    st.integers(0, 2),
)
def test_words_stand_where_a_reader_finds_them(pieces: list[str], words: str, nth: int) -> None:
    line = "".join(pieces)
    assert columns_in_line(line, words, nth) == letter_by_letter(line, words, nth)


def test_json_has_the_promised_shape() -> None:
    found = json.loads(REPORTS["json"](ACCOUNT))["findings"]
    keys = ["code", "severity", "chapter", "version", "file", "line", "eId", "words", "message", "hint"]
    keys += ["region", "fingerprint", "known", "place", "places"]
    assert [list(one) for one in found] == [keys] * 8


def test_sarif_says_where_each_finding_is_and_what_is_waived() -> None:
    document = json.loads(REPORTS["sarif"](ACCOUNT))
    run = document["runs"][0]
    results, rules = run["results"], run["tool"]["driver"]["rules"]
    assert len(results) == 9
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        if "startColumn" in region:
            line = LINES[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
    place = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "ordinances/068%20noise/2025-10-21.proposed.xml"
    assert results[-1]["suppressions"] == [{"kind": "external", "justification": "The packet says so."}]
    assert len({result["partialFingerprints"]["engross/v1"] for result in results}) == 9


def test_junit_counts_errors_as_failures() -> None:
    suites = etree.fromstring(REPORTS["junit"](ACCOUNT).encode())
    assert suites.get("failures") == "4"
    assert len(suites.findall("testsuite/testcase/failure")) == 4
    assert "::error::" in suites.findall("testsuite/testcase/failure")[0].get("message", "")


@pytest.mark.parametrize("line", REPORTS["github"](ACCOUNT).splitlines())
def test_a_github_annotation_is_one_command_on_one_line(line: str) -> None:
    assert re.fullmatch(
        r"::(?:error|warning|notice) file=[^:,]+,line=\d+(?:,col=\d+,endColumn=\d+)?,title=[A-Z]{3}\d{3}::.+", line
    )
