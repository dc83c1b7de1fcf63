"""The notices and the agenda that we make say, word for word, what the packet's own say.

The law in a notice is read off the packet as ../ordinances/test_fidelity.py reads it, with the same readings; the words
around it with those of ``notices.toml``, each an exception with its line and why. Of a notice with a redline both sides
are held: with all changes accepted, and with all rejected. The bullet that we set before an item without a number, and
the stars that reading Markdown takes out ("dial *9"), count for nothing on either side; a blank to be filled in is a
blank however long. ``ours`` is a line that we have
and the packet has not.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from engross.compose.meeting.agenda import agenda
from engross.compose.notices.hearing_notice import hearing_notice
from engross.model.publication.accepted_text import Side, side_blocks
from engross.model.publication.publication import Publication
from engross.services.meetings.agreement import findings_of
from engross.services.meetings.loading import LoadedMeeting, load_meeting
from engross.services.meetings.public_gate import gate_reasons, standing_reasons
from engross.workspace import Workspace
from ordinances.test_fidelity import PACKET as PACKET
from ordinances.test_fidelity import WITNESSES, Reading, Witness, packet_lines
from ordinances.test_fidelity import _collapse as collapse

ROOT = Path(__file__).parents[2]
TABLES = tomllib.loads((Path(__file__).parent / "notices.toml").read_text(encoding="utf-8"))
NOTICES: list[dict[str, Any]] = TABLES["notice"]
SIDES: dict[str, tuple[Side, ...]] = {"redline": ("new", "old"), "clean": ("new",)}


@dataclass(frozen=True, slots=True)
class Case:
    """A notice of the packet, and the side of ours that it is held against."""

    notice: dict[str, Any]
    side: Side
    witness: Witness

    def __str__(self) -> str:
        return f"{self.notice['file']}, {self.side}"


def _cases() -> list[Case]:
    cases = []
    for notice in NOTICES:
        stages: dict[Side, str] = {"new": "proposed", "old": "codified"}
        for side in SIDES[notice["form"]]:
            found = [w for w in WITNESSES if w.file == notice["file"] and w.version.endswith(stages[side])]
            cases += [Case(notice, side, witness) for witness in found]
    return cases


CASES = _cases()


@lru_cache
def desk() -> LoadedMeeting:
    """The meeting of October 21, 2025, from this repository."""
    return load_meeting(Workspace(ROOT), "2025-10-21-ordinance-committee")


def _text(publication: Publication, side: Side) -> str:
    return collapse(re.sub("[•*]", "", re.sub("_{5,}", "_____", " ".join(side_blocks(publication.blocks, side)))))


def _around(case: Case, part: str) -> str:
    """The packet's words before or after the law, readings applied."""
    span = case.notice[part]
    if not span:
        return ""
    first, last = (int(number) for number in span.split("-"))
    readings = tuple(Reading(**each) for each in case.notice.get("reading", []) if first <= int(each["line"]) <= last)
    lines = Witness(case.witness.chapter, "", case.notice["file"], (span,), (), readings, False, False)
    return collapse(" ".join(line for _, line in packet_lines(lines)))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_notice_says_what_the_packets_own_says(case: Case) -> None:
    papers = desk()
    made = hearing_notice(
        papers.meeting,
        papers.city,
        papers.item(case.notice["item"]),
        papers.template("hearing-notice.md.jinja"),
        form=case.notice["form"],
    )
    law = collapse(" ".join(line for _, line in packet_lines(case.witness)))
    text = _text(made, case.side)
    if ours := case.notice.get("ours"):
        assert any(block == ours for block in side_blocks(made.blocks, case.side))
        law = law.removeprefix(f"{ours} ")
        text = text.replace(f" {ours} §", " §", 1)
    if case.notice["head"]:
        assert text == " ".join((_around(case, "head"), law, _around(case, "tail")))
    else:
        assert text.endswith(f" {law} {_around(case, 'tail')}")


def test_every_notice_of_the_packet_is_held() -> None:
    papers = desk()
    held = {(case.notice["item"], case.notice["form"]) for case in CASES}
    assert held == {(item.key, form) for item in papers.meeting.hearings() for form in ("redline", "clean")}


def test_the_agenda_says_what_the_packets_own_says() -> None:
    papers = desk()
    made = agenda(papers.meeting, papers.city, papers.business, papers.template("agenda.md.jinja"))
    readings = tuple(Reading(**each) for each in TABLES["agenda"])
    witness = Witness("", "", "agenda-2025-10-21.md", ("1-48",), (), readings, False, False)
    assert _text(made, "new") == collapse(" ".join(line for _, line in packet_lines(witness)))


def test_every_slip_of_the_agenda_is_reported_by_a_check() -> None:
    told = {finding.code for found in findings_of(desk()).values() for finding in found}
    named = {code for reading in TABLES["agenda"] for code in re.findall(r"AGR\d+", reading["why"])}
    assert named
    assert named <= told


def test_the_packet_carries_the_overrides_of_all_that_keeps_it_back() -> None:
    papers = desk()
    held_back = gate_reasons(papers, "packet", papers.keys, date(2026, 11, 29))
    assert {"school-bus NUM005", "school-bus DRF001 § XX-6", "past", "84 late"} <= {reason.key for reason in held_back}
    assert standing_reasons(papers, "packet", papers.keys, date(2026, 11, 29)) == ()
    assert standing_reasons(papers, "notice", ("84",), date(2026, 11, 29))
