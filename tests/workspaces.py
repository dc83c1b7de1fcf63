"""A small workspace on disk, for tests of the use cases and of the command line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from engross.akn import write_chapter
from engross.model.law.legislative_action import LegislativeAction
from engross.services.drafting.source_acts import ActWriter, act_committer
from engross.workspace import Workspace
from samples import chapter_of, definition, item, section

CITY = """
name = "Elmwood"
state = "Connecticut"
timezone = "America/New_York"
clerk = "rowe"

[[officer]]
key = "rowe"
name = "Ann Rowe"
title = "City Clerk"

[[body]]
key = "laws"
name = "Council Committee on Laws"
short = "Committee on Laws"

[newspaper]
name = "The Elm"
rate = 10
characters_per_line = 30
lines_per_inch = 8

[words]
attend = "videoconference"
meetings_page = "elmwood.example/meetings"
recordings = "the city's channel"
raise_hand = "*9"
minutes_each = "three"

[[rule]]
key = "publication"
what = "The notice is published"
deed = "publication"
before = "meeting"
clear_days = 10
only = "hearing"
authority = "the charter"
"""

MEETING = """
body = "laws"
kind = "regular"
date = "Tuesday, October 21, 2025"
time = 19:00:00
electronic = true
place = "Zoom virtual meeting"
made = 2025-09-17

[[part]]
title = "PUBLIC HEARING"

[[part.item]]
key = "68" # noise
chapter = "068-noise"

[part.item.notice]
dated = 2025-09-17
publish = ["Friday, October 10, 2025"]

[[part]]
title = "NEW BUSINESS"

[[part.item]]
key = "parking"
chapter = "new-parking"
sections = "all"
"""


def write_workspace(folder: Path) -> Path:
    """Write chapter 68 in two versions and a new chapter in one under ``folder``, which is given back; the proposals are
    filed."""
    noise = folder / "ordinances" / "068-noise"
    noise.mkdir(parents=True)
    term = definition("SOUND LEVEL", "what the meter shows.")
    old = chapter_of(
        section("3", "Definitions.", "In this chapter:", term),
        section(
            "5",
            "Limits.",
            item("subsection", "A.", "The sound level is 70 dBA at the line of the lot, by day and by night."),
            item("subsection", "B.", "Struck."),
        ),
    )
    new = chapter_of(
        section("3", "Definitions.", "In this chapter:", term),
        section(
            "5",
            "Limits.",
            item("subsection", "A.", "The Sound Level is 60 dBA at the line of the lot, by day and by night."),
        ),
        day="2025-10-21",
        stage="proposed",
    )
    new = replace(new, actions=(LegislativeAction("filed", date(2025, 9, 10)),))
    (noise / "2020-01-14.codified.xml").write_bytes(write_chapter(old))
    (noise / "2025-10-21.proposed.xml").write_bytes(write_chapter(new))
    fresh = folder / "ordinances" / "new-parking"
    fresh.mkdir()
    (fresh / "2025-10-21.proposed.xml").write_bytes(write_chapter(new))
    return folder


def write_meeting(folder: Path) -> Path:
    """Write the city of the workspace in ``folder`` and one meeting; the meeting's file is given back."""
    (folder / "ordinances" / "elmwood.toml").write_text(CITY, encoding="utf-8")
    path = folder / "ordinances" / "meetings" / "2025-10-21-laws.toml"
    path.parent.mkdir()
    path.write_text(MEETING, encoding="utf-8")
    return path


def committing(workspace: Workspace) -> ActWriter:
    """A writer that does acts in ``workspace``, at a moment that is the same in every test."""
    return act_committer(workspace, datetime(2026, 11, 28, 12, tzinfo=UTC))


def let_out(workspace: Workspace, on: date) -> None:
    """Record the decision that the notice of item 68 goes out on a day in spite of whatever keeps it back."""
    from engross.services.meetings.loading import load_meeting
    from engross.services.meetings.public_gate import override_of, record_override, standing_reasons

    loaded = load_meeting(workspace, "2025-10-21")
    reasons = standing_reasons(loaded, "notice", ("68",), on)
    if reasons:
        record_override(loaded, override_of("notice", reasons, "A test.", "Ann", on), committing(workspace))
