"""What an item is about: computed from what the draft changes."""

from __future__ import annotations

import pytest

import desk
from engross.meetings.enumeration import joined_with_and
from engross.meetings.item_subject import heading_case, subject_of, subject_words


def test_the_sections_are_those_that_the_draft_changes() -> None:
    subject = subject_of(desk.business())
    assert (subject.changed, subject.there) == (("68-5",), ("68-3", "68-5"))
    assert subject_words(subject) == "Chapter 68, Noise, Section 68-5"


def test_all_or_just_those_that_are_named() -> None:
    assert subject_words(subject_of(desk.business(sections="all"))) == "Chapter 68, Noise, Sections 68-3 and 68-5"
    assert subject_of(desk.business(sections=["68-3", "68-3"])).sections == ("68-3",)


def test_an_article_is_named_where_all_sections_stand_in_it() -> None:
    subject = subject_of(desk.business(article="ARTICLE II"))
    assert subject_words(subject) == "Chapter 68, Noise, Article II, Limits of Sound, Section 68-5"


def test_a_new_ordinance_has_a_title_and_the_number_that_it_was_given() -> None:
    subject = subject_of(desk.business(fresh=True))
    assert (subject.fresh, subject.title, subject.sections) == (True, "Noise", ())
    assert subject_words(subject) == "Chapter 68, Noise"


def test_without_something_to_compare_with_no_section_is_named() -> None:
    subject = subject_of(desk.business(alone=True))
    assert (subject.sections, subject.changed, subject.there) == ((), (), ("68-3", "68-5"))
    assert subject_words(subject) == "Chapter 68, Noise"


@pytest.mark.parametrize(
    ("words", "shown"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_lists(words: tuple[str, ...], shown: str) -> None:
    assert joined_with_and(words) == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("PENSION PLAN", "Pension Plan"),
        ("CITY OF ELMS AND A-FRAMES", "City of Elms and A-Frames"),
        ("Use of Devices", "Use of Devices"),
    ],
)
def test_headings_in_capitals(title: str, shown: str) -> None:
    assert heading_case(title) == shown
