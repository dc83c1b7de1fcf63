"""A docket of small ordinances, one with every kind of change, some with words that look like markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lxml import html

import samples
from engross.model.law.chapter import Chapter, Source
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.text import Tag, Text
from engross.model.meeting.meeting import AgendaPart, Item
from engross.model.meeting.notice import Notice
from engross.model.publication.docket import Checks, Docket, Download, Ordinance
from samples import chapter_of, definition, item, section

HOSTILE = """<script>alert("1")</script> 'quoted' & "quoted" {{ 7 * 7 }} </title>"""
REDLINE = "068-noise/2020-01-14.codified-to-2025-10-21.proposed.html"
OLD, NEW = "068-noise/2020-01-14.codified.html", "068-noise/2025-10-21.proposed.html"


def ref(before: str, words: str, after: str, target: str) -> Text:
    return Text(before + words + after, (Tag("ref", len(before), len(before) + len(words), target),))


def old_noise() -> Chapter:
    return chapter_of(
        section("1", "Definitions.", definition("SOUND LEVEL", "How loud a sound is.")),
        section(
            "2",
            "Limits.",
            item("subsection", "A.", "No sound level shall exceed 70 dBA."),
            item("subsection", "B.", "Generators are exempt from every limit in this chapter at noon."),
            item("subsection", "C.", "Bells of churches, and sirens of fire engines, may ring at any hour of the day."),
        ),
        section("3", "Penalties.", ref("Whoever violates ", "§ 68-2A", " is fined.", "#chp_68__sec_68-2__subsec_A")),
    )


def new_noise() -> Chapter:
    return chapter_of(
        section("1", "Definitions.", definition("SOUND LEVEL", "How loud a sound is.")),
        section(
            "2",
            "Limits.",
            item("subsection", "A.", "No Sound Level shall exceed 60 dBA."),
            item("subsection", "B.", "Bells of churches, and sirens of fire engines, may ring at any hour of the day."),
        ),
        section(
            "3",
            f"Penalties {HOSTILE}.",
            ref("Whoever violates ", "§ 68-2A", f" is fined {HOSTILE}.", "#chp_68__sec_68-2__subsec_A"),
        ),
        day="2025-10-21",
        stage="proposed",
    )


def sourced(chapter: Chapter, name: str) -> Chapter:
    return replace(chapter, source=Source(f"ordinances/{name}/{chapter.version}.xml", f"{len(name):064x}"))


def trees() -> Chapter:
    """A new ordinance, without a number, that cites chapter 68."""
    noise = "/akn/us-ct-norwalk/act/code/chapter-68"
    chapter = chapter_of(
        section("1", "Leaf blowers.", ref("As ", "§ 68-2A", " says.", f"{noise}~chp_68__sec_68-2__subsec_A"))
    )
    root = replace(chapter.root, label="", heading=Text(f"Trees {HOSTILE}"))
    version = replace(chapter.version, stage="proposed")
    return replace(chapter, uri="/akn/us-ct-norwalk/act/code/new-trees", root=root, version=version)


def docket() -> Docket:
    old, new, other = (
        sourced(old_noise(), "068-noise"),
        sourced(new_noise(), "068-noise"),
        sourced(trees(), "new-trees"),
    )
    files = (
        Download("redline.docx", "docx", new.version, old.version),
        Download("2025-10-21.proposed.xml", "xml", new.version),
    )
    return Docket(
        'Port "Ellery" <b>',
        (
            Ordinance("068-noise", (old, new), new.version, old.version, files),
            Ordinance("new-trees", (other,), other.version),
        ),
    )


MEETING = replace(
    samples.MEETING,
    parts=(AgendaPart("HEARING", (Item("68", chapter="068-noise", notice=Notice(None, (), "redline")),)),),
)


def heard(today: date | None, *actions: LegislativeAction) -> Docket:
    """The docket with a hearing on chapter 68 on October 21, 2025, as of ``today``."""
    made = docket()
    noise, *others = made.ordinances
    old, new = noise.versions
    noise = replace(noise, versions=(old, replace(new, actions=actions)), meetings=(MEETING,), checks=Checks((), 0))
    noise = replace(noise, passed=(MEETING.key,) if today is not None and MEETING.date < today else ())
    return replace(made, ordinances=(noise, *others), meetings=(MEETING,), today=today)


def one(page: html.HtmlElement, path: str) -> html.HtmlElement:
    found = page.xpath(path)
    assert len(found) == 1, (path, [html.tostring(each)[:200] for each in found])
    return found[0]
