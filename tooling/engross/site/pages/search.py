"""The page on which all chapters and versions are searched; without script, the list of every section."""

from __future__ import annotations

from engross.model.publication.docket import Docket, Ordinance
from engross.site.cross_references import home_page
from engross.site.page_addresses import FRONT, SEARCH
from engross.site.page_templates import PageFrame, SiteFile, render_page
from engross.site.phrases import SitePhrases
from engross.site.titles import chapter_title


def search_file(docket: Docket, words: SitePhrases) -> SiteFile:
    """The search page; the index is a file beside it."""
    title = words.plain("search_title")
    frame = PageFrame(SEARCH, title, words.plain("search_lead"), docket.city, ((words.plain("front"), FRONT),))
    chapters = [(chapter_title(o.current, words), _sections(o)) for o in docket.ordinances]
    return render_page("search", frame, words, chapters=chapters)


def _sections(ordinance: Ordinance) -> list[tuple[str, str]]:
    home = home_page(ordinance)
    return [
        (f"{section.label} {section.heading.words if section.heading else ''}".strip(), f"{home}#{section.eid}")
        for section in ordinance.current.sections()
    ]
