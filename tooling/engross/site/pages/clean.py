"""The page of one version, without marks."""

from __future__ import annotations

from engross.compose import clean_copy
from engross.model.chapter import Chapter, Version
from engross.model.comparison import Comparison
from engross.model.docket import Docket, Ordinance
from engross.site.addresses import FRONT, chapter_page, clean_page, redline_page, way
from engross.site.beside import Link, cited_from, cited_within, joined, outside, ways_between
from engross.site.law import lay_out
from engross.site.linked_data import legislation
from engross.site.naming import called, paper, sources, version_words
from engross.site.template import File, Frame, page
from engross.site.words import Words


def clean_file(
    docket: Docket, ordinance: Ordinance, chapter: Chapter, comparison: Comparison | None, words: Words
) -> File:
    """The text of ``chapter``, a version of ``ordinance``; ``comparison`` is that of the proposal, if any."""
    here = clean_page(ordinance.name, chapter.version)
    links = {uri: way(here, there) for uri, there in outside(docket, chapter).items()}
    law = lay_out(clean_copy(chapter), words, links)
    title = words.plain("clean_title", chapter=called(chapter, words), version=version_words(chapter, words))
    lead = words.plain(f"clean_lead_{chapter.version.stage}", date=words.day(chapter.version.date))
    frame = Frame(
        here,
        title,
        lead,
        docket.city,
        ((words.plain("front"), FRONT), (called(chapter, words), chapter_page(ordinance.name))),
        sources(chapter),
        paper(title, words, chapter),
        legislation(docket, ordinance, chapter, here, words),
    )
    others = [
        (version_words(other, words), redline_page(ordinance.name, *_in_order(ordinance, other, chapter)))
        for other in ordinance.versions
        if other.version != chapter.version
    ]
    return page(
        "clean",
        frame,
        words,
        law=law,
        name=called(chapter, words),
        lead=lead,
        others=others,
        beside=joined(_ways(ordinance, chapter, comparison, words), cited_within(chapter), cited_from(docket, chapter)),
        downloads=[d for d in ordinance.downloads if d.old is None and d.new == chapter.version and not d.meeting],
    )


def _in_order(ordinance: Ordinance, one: Chapter, other: Chapter) -> tuple[Version, Version]:
    earlier, later = sorted((one, other), key=ordinance.versions.index)
    return earlier.version, later.version


def _ways(
    ordinance: Ordinance, chapter: Chapter, comparison: Comparison | None, words: Words
) -> dict[str, tuple[Link, ...]]:
    if comparison is None or chapter.version not in (comparison.old.version, comparison.new.version):
        return {}
    old, new = ways_between(ordinance.name, comparison, words)
    return {eid: (link,) for eid, link in (old if chapter.version == comparison.old.version else new).items()}
