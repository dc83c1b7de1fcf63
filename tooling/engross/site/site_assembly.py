"""Every file of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.model.publication.docket import Docket
from engross.patterns import compile_on_use
from engross.rendering.html.html_document import css_string
from engross.resources import SHIPPED, Templates
from engross.site.bulk_data import sections_file
from engross.site.cross_references import references_between
from engross.site.docket_rows import ToldChanges
from engross.site.feeds import feed_file, sitemap_file
from engross.site.ordinance_assembly import OrdinancePages, clean_copies, compare_versions, ordinance_pages
from engross.site.page_templates import SiteFile
from engross.site.pages.disposition import disposition_file
from engross.site.pages.front import front_file
from engross.site.pages.search import search_file
from engross.site.phrases import SitePhrases, site_phrases
from engross.site.search.index_files import IndexedOrdinance, index_files
from engross.site.search.synonyms import read_vocabulary

_COMMENT = compile_on_use(r"/\*[^*]*\*/")

_ASSETS = ("site.js", "front.js", "search-ranking.js", "search.js")
_STYLES = (("html", "publication.css"), ("site", "site.css"))


def site_files(docket: Docket, templates: Templates = SHIPPED) -> Iterator[SiteFile]:
    """Each file's address from the site's root, and its bytes; files to be downloaded are not among them.

    ``templates`` say how the pages look.
    """
    between = references_between(docket)
    made = (
        ordinance_pages(docket.city, between[o.name], o, compare_versions(o), clean_copies(o), templates)
        for o in docket.ordinances
    )
    return bind_site(docket, made, templates)


def bind_site(docket: Docket, made: Iterable[OrdinancePages], templates: Templates = SHIPPED) -> Iterator[SiteFile]:
    """The site of which each ordinance's pages are ``made``, in the order of the docket: with their downloads first,
    then what shows all of them."""
    spoken = site_phrases(templates)
    pages: list[str] = []
    told: dict[str, ToldChanges] = {}
    indexed: list[IndexedOrdinance] = []
    for ordinance, own in zip(docket.ordinances, made, strict=True):
        yield from (*own.files, *own.downloads)
        pages += (address for address, _ in own.files)
        told[ordinance.name] = ToldChanges(own.line, own.figures)
        indexed.append(own.indexed)
    table = disposition_file(docket, templates)
    front = front_file(docket, told, spoken, disposition=table[0] if table is not None else "")
    for address, data in (front, search_file(docket, spoken), *((table,) if table is not None else ())):
        yield address, data
        pages.append(address)
    yield from index_files(docket, indexed, read_vocabulary(templates, spoken.language), spoken)
    yield from sections_file(docket)
    yield feed_file(docket, {name: each.line for name, each in told.items()}, spoken)
    yield sitemap_file(docket, pages, spoken)
    yield "site.css", _style(spoken)
    for name in _ASSETS:
        yield name, _lean(templates.text("site", name))


def _style(spoken: SitePhrases) -> bytes:
    """The looks of law on a page, then those of the site around it, and what is said of terms spelled anew."""
    said = (
        f":root{{--term:{css_string(spoken.term)};--becomes:{css_string(spoken.becomes)}}}\n"
        "del.terms:has(+ ins.terms)::before{content:var(--term)}\n"
        "del.terms:has(+ ins.terms)::after{content:var(--becomes)}\n"
    )
    looks = (spoken.templates.text(*place) for place in _STYLES)
    return _lean("".join(looks) + said)


def _lean(text: str) -> bytes:
    """A style sheet or script without indentation and without lines that are comments as a whole."""
    lines = (line.strip() for line in text.splitlines())
    told = (line for line in lines if line and not line.startswith("//") and not _COMMENT.fullmatch(line))
    return "".join(f"{line}\n" for line in told).encode()
