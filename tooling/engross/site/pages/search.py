"""The page on which all chapters and versions are searched; without script, the list of every section, or of every
chapter where that would be too much for a page."""

from __future__ import annotations

from engross.model.publication.docket import Docket, Ordinance
from engross.patterns import compile_on_use
from engross.site.page_addresses import FRONT, SEARCH, chapter_page, home_page
from engross.site.page_templates import PageFrame, SiteFile, render_page
from engross.site.phrases import SitePhrases
from engross.site.titles import chapter_title

_PARTED = compile_on_use(r"\d[.-]\d")
_MOST_SECTIONS = 400
"""Sections that a page lists: more weigh too much on a telephone."""


def search_file(docket: Docket, words: SitePhrases) -> SiteFile:
    """The search page; the index is a file beside it."""
    title = words.plain("search_title")
    cite = _example(docket)
    lead = words.plain("search_lead", cite=cite)
    frame = PageFrame(SEARCH, title, lead, docket.city, ((words.plain("front"), FRONT),))
    sections = [_sections(ordinance) for ordinance in docket.ordinances]
    whole = sum(map(len, sections)) <= _MOST_SECTIONS
    chapters = [
        (_title(ordinance, words), chapter_page(ordinance.name), own if whole else [])
        for ordinance, own in zip(docket.ordinances, sections, strict=True)
    ]
    return render_page("search", frame, words, chapters=chapters, whole=whole, cite=cite)


def _example(docket: Docket) -> str:
    """A citation in the city's form: that of the first section which has a number of its chapter's."""
    sections = (section for ordinance in docket.ordinances for section in ordinance.current.sections())
    return next((section.number for section in sections if _PARTED.search(section.number)), "1")


def _title(ordinance: Ordinance, words: SitePhrases) -> str:
    return ", ".join((*(unit.label for unit in ordinance.current.above), chapter_title(ordinance.current, words)))


def _sections(ordinance: Ordinance) -> list[tuple[str, str]]:
    home = home_page(ordinance)
    return [
        (f"{section.label} {section.heading.words if section.heading else ''}".strip(), f"{home}#{section.eid}")
        for section in ordinance.current.sections()
    ]
