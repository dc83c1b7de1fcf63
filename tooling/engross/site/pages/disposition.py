"""The page of the disposition table and of former numbers, with links to the provisions."""

from __future__ import annotations

from collections.abc import Iterator

from engross.compose.law.disposition_tables import disposition_tables
from engross.model.law.chapter import Chapter
from engross.model.law.disposition import dispositions, former_numbers
from engross.model.publication.docket import Docket, Ordinance
from engross.rendering.html.html_document import render_html
from engross.resources import Templates
from engross.site.page_addresses import DISPOSITION, clean_page
from engross.site.page_templates import SiteFile


def disposition_file(docket: Docket, templates: Templates) -> SiteFile | None:
    """What each ordinance did to the law, and former numbers; None where no provision's notes say either."""
    law = {ordinance.name: _law(ordinance) for ordinance in docket.ordinances}
    disposed, former = dispositions(law.values()), former_numbers(law.values())
    if not disposed and not former:
        return None
    day = max(chapter.version.date for chapter in law.values()).isoformat()
    page = disposition_tables(docket.city, disposed, former, day)
    links = {address: there for name, chapter in law.items() for address, there in _addresses(name, chapter)}
    return DISPOSITION, render_html(page, templates, links).encode("utf-8")


def _law(ordinance: Ordinance) -> Chapter:
    return ordinance.version(ordinance.law or ordinance.draft)


def _addresses(name: str, chapter: Chapter) -> Iterator[tuple[str, str]]:
    """The address on the site of each provision with notes, by the one that references have."""
    page = clean_page(name, chapter.version)
    yield chapter.uri, page
    for provision in chapter.walk():
        if provision.notes:
            yield f"{chapter.uri}~{provision.eid}", f"{page}#{provision.eid}"
