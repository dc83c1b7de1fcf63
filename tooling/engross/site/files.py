"""Every file of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from engross.compare import compare
from engross.model.chapter import Version
from engross.model.comparison import Comparison
from engross.model.docket import Docket, Ordinance
from engross.render.html import css_string
from engross.resources import shipped
from engross.site.beside import Crossings, crossings
from engross.site.feed import feed_file, sitemap_file
from engross.site.index import index_file
from engross.site.pages.chapter import chapter_file
from engross.site.pages.checks import checks_file
from engross.site.pages.clean import clean_file
from engross.site.pages.front import front_file
from engross.site.pages.notice import notice_file
from engross.site.pages.redline import redline_file
from engross.site.pages.search import search_file
from engross.site.tally import does, tally
from engross.site.template import File
from engross.site.words import Words, words

_COMMENT = re.compile(r"/\*[^*]*\*/")

Pairs = dict[tuple[Version, Version], Comparison]

_ASSETS = ("site.js", "search.js")
_STYLES = (("html", "publication.css"), ("site", "site.css"))


def site_files(docket: Docket) -> Iterator[File]:
    """Each file's address from the site's root, and its bytes; files to be downloaded are not among them."""
    spoken = words()
    pairs = {ordinance.name: _pairs(ordinance) for ordinance in docket.ordinances}
    lines = {ordinance.name: _line(ordinance, pairs[ordinance.name], spoken) for ordinance in docket.ordinances}
    pages = [front_file(docket, lines, spoken), search_file(docket, spoken)]
    between = crossings(docket)
    for ordinance in docket.ordinances:
        pages += _ordinance_files(docket, between, ordinance, pairs[ordinance.name], lines[ordinance.name], spoken)
    yield from pages
    main = {o.name: pairs[o.name][o.base, o.draft] for o in docket.ordinances if o.base}
    yield index_file(docket, main, spoken)
    yield feed_file(docket, lines, spoken)
    yield sitemap_file(docket, [address for address, _ in pages], spoken)
    yield "site.css", _style(spoken)
    for name in _ASSETS:
        yield name, _lean(shipped("templates", "site", name).read_text(encoding="utf-8"))


def _ordinance_files(
    docket: Docket, between: Crossings, ordinance: Ordinance, pairs: Pairs, line: str, spoken: Words
) -> Iterator[File]:
    main = pairs.get((ordinance.base, ordinance.draft)) if ordinance.base else None
    yield chapter_file(docket, ordinance, line, spoken)
    for chapter in ordinance.versions:
        yield clean_file(docket, between, ordinance, chapter, main, spoken)
    for comparison in pairs.values():
        yield redline_file(docket, between, ordinance, comparison, spoken)
    if ordinance.checks is not None:
        yield checks_file(docket, ordinance, ordinance.checks, spoken)
    for notified in ordinance.notices:
        yield notice_file(docket, ordinance, notified, spoken)


def _pairs(ordinance: Ordinance) -> Pairs:
    """Every version compared with every later one."""
    return {(old.version, new.version): compare(old, new) for old, new in combinations(ordinance.versions, 2)}


def _line(ordinance: Ordinance, pairs: Pairs, spoken: Words) -> str:
    """What the ordinance does, in one line."""
    sections = sum(1 for _ in ordinance.current.sections())
    if ordinance.base is None:
        return spoken.plain("does_none" if ordinance.draft.stage == "codified" else "does_new", n=sections)
    told = does(tally(pairs[ordinance.base, ordinance.draft]), spoken)
    if ordinance.base.stage == "codified":
        return told
    new = spoken.plain("does_new", n=sections)
    return (
        f"{new} {spoken.plain('does_draft', date=spoken.day(ordinance.base.date), words=told[:1].lower() + told[1:])}"
    )


def _style(spoken: Words) -> bytes:
    """The looks of law on a page, then those of the site around it, and what is said of terms spelled anew."""
    said = (
        f":root{{--term:{css_string(spoken.term)};--becomes:{css_string(spoken.becomes)}}}\n"
        "del.terms:has(+ ins.terms)::before{content:var(--term)}\n"
        "del.terms:has(+ ins.terms)::after{content:var(--becomes)}\n"
    )
    looks = (shipped("templates", *place).read_text(encoding="utf-8") for place in _STYLES)
    return _lean("".join(looks) + said)


def _lean(text: str) -> bytes:
    """A style sheet or script without indentation and without lines that are comments as a whole."""
    lines = (line.strip() for line in text.splitlines())
    told = (line for line in lines if line and not line.startswith("//") and not _COMMENT.fullmatch(line))
    return "".join(f"{line}\n" for line in told).encode()
