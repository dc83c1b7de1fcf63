"""The page of one version, without marks."""

from __future__ import annotations

from engross.compose import clean_copy
from engross.model.chapter import Chapter
from engross.model.comparison import Comparison
from engross.model.docket import Ordinance
from engross.site.addresses import FRONT, chapter_page, clean_page, redline_page, way
from engross.site.beside import Crossings, Link, cited_within, joined, ways_between
from engross.site.law import lay_out
from engross.site.linked_data import legislation
from engross.site.naming import called, paper, sources, version_words
from engross.site.template import File, Frame, page
from engross.site.words import Words


def clean_file(
    city: str,
    between: Crossings,
    ordinance: Ordinance,
    chapter: Chapter,
    comparison: Comparison | None,
    words: Words,
) -> File:
    """The text of ``chapter``, a version of ``ordinance``; ``comparison`` is that of the proposal, if any."""
    here = clean_page(ordinance.name, chapter.version)
    links = {uri: way(here, there) for uri, there in between.addresses[chapter.version].items()}
    law = lay_out(clean_copy(chapter), words, links)
    title = words.plain("clean_title", chapter=called(chapter, words), version=version_words(chapter, words))
    lead = words.plain(f"clean_lead_{chapter.version.stage}", date=words.day(chapter.version.date))
    frame = Frame(
        here,
        title,
        lead,
        city,
        ((words.plain("front"), FRONT), (called(chapter, words), chapter_page(ordinance.name))),
        sources(chapter),
        paper(title, words, chapter),
        legislation(city, ordinance, chapter, here, words),
    )
    others = [
        _way(ordinance, chapter, other, words) for other in ordinance.versions if other.version != chapter.version
    ]
    return page(
        "clean",
        frame,
        words,
        law=law,
        name=called(chapter, words),
        lead=lead,
        others=others,
        beside=joined(_ways(ordinance, chapter, comparison, words), cited_within(chapter), between.citing(chapter)),
        downloads=[d for d in ordinance.downloads if d.old is None and d.new == chapter.version and not d.meeting],
    )


def _way(ordinance: Ordinance, chapter: Chapter, other: Chapter, words: Words) -> Link:
    """The way to what changes between ``chapter`` and another version of it."""
    later = ordinance.versions.index(other) > ordinance.versions.index(chapter)
    there = words.plain(f"old_{other.version.stage}", date=words.day(other.version.date))
    if later:
        return words.plain("see_later", new=there), redline_page(ordinance.name, chapter.version, other.version)
    return words.plain("see_changes", old=there), redline_page(ordinance.name, other.version, chapter.version)


def _ways(
    ordinance: Ordinance, chapter: Chapter, comparison: Comparison | None, words: Words
) -> dict[str, tuple[Link, ...]]:
    if comparison is None or chapter.version not in (comparison.old.version, comparison.new.version):
        return {}
    old, new = ways_between(ordinance.name, comparison, words)
    return {eid: (link,) for eid, link in (old if chapter.version == comparison.old.version else new).items()}
