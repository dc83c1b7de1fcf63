"""The page of one version, without marks."""

from __future__ import annotations

from engross.model.comparison.comparison import Comparison
from engross.model.law.chapter import Chapter
from engross.model.publication.docket import Ordinance
from engross.model.publication.publication import Publication
from engross.site.cross_references import (
    ReferencesBetween,
    cited_within,
    merge_cross_references,
    moves_between_versions,
)
from engross.site.linked_data import legislation
from engross.site.page_addresses import (
    PageLink,
    chapter_page,
    clean_page,
    picture_folder,
    redline_page,
    relative_address,
)
from engross.site.page_templates import PageFrame, SiteFile, render_page
from engross.site.phrases import SitePhrases
from engross.site.text_layout import lay_out
from engross.site.titles import chapter_title, crumbs_above, print_footer, source_hashes, version_words


def clean_file(
    city: str,
    between: ReferencesBetween,
    ordinance: Ordinance,
    chapter: Chapter,
    copy: Publication,
    comparison: Comparison | None,
    words: SitePhrases,
) -> SiteFile:
    """The text of ``chapter``, a version of ``ordinance``, whose clean copy is ``copy``; ``comparison`` is that of the
    proposal, if any."""
    here = clean_page(ordinance.name, chapter.version)
    links = {uri: relative_address(here, there) for uri, there in between.addresses[chapter.version].items()}
    law = lay_out(copy, words, links, relative_address(here, picture_folder(ordinance.name)))
    title = words.plain("clean_title", chapter=chapter_title(chapter, words), version=version_words(chapter, words))
    lead = words.plain(f"clean_lead_{chapter.version.stage}", date=words.day(chapter.version.date))
    frame = PageFrame(
        here,
        title,
        lead,
        city,
        (*crumbs_above(chapter, words), (chapter_title(chapter, words), chapter_page(ordinance.name))),
        source_hashes(chapter),
        print_footer(title, words, chapter),
        legislation(city, ordinance, chapter, here, words),
        bool(chapter.pictures),
    )
    others = [
        _way(ordinance, chapter, other, words) for other in ordinance.versions if other.version != chapter.version
    ]
    return render_page(
        "clean",
        frame,
        words,
        law=law,
        adjacent=between.adjacent,
        name=chapter_title(chapter, words),
        lead=lead,
        others=others,
        beside=merge_cross_references(
            _ways(ordinance, chapter, comparison, words), cited_within(chapter), between.citing(chapter)
        ),
        downloads=[d for d in ordinance.downloads if d.old is None and d.new == chapter.version and not d.meeting],
    )


def _way(ordinance: Ordinance, chapter: Chapter, other: Chapter, words: SitePhrases) -> PageLink:
    """The way to what changes between ``chapter`` and another version of it."""
    later = ordinance.versions.index(other) > ordinance.versions.index(chapter)
    there = words.plain(f"old_{other.version.stage}", date=words.day(other.version.date))
    if later:
        return words.plain("see_later", new=there), redline_page(ordinance.name, chapter.version, other.version)
    return words.plain("see_changes", old=there), redline_page(ordinance.name, other.version, chapter.version)


def _ways(
    ordinance: Ordinance, chapter: Chapter, comparison: Comparison | None, words: SitePhrases
) -> dict[str, tuple[PageLink, ...]]:
    if comparison is None or chapter.version not in (comparison.old.version, comparison.new.version):
        return {}
    old, new = moves_between_versions(ordinance.name, comparison, words)
    return {eid: (link,) for eid, link in (old if chapter.version == comparison.old.version else new).items()}
