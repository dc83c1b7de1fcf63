"""Every file of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.publication.docket import Docket
from engross.patterns import compile_on_use
from engross.rendering.html.html_document import css_string
from engross.resources import SHIPPED, Templates
from engross.site.contents_tree import is_whole_code
from engross.site.cross_references import references_between
from engross.site.docket_rows import ToldChanges
from engross.site.feeds import feed_file, sitemap_file
from engross.site.listed_texts import ListedDocket, listed_docket
from engross.site.ordinance_assembly import ListedPages, clean_copies, compare_versions, ordinance_pages
from engross.site.page_addresses import DISPOSITION, SECTIONS
from engross.site.page_templates import SiteFile
from engross.site.pages.disposition import disposition_files, has_disposition
from engross.site.pages.front import front_file
from engross.site.pages.search import search_file
from engross.site.phrases import SitePhrases, site_phrases
from engross.site.search.index_files import index_files
from engross.site.search.synonyms import SearchVocabulary, read_vocabulary

_QUOTED = compile_on_use(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""")
_SPACED = compile_on_use(r"\s{0,9}([{}>])\s{0,9}|(?<=[;:,])\s{1,9}")
_COMMENT = compile_on_use(r"/\*[^*]*\*/")
_SIGNS = compile_on_use(r" ?([=<>&|?:,;{}()!*]+) ?")
_WORDED = frozenset("\"'`/")
"""Signs of which a line of a script has one where it may hold words, a pattern or a comment."""

_ASSETS = ("site.js", "front.js", "meetings.js", "search-ranking.js", "search.js")
_STYLES = (("html", "publication.css"), ("html", "pictures.css"), ("site", "site.css"))


def site_files(docket: Docket, templates: Templates = SHIPPED) -> Iterator[SiteFile]:
    """Each file's address from the site's root, and its bytes; files to be downloaded are not among them.

    ``templates`` say how the pages look.
    """
    listed = listed_docket(docket)
    between = references_between(listed)
    pages: list[ListedPages] = []
    for each in docket.ordinances:
        own = ordinance_pages(
            docket.city, between[each.name], each, compare_versions(each), clean_copies(each), templates
        )
        yield from own.files
        pages.append(own.listed)
    yield from bind_site(listed, pages, templates)


def bind_site(listed: ListedDocket, made: Sequence[ListedPages], templates: Templates = SHIPPED) -> Iterator[SiteFile]:
    """The files that show all ordinances, whose own pages are ``made``, in the order of the docket."""
    yield from listing_files(listed, made, templates)
    yield from disposition_files(listed, templates)
    vocabulary = read_vocabulary(templates, site_phrases(templates).language)
    yield from index_pages(listed, made, vocabulary, templates)
    yield from asset_files(templates)


def listing_files(
    listed: ListedDocket, made: Sequence[ListedPages], templates: Templates = SHIPPED
) -> Iterator[SiteFile]:
    """The pages and files that list the ordinances: the front page, the search page, the feed and the sitemap.

    They take of a text what ``ListedText`` has; of those that have a row on the front page (``has_row``), what else the
    docket knows of them.
    """
    spoken, docket = site_phrases(templates), listed.docket
    told = {
        ordinance.name: ToldChanges(own.line, own.figures)
        for ordinance, own in zip(docket.ordinances, made, strict=True)
    }
    disposition = DISPOSITION if has_disposition(listed) else ""
    pages = [address for own in made for address in own.pages]
    for address, data in (front_file(docket, told, spoken, disposition=disposition), search_file(docket, spoken)):
        yield address, data
        pages.append(address)
    yield feed_file(docket, {name: each.line for name, each in told.items()}, spoken)
    yield sitemap_file(docket, [*pages, *([disposition] if disposition else [])], spoken)


def index_pages(
    listed: ListedDocket, made: Sequence[ListedPages], vocabulary: SearchVocabulary, templates: Templates = SHIPPED
) -> Iterator[SiteFile]:
    """The search index, with what ``vocabulary`` says of words, and of a whole code the law for programs."""
    spoken = site_phrases(templates)
    yield from index_files(listed.docket, [own.indexed for own in made], vocabulary, spoken)
    if is_whole_code(listed.docket):
        law = [(o.name, o.law) for o in listed.docket.ordinances if o.law is not None]
        yield SECTIONS, b"".join(listed.facts[name, version].sections for name, version in law)


def asset_files(templates: Templates = SHIPPED) -> Iterator[SiteFile]:
    """The style sheet and the scripts."""
    yield "site.css", _style(site_phrases(templates))
    for name in _ASSETS:
        yield name, _script(_lean(templates.text("site", name)).decode())


def _style(spoken: SitePhrases) -> bytes:
    """The looks of law on a page, then those of the site around it, and what is said of terms spelled anew; without the
    spaces around braces and after signs, quoted words aside: a telephone reads it before it shows anything."""
    said = (
        f":root{{--term:{css_string(spoken.term)};--becomes:{css_string(spoken.becomes)}}}\n"
        "del.terms:has(+ ins.terms)::before{content:var(--term)}\n"
        "del.terms:has(+ ins.terms)::after{content:var(--becomes)}\n"
    )
    looks = (spoken.templates.text(*place) for place in _STYLES)
    parts = _QUOTED.split(_lean("".join(looks) + said).decode())
    parts[::2] = (_SPACED.sub(lambda found: found[1] or "", part).replace(";}", "}") for part in parts[::2])
    return "".join(parts).encode()


def _script(lean: str) -> bytes:
    """A script without the spaces around signs, and without the ends of lines behind them, in lines that are code
    alone: no quoted words, patterns, comments or parts of a text of several lines."""
    made: list[str] = []
    within = False
    for line in lean.splitlines():
        within ^= line.count("`") % 2 == 1
        bare = not within and _WORDED.isdisjoint(line)
        told = _SIGNS.sub(lambda found: found[1], line) if bare else line
        made.append(told if bare and told.endswith((";", "{", ",")) else f"{told}\n")
    return "".join(made).encode()


def _lean(text: str) -> bytes:
    """A style sheet or script without indentation and without lines that are comments as a whole."""
    lines = (line.strip() for line in text.splitlines())
    told = (line for line in lines if line and not line.startswith("//") and not _COMMENT.fullmatch(line))
    return "".join(f"{line}\n" for line in told).encode()
