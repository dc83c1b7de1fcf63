"""All pages of one ordinance: what any process or machine can make of it by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from engross.diff import compare
from engross.model.chapter import Version
from engross.model.comparison import Comparison
from engross.model.docket import Ordinance
from engross.resources import SHIPPED, Templates
from engross.site.beside import Crossings
from engross.site.index import Row, index_rows
from engross.site.pages.chapter import chapter_file
from engross.site.pages.checks import checks_file
from engross.site.pages.clean import clean_file
from engross.site.pages.notice import notice_file
from engross.site.pages.redline import redline_file
from engross.site.tally import does, tally
from engross.site.template import File
from engross.site.words import Words, words

Comparisons = Mapping[tuple[Version, Version], Comparison]
"""By the older version and the newer."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What is made of one ordinance: its pages, the ``line`` that says what it does, its rows of the search index; and
    the files to be downloaded beside them, once they are made."""

    files: tuple[File, ...]
    line: str
    rows: tuple[Row, ...]
    downloads: tuple[File, ...] = ()


def comparisons(ordinance: Ordinance) -> Comparisons:
    """Every version compared with every later one."""
    return {(old.version, new.version): compare(old, new) for old, new in combinations(ordinance.versions, 2)}


def ordinance_pages(
    city: str, between: Crossings, ordinance: Ordinance, pairs: Comparisons, templates: Templates = SHIPPED
) -> Pages:
    """The pages of ``ordinance`` in a city of that name; ``between`` leads to the others, ``pairs`` are its versions
    compared, ``templates`` say how the pages look."""
    spoken = words(templates)
    main = pairs[ordinance.base, ordinance.draft] if ordinance.base else None
    line = _line(ordinance, main, spoken)
    return Pages(tuple(_files(city, between, ordinance, pairs, line, spoken)), line, tuple(index_rows(ordinance, main)))


def _files(
    city: str, between: Crossings, ordinance: Ordinance, pairs: Comparisons, line: str, spoken: Words
) -> Iterator[File]:
    main = pairs[ordinance.base, ordinance.draft] if ordinance.base else None
    yield chapter_file(city, ordinance, line, spoken)
    for chapter in ordinance.versions:
        yield clean_file(city, between, ordinance, chapter, main, spoken)
    for comparison in pairs.values():
        yield redline_file(city, between, ordinance, comparison, spoken)
    if ordinance.checks is not None:
        yield checks_file(city, ordinance, ordinance.checks, spoken)
    for notified in ordinance.notices:
        yield notice_file(city, ordinance, notified, spoken)


def _line(ordinance: Ordinance, main: Comparison | None, spoken: Words) -> str:
    """What the ordinance does, in one line."""
    sections = sum(1 for _ in ordinance.current.sections())
    if ordinance.base is None or main is None:
        return spoken.plain("does_none" if ordinance.draft.stage == "codified" else "does_new", n=sections)
    told = does(tally(main), spoken)
    if ordinance.base.stage == "codified":
        return told
    new = spoken.plain("does_new", n=sections)
    return (
        f"{new} {spoken.plain('does_draft', date=spoken.day(ordinance.base.date), words=told[:1].lower() + told[1:])}"
    )
