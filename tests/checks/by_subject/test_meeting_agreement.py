"""The checks of agreement: agenda, meeting, notice and draft."""

from __future__ import annotations

from typing import Any

import pytest

import desk
from engross.checks import MEETING_CHECKS, run_meeting_checks
from engross.diff import compare
from engross.meetings.item_subject import subject_of
from engross.model.meeting.item_documents import ItemDocuments
from engross.model.meeting.meeting import Business
from samples import chapter_of, section

AGENDA = "Discuss and vote on Chapter 68, Noise, Section 68-5"


def found(business: Business | None = None, **papers: Any) -> dict[str, str]:
    """The findings on an item's papers: the message by the code."""
    business = business or desk.business()
    each = ItemDocuments(desk.meeting(), business, subject_of(business), agenda=AGENDA, **papers)
    return {finding.code: finding.message for finding in run_meeting_checks([each])}


def posted(words: str, business: Business | None = None) -> dict[str, str]:
    return found(business, posted=(("the agenda as posted", words),))


def test_nothing_is_found_where_all_agree() -> None:
    assert posted(AGENDA) == {}


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("Chapter 86, Noise, Section 68-5", "AGR001", "says Chapter 86, and the draft is of Chapter 68"),
        ("Chapter 68, Noise, Sections 68-5 and 68-5", "AGR002", "lists § 68-5 2 times"),
        ("Chapter 68, Noise, Section 68-3", "AGR003", "leaves out § 68-5"),
        ("Chapter 68, Noise, Sections 68-3 and 68-5", "AGR006", "lists § 68-3, which is not noticed"),
        ("Chapter 68, Sound, Section 68-5", "AGR005", "does not have the title “Noise”"),
        ("Discuss and vote on Chapter 68 Noise, Section 68-5", "AGR008", f"has other words than “{AGENDA}”"),
    ],
)
def test_what_was_posted_is_held_against_the_draft(words: str, code: str, message: str) -> None:
    told = posted(words)
    assert told[code] == f"the agenda as posted {message}"


def test_numbers_may_be_short_and_ranges_are_filled_in() -> None:
    both = desk.business(sections="all")
    assert set(posted("Chapter 68, Noise, Sections 3 and 5", both)) == {"AGR008", "AGR011"}
    assert set(posted("Chapter 68, Noise, Sections 68-3 through 68-5", both)) == {"AGR008", "AGR011"}


def test_what_a_range_holds_is_listed_by_it() -> None:
    of = [
        chapter_of(*(section(number, "Limits.", f"{words} {number}.") for number in "3456")) for words in ("Old", "New")
    ]
    business = Business(desk.business(sections="all").item, of[1], compare(*of))
    assert "AGR003" not in posted("Chapter 68, Noise, Sections 68-3 through 68-6", business)
    assert "AGR003" not in posted("Chapter 68, Noise, Sections 3 through 5 and 6", business)
    assert posted("Chapter 68, Noise, Sections 68-3 and 68-6", business)["AGR003"].endswith(
        "leaves out §§ 68-4 and 68-5"
    )
    assert posted("Chapter 68, Noise, Sections 3, 4, 5", business)["AGR003"].endswith("leaves out § 68-6")


@pytest.mark.parametrize(("cited", "code"), [("2", "AGR004"), ("III", "AGR007")])
def test_articles(cited: str, code: str) -> None:
    business = desk.business(article="ARTICLE II")
    told = posted(f"Chapter 68, Noise, Article {cited}, Limits of Sound, Section 68-5", business)
    assert f"says Article {cited}" in told[code]


def test_what_the_draft_changes_has_to_be_noticed() -> None:
    told = found(desk.business(sections=["68-3"]))
    assert told["AGR009"] == "the draft changes § 68-5, which the meeting's file does not list"
    assert told["AGR011"] == "the draft leaves § 68-3 as the law has it"
    assert "AGR010" in found(desk.business(sections=["68-5", "68-55"]))


def test_a_notice_from_another_draft_is_stale() -> None:
    step = {"state": "sent", "on": "2025-09-17", "draft": "a" * 64}
    fresh = desk.business()
    item = next(desk.meeting(desk.meeting_with_notice(step=[step])).hearings())
    told = found(Business(item, fresh.draft, fresh.comparison))
    assert told["AGR012"].startswith(
        "the notice was sent on Wednesday, September 17, 2025 from a draft that has changed"
    )


def test_documents_have_to_say_when() -> None:
    right = "on Tuesday, October 21, 2025 at 7:00 p.m."
    assert found(made=(("the notice", right),)) == {}
    told = found(made=(("the notice", "on Tuesday, October 28, 2025 at 6:00 p.m."),))
    assert told["AGR013"] == "the notice does not say the meeting's hour, 7:00"
    assert "is a Tuesday" in found(made=(("the notice", f"{right} Monday, October 21, 2025"),))["AGR014"]


def test_every_check_has_a_manual() -> None:
    assert len({check.code for check in MEETING_CHECKS}) == len(MEETING_CHECKS)
    for check in MEETING_CHECKS:
        assert check.title.endswith(".")
        assert len(check.manual) > len(check.title)
