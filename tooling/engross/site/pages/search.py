"""The page on which all chapters and versions are searched; without script, the list of every section."""

from __future__ import annotations

from engross.model.docket import Docket, Ordinance
from engross.site.addresses import FRONT, SEARCH
from engross.site.beside import home_page
from engross.site.naming import called
from engross.site.template import File, Frame, page
from engross.site.words import Words


def search_file(docket: Docket, words: Words) -> File:
    """The search page; the index is a file beside it."""
    title = words.plain("search_title")
    frame = Frame(SEARCH, title, words.plain("search_lead"), docket.city, ((words.plain("front"), FRONT),))
    chapters = [(called(o.current, words), _sections(o)) for o in docket.ordinances]
    return page("search", frame, words, chapters=chapters)


def _sections(ordinance: Ordinance) -> list[tuple[str, str]]:
    home = home_page(ordinance)
    return [
        (f"{section.label} {section.heading.words if section.heading else ''}".strip(), f"{home}#{section.eid}")
        for section in ordinance.current.sections()
    ]
