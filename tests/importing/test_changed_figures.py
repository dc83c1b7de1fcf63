"""Marked figures in a text that was edited: a number that changed has its mark with the new value."""

from __future__ import annotations

from datetime import date

import pytest

from engross.akn import identify
from engross.importing import Imported
from engross.importing.markup.markup_transfer import transfer_markup
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.provision import Provision
from engross.model.law.text import Tag, Text
from importing.outlines import imported

FIGURES = [
    # the text, the marked words, their value, what they become, the new value
    ("It is {} at night.", "60 dBA", "60", "65 dBA", "65"),
    ("It is {} at night.", "60dBA", "60", "65dBA", "65"),
    ("{} is the limit.", "60 dBA", "60", "62.5 dBA", "62.5"),
    ("A fine of {} is due.", "$1,000", "1000", "$12,500", "12500"),
    ("within {}", "five (5) days", "5", "twenty-one (21) days", "21"),
    ("within {}.", "two days", "2", "one day", "1"),
    ("a share of {}.", "2%", "0.02", "2.5%", "0.025"),
    ("a {} is due", "first violation", "1", "second violation", "2"),
    ("by the {} of the month", "1st day", "1", "15th day", "15"),
]


def edited(old: str, new: str, words: str, tag: Tag) -> list[tuple[str, str]]:
    start = old.index(words)
    text = transfer_markup(Text(new), Text(old, (Tag(tag.kind, start, start + len(words), tag.value, "u", "n"),)))
    assert all((tag.kind, tag.unit, tag.name) == (tag.kind, "u", "n") for tag in text.tags)
    return [(text.plain[tag.start : tag.end], tag.value) for tag in text.tags]


@pytest.mark.parametrize(("frame", "before", "value", "after", "now"), FIGURES)
def test_a_number_that_changed_has_the_new_value(frame: str, before: str, value: str, after: str, now: str) -> None:
    tag = Tag("quantity", 0, 0, value)
    assert edited(frame.format(before), frame.format(after), before, tag) == [(after, now)]


def test_a_time_and_a_day() -> None:
    assert edited("until 10:00 p.m. daily", "until 11:30 p.m. daily", "10:00 p.m.", Tag("time", 0, 0, "22:00:00")) == [
        ("11:30 p.m.", "23:30:00")
    ]
    assert edited("to noon daily", "to midnight daily", "noon", Tag("time", 0, 0, "12:00:00")) == [
        ("midnight", "00:00:00")
    ]
    day = Tag("date", 0, 0, "1965-09-01")
    assert edited("on September 1, 1965, it", "on May 20, 1970, it", "September 1, 1965", day) == [
        ("May 20, 1970", "1970-05-20")
    ]


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("60 dBA", "60", "65 dBC"),
        ("60 dBA", "60", "a low level"),
        ("60 dBA", "60", "60 to 65 dBA"),
        ("8 1/2 inches", "8.5", "9 1/2 inches"),
        ("five (5) days", "5", "six (7) days"),
        ("weekdays", "mon-fri", "weekends"),
        ("age 62", "60", "age 63"),
    ],
)
def test_a_value_that_cannot_be_told_is_not_guessed(before: str, value: str, after: str) -> None:
    assert edited(f"It is {before} here.", f"It is {after} here.", before, Tag("quantity", 0, 0, value)) == []


def noise(words: str, *tags: Tag) -> Chapter:
    section = Provision("section", "§ 9-1.", Text("Limits."), (Text(words, tags),))
    root = Provision("chapter", "Chapter 9", Text("Noise"), children=(section,))
    version = Version(date(2020, 1, 1), "codified")
    return identify(Chapter("/akn/us-ct-norwalk/act/code/chapter-9", version, root, Body("council", "Council")))


def reread(words: str) -> Imported:
    known = noise("No sound shall exceed 60 dBA at night.", Tag("quantity", 22, 28, "60", "dBA", "night_limit"))
    return imported(f"# Chapter 9 Noise\n\n## § 9-1. Limits.\n\n{words}\n".encode(), "x.md", known=(known,))


def test_the_marks_of_a_chapter_follow_its_figures_or_are_named() -> None:
    followed = reread("No sound shall exceed 65 dBA at night.")
    (text,) = followed.proposal.root.children[0].body
    assert isinstance(text, Text)
    assert text.tags == (Tag("quantity", 22, 28, "65", "dBA", "night_limit"),)
    assert not followed.remarks
    lost = reread("No sound shall exceed the limit at night.")
    assert [(remark.kind, remark.place, remark.words) for remark in lost.remarks] == [
        (
            "mark",
            "§ 9-1",
            "“60 dBA” was marked as a figure (night_limit) and its words are others now; mark it again",
        )
    ]
