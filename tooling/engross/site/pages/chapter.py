"""The page of an ordinance: its versions, what may be compared, its files, its history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from engross.model.comparison.comparison import Comparison
from engross.model.law.chapter import Version
from engross.model.publication.docket import Download, Ordinance
from engross.site.linked_data import legislation
from engross.site.meeting_links import meetings_of
from engross.site.page_addresses import (
    PageLink,
    chapter_page,
    checks_page,
    clean_page,
    home_page,
    notice_page,
    redline_page,
)
from engross.site.page_templates import PageFrame, SiteFile, render_page
from engross.site.phrases import SitePhrases
from engross.site.section_addresses import section_addresses
from engross.site.titles import (
    chapter_title,
    crumbs_above,
    pair_words,
    print_footer,
    questions_words,
    source_hashes,
    version_words,
)


def chapter_file(
    city: str,
    ordinance: Ordinance,
    pairs: Mapping[tuple[Version, Version], Comparison],
    line: str,
    words: SitePhrases,
) -> SiteFile:
    """The page of ``ordinance``; ``pairs`` are its versions compared, ``line`` says what its proposal does."""
    here = chapter_page(ordinance.name)
    current = ordinance.current
    title = chapter_title(current, words)
    versions = [
        (version_words(chapter, words), clean_page(ordinance.name, chapter.version))
        for chapter in reversed(ordinance.versions)
    ]
    compared = [
        (
            words.plain("compare_pick", old=version_words(old, words), new=version_words(new, words)),
            redline_page(ordinance.name, old.version, new.version),
        )
        for old, new in combinations(ordinance.versions, 2)
    ]
    frame = PageFrame(
        here,
        title,
        line,
        city,
        crumbs_above(current, words),
        source_hashes(*ordinance.versions),
        print_footer(title, words, *ordinance.versions),
        legislation(city, ordinance, current, here, words),
    )
    return render_page(
        "chapter",
        frame,
        words,
        name=title,
        line=line,
        remarks=ordinance.remarks,
        home=home_page(ordinance),
        has_changes=ordinance.base is not None,
        ways=tuple(_ways(ordinance, words)),
        versions=versions,
        pairs=compared,
        sections=section_addresses(ordinance, pairs, words),
        files=[(_file_title(key, ordinance, words), files) for key, files in _by_text(ordinance).items()],
        events=current.events,
        meetings=meetings_of(ordinance, words),
    )


def _ways(ordinance: Ordinance, words: SitePhrases) -> Iterator[PageLink]:
    if ordinance.checks is not None:
        yield questions_words(ordinance.checks, words), checks_page(ordinance.name)
    for notified in ordinance.notices:
        title = words.plain("file_notice", date=words.day(notified.meeting.date))
        yield title, notice_page(ordinance.name, notified.key)


def _by_text(ordinance: Ordinance) -> dict[tuple[Version | None, Version], list[Download]]:
    """The files, those of one text together: redlines first, then the latest version."""
    found: dict[tuple[Version | None, Version], list[Download]] = {}
    for download in sorted(
        (d for d in ordinance.downloads if not d.meeting), key=lambda d: (d.old is None, -d.new.date.toordinal())
    ):
        found.setdefault((download.old, download.new), []).append(download)
    return found


def _file_title(key: tuple[Version | None, Version], ordinance: Ordinance, words: SitePhrases) -> str:
    old, new = key
    if old is None:
        return words.plain("file_clean", version=version_words(ordinance.version(new), words))
    return words.plain("file_redline", pair=pair_words(ordinance.version(old), ordinance.version(new), words))
