"""A new meeting from the last, its last days, and the confirmation of a rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engross.errors import AmbiguousError, EngrossError, NotFoundError
from engross.services.meetings.city_file import read_city_file
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.new_meetings import NewMeeting, confirm_rule, make_meeting
from engross.workspace import Workspace
from workspaces import committing, write_meeting

TODAY = date(2025, 11, 3)
NEW_DAY = date(2026, 1, 20)

STEPS = """posted = "Chapter 68, Noise"
fallback = 2025-10-14

[[part.item.notice.step]]
state = "sent"
on = 2025-10-01
"""
MORE = """
[calendar]
region = "US-CT"
authority = "C.G.S. § 1-230"

[[rule]]
key = "agenda"
what = "The agenda is posted"
deed = "agenda"
before = "meeting"
hours = 24
authority = "C.G.S. § 1-225"

[[rule]]
key = "copy"
what = "The newspaper has the copy"
deed = "copy"
before = "publication"
authority = "the newspaper's terms"
question = "How many days?"
"""


@pytest.fixture
def file(workspace: Workspace) -> Path:
    """The file of a meeting that is over: things were posted, sent and recorded."""
    path = write_meeting(workspace.root)
    edit(
        path, "made = 2025-09-17", "made = 2025-09-17 # when dated\nagenda_by = 2025-10-17\nagenda_posted = 2025-10-16"
    )
    edit(path, 'publish = ["Friday, October 10, 2025"]\n', 'publish = ["Friday, October 10, 2025"]\n' + STEPS)
    edit(path, 'key = "parking"\n', 'key = "parking"\nposted = "New ordinance"\n')
    city = workspace.ordinances / "elmwood.toml"
    city.write_text(city.read_text("utf-8") + MORE, "utf-8")
    return path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def make(workspace: Workspace) -> Callable[..., NewMeeting]:
    def made(day: date = NEW_DAY, wanted: str = "", today: date = TODAY) -> NewMeeting:
        return make_meeting(workspace, day, wanted, today, committing(workspace))

    return made


def test_what_went_out_is_left_and_every_day_is_moved_by_its_rule(
    workspace: Workspace, file: Path, make: Callable[..., NewMeeting]
) -> None:
    happened = '\n[[override]]\nproduct = "notice"\nby = "Ann"\non = 2025-10-01\nreason = "x"\ncovers = ["68 DRF001"]\n'
    file.write_text(file.read_text("utf-8") + f'{happened}\n[record]\npresent = ["Ann Rowe"]\n', "utf-8")
    before = file.read_bytes()
    made = make()
    assert made.name == "ordinances/meetings/2026-01-20-laws.toml"
    assert file.read_bytes() == before
    text = (workspace.root / made.name).read_text("utf-8")
    assert 'date = "Tuesday, January 20, 2026"' in text
    assert "made = 2025-11-03 # when dated" in text
    assert not [name for name in ("posted", "step", "sent") if name in text]
    loaded = load_meeting(workspace, "2026-01-20")
    assert [item.key for item in loaded.meeting.items()] == ["68", "parking"]
    assert (loaded.meeting.overrides, loaded.meeting.record) == ((), None)
    # As long before the meeting as it was (a Friday), the office being open then.
    assert loaded.meeting.agenda_by == date(2026, 1, 16)
    notice = loaded.item("68").item.notice
    assert notice is not None
    assert (notice.dated, notice.publish) == (date(2025, 12, 17), (date(2026, 1, 9),))
    assert notice.fallback is None
    assert made.remarks[0] == "item '68': its fallback is left out: no day after the publication keeps the rules"


def test_last_days_that_are_not_known_stand_first_and_each_has_its_authority(
    file: Path, make: Callable[..., NewMeeting]
) -> None:
    ladder = make().ladder
    assert [(rung.when, rung.what, rung.past) for rung in ladder] == [
        ("", "The newspaper has the copy (item 68)", False),
        ("Friday, January 9, 2026", "The notice is published (item 68): 10 clear days before the meeting", False),
        ("Monday, January 19, 2026, 7:00 p.m.", "The agenda is posted: 24 hours before the meeting", False),
    ]
    assert ladder[0].question == "How many days?"
    assert {rung.authority for rung in ladder} == {
        "the newspaper's terms; unconfirmed",
        "the charter; unconfirmed",
        "C.G.S. § 1-225; unconfirmed",
    }
    assert [rung.past for rung in make(date(2026, 1, 27), today=date(2026, 1, 20)).ladder] == [False, True, False]


@pytest.mark.parametrize(
    ("day", "publish", "agenda_by"),
    [
        # Eleven days before is New Year's Day, ten clear days before too; the day before is Wednesday.
        (date(2026, 1, 12), date(2025, 12, 31), date(2026, 1, 8)),
        # Eleven days before is Sunday; four days before is Saturday.
        (date(2026, 1, 14), date(2026, 1, 2), date(2026, 1, 9)),
    ],
)
def test_a_day_without_a_newspaper_or_an_office_moves_earlier(
    workspace: Workspace, file: Path, make: Callable[..., NewMeeting], day: date, publish: date, agenda_by: date
) -> None:
    made = make(day)
    loaded = load_meeting(workspace, made.meeting.key)
    notice = loaded.item("68").item.notice
    assert notice is not None
    assert (notice.publish, loaded.meeting.agenda_by) == ((publish,), agenda_by)
    assert not [words for words in made.remarks if "published" in words]


def test_several_insertions_stay_several(workspace: Workspace, file: Path, make: Callable[..., NewMeeting]) -> None:
    edit(file, '["Friday, October 10, 2025"]', '["Thursday, October 9, 2025", "Friday, October 10, 2025"]')
    make(date(2026, 1, 14))
    notice = load_meeting(workspace, "2026-01-14").item("68").item.notice
    assert notice is not None
    assert notice.publish == (date(2025, 12, 31), date(2026, 1, 2))


def test_what_is_to_be_read_again_is_said(file: Path, make: Callable[..., NewMeeting]) -> None:
    minutes = (
        '[[part]]\ntitle = "MINUTES"\n\n[[part.item]]\nkey = "minutes"\nwords = "September 16, 2025 – regular"\n\n'
    )
    edit(file, '[[part]]\ntitle = "NEW', f'{minutes}[[part]]\ntitle = "NEW')
    edit(file, 'sections = "all"', 'sections = "all"\nreason = "As sent on September 16, 2025."')
    edit(file, '[[part]]\ntitle = "PUBLIC', 'members = ["Ann"]\n\n[[part]]\ntitle = "PUBLIC')
    made = make()
    assert [item.words for item in made.meeting.items()] == ["", "October 21, 2025 – regular", ""]
    heard = (
        "item '68' had its hearing on Tuesday, October 21, 2025: delete its notice, or the item, where it is not heard"
    )
    assert made.remarks[1:] == (
        f"{heard} again",
        "item 'parking': September 16, 2025 stands in its reason; read it again",
        "members and staff are those of Tuesday, October 21, 2025; read them again",
    )


def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    workspace: Workspace, file: Path, make: Callable[..., NewMeeting]
) -> None:
    with pytest.raises(
        EngrossError, match=r"2026-01-19.*a holiday .*the next business day is Tuesday, January 20, 2026"
    ):
        make(date(2026, 1, 19))
    with pytest.raises(NotFoundError, match="no meeting before Monday, October 20, 2025 to copy"):
        make(date(2025, 10, 20))
    with pytest.raises(NotFoundError, match="there is no meeting '2024-01-01'"):
        make(wanted="2024-01-01")
    with pytest.raises(EngrossError, match=r"2025-10-21-laws\.toml is there already"):
        make(date(2025, 10, 21), wanted="2025-10-21")
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    body = '[[body]]\nkey = "zoning"\nname = "Zoning"\nshort = "Zoning"\n\n[[body]]\nkey = "laws"'
    edit(workspace.ordinances / "elmwood.toml", '[[body]]\nkey = "laws"', body)
    other = file.with_name("2025-10-20-zoning.toml")
    text = file.read_text("utf-8").replace('"laws"', '"zoning"').replace("Tuesday, October 21", "Monday, October 20")
    other.write_text(text, "utf-8")
    with pytest.raises(AmbiguousError, match="there are meetings of laws, zoning; name the one to copy with --from"):
        make()
    assert make(wanted="2025-10-20").name == "ordinances/meetings/2026-01-20-zoning.toml"


def test_an_officer_confirms_a_rule(workspace: Workspace, file: Path) -> None:
    city = workspace.ordinances / "elmwood.toml"
    edit(city, 'authority = "the charter"', 'authority = "the charter" # article 4')
    before = confirm_rule(workspace, "publication", "Ann Rowe, City Clerk", TODAY, committing(workspace))
    assert str(before) == "unconfirmed"
    (rule,) = [rule for rule in read_city_file(workspace).rules if rule.key == "publication"]
    assert str(rule.confirmation) == "confirmed by Ann Rowe, City Clerk, 2025-11-03"
    assert "# article 4" in city.read_text("utf-8")
    confirm_rule(workspace, "calendar", "Ann Rowe", TODAY, committing(workspace))
    assert str(read_city_file(workspace).calendar.confirmation) == "confirmed by Ann Rowe, 2025-11-03"
    again = confirm_rule(workspace, "publication", "Sam Finch", TODAY, committing(workspace))
    assert str(again) == "confirmed by Ann Rowe, City Clerk, 2025-11-03"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("posting", "no rule 'posting'; there are publication, agenda, copy"),
        (
            "copy",
            "the time of the rule 'copy' is not known, so there is nothing to confirm; write it there first .*: How",
        ),
    ],
)
def test_a_rule_that_cannot_be_confirmed_is_refused(workspace: Workspace, file: Path, key: str, said: str) -> None:
    city = workspace.ordinances / "elmwood.toml"
    before = city.read_bytes()
    with pytest.raises(EngrossError, match=said):
        confirm_rule(workspace, key, "Ann Rowe", TODAY, committing(workspace))
    assert city.read_bytes() == before


def test_a_notice_is_not_dated_before_the_file_of_its_meeting_is_made(workspace: Workspace, file: Path) -> None:
    made = make_meeting(workspace, date(2025, 11, 18), "", TODAY, committing(workspace))
    notice = next(made.meeting.hearings()).notice
    assert notice is not None
    assert (notice.dated, notice.publish) == (TODAY, (date(2025, 11, 7),))
