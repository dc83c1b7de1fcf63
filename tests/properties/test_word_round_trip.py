"""Any chapter goes out to Word and comes back as it was, clean and redlined (DESIGN § 5.2)."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings

from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.importing import Identity, import_word
from engross.model.law.chapter import Chapter
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Tag, Text
from engross.model.publication.accepted_text import Side
from engross.rendering import render
from samples import chapter_of, section
from strategies import chapters, versions

_SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def same(side: Side, was: Chapter | None, changed: bool) -> Identity:
    assert was is not None
    return Identity(was.uri, was.author, was.version, was.events)


RAISED = Text("the level", (Tag("sup", 3, 4),))
"""A raised blank: no marker of a note, whatever stands below the table."""
TWICE = (Text("the", (Tag("i", 0, 1),)), Text("the"))
"""The same words twice, one of them in italics."""


def with_preface(chapter: Chapter, preface: tuple[Text, ...]) -> Chapter:
    return replace(chapter, root=replace(chapter.root, preface=preface))


@_SLOW
@given(chapters())
@example(chapter_of(section("1", "One.", Table((), (Row((Cell((RAISED,)),)),))), section("2", "Two.", "Words.")))
@example(with_preface(chapter_of(section("1", "One.", "Words.")), TWICE))
def test_a_clean_copy_comes_back(chapter: Chapter) -> None:
    read = import_word(render(clean_copy(chapter), "docx"), "x.docx", [], same)
    assert (read.proposal, read.base) == (chapter, None)


@_SLOW
@given(versions())
def test_a_redline_comes_back_as_both(pair: tuple[Chapter, Chapter]) -> None:
    old, new = pair
    read = import_word(render(redline(compare(old, new)), "docx"), "x.docx", [], same)
    assert read.proposal == new
    if read.base is None:
        assert list(compare(old, new).changes()) == [], "no tracked change, so there must be none to track"
    else:
        assert read.base == old
