"""Waivers: what they cover, and what is said of those that cover nothing."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from engross.checks.waivers import apply_waivers, read_waivers
from engross.errors import SourceError
from engross.model.findings.finding import Finding
from engross.model.findings.waiver import Waiver

TODAY = date(2025, 10, 21)
FILE = "ordinances/waivers.toml"


def finding(words: str = "this article", eid: str = "chp_68") -> Finding:
    return Finding("REF001", "error", "068-noise", "", "a.xml", 3, eid, words, "no")


def read(text: str) -> tuple[Waiver, ...]:
    return read_waivers(tomllib.loads(text), text, FILE)


def held(*waivers: Waiver, checked: tuple[tuple[str, str], ...] = (("068-noise", "REF001"),)) -> tuple[list[str], int]:
    standing, waived = apply_waivers([finding(), finding("§ 68-9")], waivers, today=TODAY, file=FILE, checked=checked)
    return [one.words if one.code == "REF001" else f"{one.code} {one.line} {one.message}" for one in standing], len(
        waived
    )


def test_a_waiver_covers_its_code_chapter_provision_and_words() -> None:
    assert held(Waiver("REF001", "068-noise", "chp_68", "Because.", "this article")) == (["§ 68-9"], 1)
    assert held(Waiver("REF001", "068-noise", "chp_68", "Because.")) == ([], 2)
    assert held(Waiver("REF001", "068-noise", "chp_68", "Because.", until=TODAY)) == ([], 2)


@pytest.mark.parametrize(
    ("waiver", "said"),
    [
        (
            Waiver("REF001", "068-noise", "chp_68", "Because.", "that", line=7),
            "the waiver of REF001 in chp_68 covers no finding",
        ),
        (
            Waiver("REF001", "068-noise", "chp_69", "Because.", line=7),
            "the waiver of REF001 in chp_69 covers no finding",
        ),
        (
            Waiver("REF001", "068-noise", "chp_68", "Because.", until=date(2025, 10, 20), line=7),
            "the waiver of REF001 in chp_68 held until 2025-10-20",
        ),
    ],
)
def test_a_waiver_that_covers_nothing_is_a_finding(waiver: Waiver, said: str) -> None:
    assert held(waiver) == (["this article", "§ 68-9", f"WAI001 7 {said}"], 0)


def test_a_waiver_of_what_was_not_checked_is_let_be() -> None:
    assert held(Waiver("REF002", "068-noise", "chp_68", "Because.")) == (["this article", "§ 68-9"], 0)


def test_waivers_are_read_with_their_lines() -> None:
    text = '\n[[waiver]]\ncode = "REF001"\nchapter = "068-noise"\neId = "x"\nreason = "Because."\nuntil = 2026-01-01\n'
    assert read(text) == (Waiver("REF001", "068-noise", "x", "Because.", until=date(2026, 1, 1), line=2),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[waiver]]\ncode = "REF001"\nchapter = "a"\neId = "x"\n', "lacks its reason"),
        ('[[waiver]]\ncode = "REF001"\nchapter = "a"\neId = "x"\nreason = " "\n', "lacks its reason"),
        ('[[waiver]]\ncode = "REF001"\nchapter = "a"\neId = "x"\nreason = "y"\nwhy = "z"\n', "knows no 'why'"),
        ('[[waiver]]\ncode = "REF001"\nchapter = "a"\neId = "x"\nreason = "y"\nuntil = "z"\n', "until is a date"),
        ('[waver]\ncode = "REF001"\n', "only [[waiver]] tables are known here, not waver"),
    ],
)
def test_a_wrong_waiver_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(SourceError) as fault:
        read(text)
    assert said in str(fault.value)
    assert str(fault.value).startswith(f"{FILE}:1:")
