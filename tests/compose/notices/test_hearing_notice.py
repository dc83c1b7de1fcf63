"""The notice of a hearing: its forms, its size, its certificate."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import Any

import pytest

import desk
from engross.compose.meeting.agenda import agenda, minutes
from engross.compose.notices.hearing_notice import hearing_notice
from engross.compose.notices.newspaper_marks import LEGEND, bracketed_marks
from engross.compose.notices.newspaper_size import NoticeSize, notice_size
from engross.compose.notices.template import NoticeTemplate
from engross.compose.notices.template_facts import dated_words, item_letter
from engross.errors import EngrossError
from engross.meetings.clock_times import clock_words
from engross.meetings.deadlines import deadlines_of
from engross.model.meeting.city import Newspaper
from engross.model.meeting.meeting import Business
from engross.model.publication.accepted_text import side_blocks
from engross.model.publication.publication import Grid, GridCell, GridRow, Line, Publication, Run
from engross.rendering import render
from engross.resources import shipped


def template(name: str) -> NoticeTemplate:
    return NoticeTemplate(name, shipped("templates", "notices", name).read_text(encoding="utf-8"))


def notice(business: Business | None = None, **options: Any) -> Publication:
    return hearing_notice(
        desk.meeting(), desk.city(), business or desk.business(), template("hearing-notice.md.jinja"), **options
    )


def words(publication: Publication, side: Any = "new") -> str:
    return " ".join(side_blocks(publication.blocks, side))


def test_a_county_is_dated_at_by_its_full_name() -> None:
    for city, dated in ((desk.city(), "Dated at Elmwood, "), (desk.city(kind="county"), "Dated at Elmwood County, ")):
        made = hearing_notice(desk.meeting(), city, desk.business(), template("hearing-notice.md.jinja"))
        assert dated in words(made)


def test_a_notice_with_a_redline_holds_both_texts() -> None:
    made = notice()
    assert "§ 68-5. Limits. The limit is 60 dBA by day." in words(made, "new")
    assert "§ 68-5. Limits. The limit is 70 dBA by day." in words(made, "old")
    assert "68-3" not in words(made)
    for said in (
        (
            "the Council Committee on Laws will hold a Public Hearing on Tuesday, October 21, 2025 at 7:00 p.m. by way of "
            "videoconference for the purpose of discussing and voting on Chapter 68, Noise, Section 68-5. Please"
        ),
        "will be posted on the City website by October 17, 2025.",
        "Dated at Elmwood, Connecticut this 17th day of September 2025. ATTEST: ______________________________ Ann Rowe, City Clerk",
        "THE ELM: Please publish once on Friday, October 10, 2025",
    ):
        assert said in words(made)
        assert said in words(made, "old")


def test_a_meeting_in_a_room_says_where() -> None:
    tables = desk.meeting_tables(electronic=False, place="Room 2, City Hall")
    del tables["agenda_by"]
    meeting = desk.meeting(tables)
    business = (desk.business(), Business(list(meeting.items())[1]))
    page = hearing_notice(meeting, desk.city(), business[0], template("hearing-notice.md.jinja"))
    assert "at 7:00 p.m. at Room 2, City Hall for the purpose" in words(page)
    assert "attend this Public Hearing. The Committee on Laws agenda will be posted on the City website. §" in (
        words(page).replace("Chapter 68 Noise ", "")
    )
    agenda_page = agenda(meeting, desk.city(), business, template("agenda.md.jinja"))
    assert "AT ROOM 2, CITY HALL Members of the public who wish to provide public comment" in words(agenda_page)
    assert "Zoom" not in words(agenda_page)


def test_a_clean_notice_has_no_marks() -> None:
    made = notice(form="clean")
    assert words(made, "new") == words(made, "old")
    assert "60 dBA" in words(made)


def test_a_summary_comes_with_what_is_asked_of_it() -> None:
    told = "The proposal amends § 68-5, Limits. Copies are free. For information only."
    assert told in words(notice(form="summary"))
    tables = desk.meeting_with_notice(summary="Ten decibels less by day.")
    item = next(desk.meeting(tables).hearings())
    made = words(notice(Business(item, desk.business().draft, desk.business().comparison), form="summary"))
    assert "Ten decibels less by day. Copies are free. For information only." in made
    assert "60 dBA" not in made


def test_without_strike_through_there_are_brackets_capitals_and_a_legend() -> None:
    made = notice(struck=False)
    assert words(made, "new") == words(made, "old")
    assert "The limit is [70] _60_ dBA by day." in words(made)
    assert LEGEND in words(made)
    assert LEGEND not in words(notice(form="clean", struck=False))


def test_marks_in_words_and_in_tables() -> None:
    line = Line("text", (Run("the "), Run("old ", "deleted"), Run("new ", "inserted"), Run("law")), mark="kept")
    (plain,) = bracketed_marks([line])
    assert isinstance(plain, Line)
    assert "".join(run.text for run in plain.runs) == "the [old] NEW law"
    grid = Grid((GridRow((GridCell((Line("cell", (Run("x", "deleted"),), mark="deleted"),)),), "deleted"),), 1)
    (made,) = bracketed_marks([grid])
    assert list(side_blocks([made], "new")) == list(side_blocks([made], "old")) == ["[x]"]


def test_the_certificate_names_files_and_says_what_is_not_confirmed() -> None:
    made = notice(deadlines=deadlines_of(desk.meeting(), desk.city()))
    told = " ".join(side_blocks(made.certificate, "new"))
    assert f"{desk.MEETING_FILE}, SHA-256 {'0' * 64}" in told
    assert "Friday, October 10, 2025 (10 clear days before the meeting)" in told
    assert "the charter; unconfirmed" in told
    assert "confirmed by City Clerk, 2025-09-01" in told


def test_a_summary_of_a_new_ordinance_names_its_sections() -> None:
    made = words(notice(desk.business(fresh=True), form="summary"))
    assert "The new ordinance has these sections: § 68-3, Definitions; § 68-5, Limits." in made
    nothing = desk.business(sections=["68-3"])
    with pytest.raises(EngrossError, match="item '68' has no summary: write one under notice, summary"):
        notice(nothing, form="summary")


def test_facts_are_never_markup() -> None:
    hostile = '# T **b** {{ 7 * 7 }} <script>alert(1)</script> #panic("x") \\ _i_ [a](b)'
    tables = desk.meeting_with_notice(summary=hostile)
    tables["place"] = hostile
    tables["part"][2]["item"][0]["words"] = hostile
    meeting = desk.meeting(tables)
    city = desk.city(words={**desk.CITY["words"], "attend": hostile})
    item = next(meeting.hearings())
    business = (Business(item, desk.business().draft, desk.business().comparison), Business(list(meeting.items())[1]))
    notice_page = hearing_notice(meeting, city, business[0], template("hearing-notice.md.jinja"), form="summary")
    agenda_page = agenda(meeting, city, business, template("agenda.md.jinja"))
    assert words(notice_page).count(hostile) == 3
    assert hostile.upper() in words(agenda_page)
    for page in (notice_page, agenda_page):
        assert "<script>" not in render(page, "html").decode()
        assert render(page, "pdf").startswith(b"%PDF-")
        assert render(page, "docx")[:2] == b"PK"


def test_size_and_price() -> None:
    made = Publication("t", tuple(Line("body", (Run("four words of twenty"),)) for _ in range(5)))
    assert str(notice_size(made, Newspaper("The Elm"))) == "20 words"
    paper = Newspaper("The Elm", Decimal("12.50"), 10, Decimal(8))
    assert notice_size(made, paper) == NoticeSize(20, Decimal("1.5"), Decimal("18.75"))
    assert str(notice_size(made, paper)) == "20 words, 1.5 column inches, $18.75"


def test_the_agenda_lists_parts_and_items() -> None:
    business = (desk.business(), Business(list(desk.meeting().items())[1]))
    made = words(agenda(desk.meeting(), desk.city(), business, template("agenda.md.jinja")))
    assert "II. PUBLIC HEARING A.\tDiscuss and vote on Chapter 68, Noise, Section 68-5 III. NEW BUSINESS" in made
    assert "A.\tDiscuss and vote on the calendar of 2026" in made


def test_minutes_of_which_nothing_is_recorded_have_blanks_and_no_outcome() -> None:
    business = (desk.business(), Business(list(desk.meeting().items())[1]))
    made = words(minutes(desk.meeting(), desk.city(), business, template("minutes.md.jinja")))
    assert "moved" not in made.lower()
    assert "passed" not in made.lower()
    assert made.count("_" * 70) == 2
    assert "The meeting adjourned at _____." in made
    assert "ATTENDANCE (strike those who were absent): _____." in made


@pytest.mark.parametrize(
    ("hour", "minute", "shown"), [(0, 5, "12:05 a.m."), (12, 0, "12:00 p.m."), (19, 30, "7:30 p.m.")]
)
def test_hours(hour: int, minute: int, shown: str) -> None:
    assert clock_words(time(hour, minute)) == shown


@pytest.mark.parametrize(
    ("day", "shown"), [("2025-09-01", "1st"), ("2025-09-11", "11th"), ("2025-09-22", "22nd"), ("2025-09-03", "3rd")]
)
def test_days_of_the_month(day: str, shown: str) -> None:
    item = next(desk.meeting(desk.meeting_with_notice(dated=day)).hearings())
    assert item.notice is not None
    assert dated_words(item.notice) == f"{shown} day of September 2025"


def test_letters() -> None:
    assert [item_letter(at) for at in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
