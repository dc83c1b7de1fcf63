"""All pages of one ordinance: what any process or machine can make of it by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from engross.compose import clean_copy
from engross.compose.law.change_summary import ReplacedFigure
from engross.diff import compare
from engross.model.comparison.comparison import Comparison
from engross.model.law.chapter import Version
from engross.model.publication.docket import Ordinance
from engross.model.publication.publication import Publication
from engross.rendering.html.html_picture import is_own_file, picture_file
from engross.resources import SHIPPED, Templates
from engross.site.change_counts import count_changes, docket_line
from engross.site.cross_references import ReferencesBetween
from engross.site.page_addresses import picture_folder
from engross.site.page_templates import SiteFile
from engross.site.pages.chapter import chapter_file
from engross.site.pages.checks import checks_file
from engross.site.pages.clean import clean_file
from engross.site.pages.notice import notice_file
from engross.site.pages.redline import redline_file
from engross.site.phrases import SitePhrases, site_phrases
from engross.site.search.index_files import IndexedOrdinance, indexed_ordinance
from engross.site.search.site_sections import searched_ordinance
from engross.values import dataclass

Comparisons = Mapping[tuple[Version, Version], Comparison]
"""By the older version and the newer."""
CleanCopies = Mapping[Version, Publication]
"""By version."""


@dataclass(frozen=True, slots=True)
class ListedPages:
    """What other pages say of an ordinance once its own are made: the addresses of its ``pages``, the ``line`` that
    says what it does, the ``figures`` that move, and how it is ``indexed`` to be searched."""

    pages: tuple[str, ...] = ()
    line: str = ""
    figures: tuple[ReplacedFigure, ...] = ()
    indexed: IndexedOrdinance = IndexedOrdinance()


@dataclass(frozen=True, slots=True)
class OrdinancePages:
    """What is made of one ordinance: its pages and their pictures, what others say of it, and the files to be
    downloaded beside them, once they are made."""

    files: tuple[SiteFile, ...]
    listed: ListedPages
    downloads: tuple[SiteFile, ...] = ()


def clean_copies(ordinance: Ordinance) -> CleanCopies:
    """The clean copy of every version: made once for the page and the files beside it."""
    return {chapter.version: clean_copy(chapter) for chapter in ordinance.versions}


def compare_versions(ordinance: Ordinance) -> Comparisons:
    """Every version compared with every later one."""
    return {(old.version, new.version): compare(old, new) for old, new in combinations(ordinance.versions, 2)}


def ordinance_pages(
    city: str,
    between: ReferencesBetween,
    ordinance: Ordinance,
    pairs: Comparisons,
    copies: CleanCopies,
    templates: Templates = SHIPPED,
) -> OrdinancePages:
    """The pages of ``ordinance`` in a city of that name; ``between`` leads to the others, ``pairs`` are its versions
    compared, ``copies`` their clean copies, ``templates`` say how the pages look."""
    spoken = site_phrases(templates)
    main = pairs[ordinance.base, ordinance.draft] if ordinance.base else None
    line = _line(ordinance, main, spoken)
    files = tuple(_pages(city, between, ordinance, pairs, copies, line, spoken))
    figures = count_changes(main).figures if main is not None else ()
    indexed = indexed_ordinance(searched_ordinance(ordinance, main))
    listed = ListedPages(tuple(address for address, _ in files), line, figures, indexed)
    return OrdinancePages((*files, *_pictures(ordinance)), listed)


def _pictures(ordinance: Ordinance) -> Iterator[SiteFile]:
    """The pictures of its texts that have files of their own, each once."""
    folder = picture_folder(ordinance.name)
    every = (picture for chapter in ordinance.versions for picture in chapter.pictures if picture.data)
    shown = {picture_file(picture): picture.data for picture in every if is_own_file(picture)}
    yield from ((folder + name, data) for name, data in sorted(shown.items()))


def _pages(
    city: str,
    between: ReferencesBetween,
    ordinance: Ordinance,
    pairs: Comparisons,
    copies: CleanCopies,
    line: str,
    spoken: SitePhrases,
) -> Iterator[SiteFile]:
    main = pairs[ordinance.base, ordinance.draft] if ordinance.base else None
    yield chapter_file(city, ordinance, pairs, line, spoken)
    for chapter in ordinance.versions:
        yield clean_file(city, between, ordinance, chapter, copies[chapter.version], main, spoken)
    for comparison in pairs.values():
        yield redline_file(city, between, ordinance, comparison, spoken)
    if ordinance.checks is not None:
        yield checks_file(city, ordinance, ordinance.checks, spoken)
    for notified in ordinance.notices:
        yield notice_file(city, ordinance, notified, spoken)


def _line(ordinance: Ordinance, main: Comparison | None, spoken: SitePhrases) -> str:
    """What the ordinance does, in one line."""
    sections = sum(1 for _ in ordinance.current.sections())
    if ordinance.base is None or main is None:
        return spoken.plain("does_none" if ordinance.draft.stage == "codified" else "does_new", n=sections)
    told = docket_line(count_changes(main), spoken)
    if ordinance.base.stage == "codified":
        return told
    new = spoken.plain("does_new", n=sections)
    return (
        f"{new} {spoken.plain('does_draft', date=spoken.day(ordinance.base.date), words=told[:1].lower() + told[1:])}"
    )
