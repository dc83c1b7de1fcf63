"""What must not go out to the public, and the recorded overrides."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engross.akn import write_chapter
from engross.errors import EngrossError
from engross.model.law.legislative_action import LegislativeAction
from engross.model.meeting.public_gate import GateOverride
from engross.services.enacting.outcomes import record_outcome
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.public_gate import (
    gate_reasons,
    override_lines,
    override_of,
    record_override,
    standing_reasons,
)
from engross.workspace import Workspace, load
from samples import chapter_of, section
from workspaces import committing, write_meeting

EARLY = date(2025, 9, 20)


@pytest.fixture
def file(workspace: Workspace) -> Path:
    """A meeting's file; the draft of item 68 has a note to self, and the meeting's file leaves out what it changes."""
    path = write_meeting(workspace.root)
    draft = workspace.chapter("68").versions[-1].path
    text = draft.read_text("utf-8")
    draft.write_text(text.replace("60 dBA at", "60 dBA [PERMITTED?] at"), "utf-8")
    return path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def keys(workspace: Workspace, product: str, day: date = EARLY, items: tuple[str, ...] = ("68",)) -> set[str]:
    loaded = load_meeting(workspace, "2025-10-21")
    return {reason.key for reason in gate_reasons(loaded, product, items, day)}  # type: ignore[arg-type]


def test_a_note_to_self_keeps_notice_and_packet_back_by_its_section(workspace: Workspace, file: Path) -> None:
    assert keys(workspace, "notice") == {"68 DRF001 § 68-5"}
    assert "68 DRF001 § 68-5" in keys(workspace, "packet")
    assert keys(workspace, "agenda") == set()
    (reason,) = gate_reasons(load_meeting(workspace, "2025-10-21"), "notice", ("68",), EARLY)
    assert str(reason) == "68 DRF001 § 68-5: “[PERMITTED?]” reads like a note of the drafter's"


def test_sections_that_change_and_are_not_noticed_keep_all_three_back(workspace: Workspace, file: Path) -> None:
    edit(file, 'chapter = "068-noise"', 'chapter = "068-noise"\nsections = ["68-3"]')
    for product in ("notice", "agenda", "packet"):
        assert "68 AGR009" in keys(workspace, product)


def test_a_notice_made_from_an_older_draft_is_kept_back(workspace: Workspace, file: Path) -> None:
    step = (
        f'\n[[part.item.notice.step]]\nstate = "drafted"\non = 2025-09-18\ndraft = "{"a" * 64}"\nbase = "{"b" * 64}"\n'
    )
    edit(file, 'publish = ["Friday, October 10, 2025"]\n', f'publish = ["Friday, October 10, 2025"]\n{step}')
    assert "68 AGR012" in keys(workspace, "notice")


def test_a_number_that_is_not_assigned_keeps_a_document_back(workspace: Workspace, file: Path) -> None:
    chapter = chapter_of(section("5", "Limits.", "The limit is 60 dBA."), day="2025-10-21", stage="proposed")
    filed = (LegislativeAction("filed", EARLY),)
    chapter = replace(chapter, root=replace(chapter.root, status="unassigned"), actions=filed)
    (workspace.ordinances / "new-parking" / "2025-10-21.proposed.xml").write_bytes(write_chapter(chapter))
    assert keys(workspace, "packet", items=("parking",)) == {"parking NUM005"}
    assert keys(workspace, "agenda", items=("parking",)) == set()


@pytest.mark.parametrize(
    ("day", "notice", "agenda"),
    [
        (date(2025, 10, 10), set(), set()),
        (date(2025, 10, 11), {"68 late"}, set()),
        (date(2025, 10, 22), {"past", "68 late"}, {"past", "late agenda"}),
    ],
)
def test_days_that_have_passed_keep_back_what_was_due_on_them(
    workspace: Workspace, file: Path, day: date, notice: set[str], agenda: set[str]
) -> None:
    rule = '[[rule]]\nkey = "agenda"\nwhat = "The agenda is posted"\ndeed = "agenda"\nhours = 24\nbefore = "meeting"\n'
    city = workspace.ordinances / "elmwood.toml"
    city.write_text(city.read_text("utf-8") + rule + 'authority = "C.G.S. § 1-225"\n', "utf-8")
    own = {"68 DRF001 § 68-5"}
    assert keys(workspace, "notice", day) - own == notice
    assert keys(workspace, "agenda", day) == agenda
    assert keys(workspace, "packet", day) - own == notice | agenda
    edit(file, "made = 2025-09-17", "made = 2025-09-17\nagenda_posted = 2025-10-16")
    assert keys(workspace, "agenda", day) == agenda - {"late agenda"}


def test_an_insertion_that_appeared_is_not_late(workspace: Workspace, file: Path) -> None:
    steps = "".join(
        f'\n[[part.item.notice.step]]\nstate = "{state}"\non = 2025-10-{day}\n'
        for state, day in (("sent", "01"), ("published", "10"))
    )
    edit(file, 'publish = ["Friday, October 10, 2025"]\n', f'publish = ["Friday, October 10, 2025"]\n{steps}')
    assert "68 late" not in keys(workspace, "notice", date(2025, 10, 11))


def test_an_override_covers_what_it_names_and_nothing_new(workspace: Workspace, file: Path) -> None:
    loaded = load_meeting(workspace, "2025-10-21")
    reasons = standing_reasons(loaded, "notice", ("68",), EARLY)
    override = override_of("notice", reasons, " Counsel will say at the hearing. ", "Ann Rowe", EARLY)
    record_override(loaded, override, committing(workspace))
    text = file.read_text("utf-8")
    assert 'key = "68" # noise' in text
    (written,) = tomllib.loads(text)["override"]
    assert written == {
        "product": "notice",
        "by": "Ann Rowe",
        "on": EARLY,
        "reason": "Counsel will say at the hearing.",
        "covers": ["68 DRF001 § 68-5"],
    }
    loaded = load_meeting(workspace, "2025-10-21")
    assert loaded.meeting.overrides == (override,)
    assert standing_reasons(loaded, "notice", ("68",), EARLY) == ()
    assert standing_reasons(loaded, "packet", ("68",), EARLY)
    assert [reason.key for reason in standing_reasons(loaded, "notice", ("68",), date(2025, 10, 11))] == ["68 late"]
    assert override_lines(override, loaded.keys) == (
        (
            "notice made public in spite of what is wrong, by Ann Rowe on Saturday, September 20, 2025: Counsel will say at "
            "the hearing."
        ),
        "  item 68: DRF001 § 68-5",
    )
    later = override_of(
        "notice", standing_reasons(loaded, "notice", ("68",), date(2025, 10, 11)), "Late.", "Ann", EARLY
    )
    record_override(loaded, later, committing(workspace))
    assert len(load_meeting(workspace, "2025-10-21").meeting.overrides) == 2


@pytest.mark.parametrize(("reason", "by"), [("", "Ann"), ("  ", "Ann"), ("why", ""), ("why", " ")])
def test_an_override_needs_a_reason_and_a_name(reason: str, by: str) -> None:
    with pytest.raises(EngrossError, match='overridden only with a reason and a name: --override "reason" --by NAME'):
        override_of("notice", (), reason, by, EARLY)


def test_a_draft_that_is_not_filed_keeps_every_document_back(workspace: Workspace, file: Path) -> None:
    draft = workspace.chapter("68").versions[-1].path
    draft.write_bytes(write_chapter(replace(load(draft), actions=())))
    for product in ("notice", "agenda", "packet"):
        assert "68 unfiled" in keys(workspace, product)
    record_outcome(workspace, workspace.chapter("68"), "filed", EARLY, committing(workspace), on=EARLY, by="Ann Rowe")
    assert keys(workspace, "notice") == {"68 DRF001 § 68-5"}
    assert [version.path.name for version in workspace.chapter("68").versions][-1] == "2025-10-21.proposed.xml"
    with pytest.raises(EngrossError, match=r"2025-10-21\.proposed of 068-noise is filed already"):
        record_outcome(workspace, workspace.chapter("68"), "filed", EARLY, committing(workspace))


def test_what_is_to_be_stated_keeps_every_document_back_until_it_is(workspace: Workspace, file: Path) -> None:
    stated = keys(workspace, "agenda")
    text = file.read_text("utf-8")
    place = next(line for line in text.splitlines() if line.startswith("place ="))
    edit(file, place, 'place = "To be stated"')
    assert keys(workspace, "agenda") == {*stated, "unstated place"}
    assert "unstated place" not in keys(workspace, "ordinance")
    city = workspace.city_file()
    assert city is not None
    told = tomllib.loads(city.read_text("utf-8"))
    clerk = next(officer for officer in told["officer"] if officer["key"] == told["clerk"])
    edit(city, f'name = "{clerk["name"]}"', 'name = "to be stated"')
    reasons = gate_reasons(load_meeting(workspace, "2025-10-21"), "ordinance", ("68",), EARLY)
    said = f"unstated {clerk['key']}: the name of the {clerk['title']} is “to be stated”: state it in the city's file"
    assert said in map(str, reasons)
    edit(city, 'name = "to be stated"', 'name = "Ann Rowe"')
    edit(file, "To be stated", "Room 2")
    assert keys(workspace, "agenda") == stated


def test_an_override_of_much_is_a_line_for_the_meeting_and_for_each_item() -> None:
    covers = ("past", "late agenda", "68 late", "112 DEF005 § 112-3", "112 DEF005 § 112-11", "68 NUM005", "112")
    override = GateOverride("packet", "Ann", EARLY, "Made again.", covers)
    assert override_lines(override, ("68", "112"))[1:] == (
        "  the meeting: past; late agenda; 112",
        "  item 68: late; NUM005",
        "  item 112: DEF005 §§ 112-3, 112-11",
    )
