"""The page of the disposition table and of former numbers, with links to the provisions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from engross.compose.law.disposition_tables import disposition_tables
from engross.model.law.disposition import NotedChanges, dispositions, former_numbers, held_against
from engross.model.publication.docket import Ordinance
from engross.rendering.html.html_document import render_html
from engross.resources import Templates
from engross.site.listed_texts import ListedDocket, TextFacts
from engross.site.page_addresses import DISPOSITION, clean_page
from engross.site.page_templates import SiteFile


def has_disposition(listed: ListedDocket) -> bool:
    """Whether the notes of any provision say what an ordinance did, or a former number."""
    return any(facts.noted != NotedChanges() for _, facts in _law(listed))


def disposition_files(listed: ListedDocket, templates: Templates) -> Iterator[SiteFile]:
    """What each ordinance did to the law, and former numbers; no file where no provision's notes say either."""
    if not has_disposition(listed):
        return
    law = _law(listed)
    noted = [held_against(facts.noted, _earlier(listed, ordinance)) for ordinance, facts in law]
    day = max(facts.listed.version.date for _, facts in law).isoformat()
    page = disposition_tables(listed.docket.city, dispositions(noted), former_numbers(noted), day)
    links = {address: there for ordinance, facts in law for address, there in _addresses(ordinance, facts)}
    yield DISPOSITION, render_html(page, templates, links).encode("utf-8")


def _law(listed: ListedDocket) -> list[tuple[Ordinance, TextFacts]]:
    """Each ordinance with the facts of its law, of its draft where none is the law."""
    return [(each, listed.facts[each.name, each.law or each.draft]) for each in listed.docket.ordinances]


def _earlier(listed: ListedDocket, ordinance: Ordinance) -> Iterator[tuple[date, Collection[str]]]:
    """The adopted texts of an ordinance, each with its day and the eIds in it."""
    for text in ordinance.versions:
        if text.version.stage != "proposed":
            yield text.version.date, frozenset(listed.facts[ordinance.name, text.version].eids)


def _addresses(ordinance: Ordinance, facts: TextFacts) -> Iterator[tuple[str, str]]:
    """The address on the site of each provision whose notes say anything, by the one that references have."""
    page = clean_page(ordinance.name, facts.listed.version)
    named = (each.address for _, each in facts.noted.disposed)
    for address in (*named, *(each.address for each in facts.noted.former)):
        _, mark, eid = address.partition("~")
        yield address, f"{page}#{eid}" if mark else page
