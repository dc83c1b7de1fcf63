"""The Atom feed (RFC 4287) of meetings and versions, and the sitemap (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from engross.model.publication.docket import Docket
from engross.site.page_addresses import FEED, FRONT, SITEMAP, clean_page, home_page
from engross.site.page_templates import SiteFile, plain_file
from engross.site.phrases import SitePhrases
from engross.site.titles import chapter_title, meeting_title, version_words
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of the feed: ``key`` is what never changes of it, ``page`` its address in the site."""

    key: str
    title: str
    summary: str
    page: str
    day: date


def feed_file(docket: Docket, lines: dict[str, str], words: SitePhrases) -> SiteFile:
    """The newest first. Addresses are relative where the site's own is not known, as RFC 4287 permits."""
    entries = sorted(
        (*_meetings(docket, words), *_versions(docket, lines, words)),
        key=lambda entry: (-entry.day.toordinal(), entry.key),
    )
    return FEED, plain_file(
        "feed.atom.jinja",
        words,
        title=words.plain("site", city=docket.city) if docket.city else words.plain("site_nameless"),
        author=docket.city or words.plain("site_nameless"),
        address=docket.address,
        here=FEED,
        front=FRONT,
        key=f"urn:x-engross:docket:{docket.city}".replace(" ", "-"),
        entries=entries,
        updated=max((entry.day for entry in entries), default=date(2000, 1, 1)),
    )


def sitemap_file(docket: Docket, pages: Iterable[str], words: SitePhrases) -> SiteFile:
    """Every page, with the day of the version that it shows."""
    drafts = {ordinance.name: ordinance.draft.date for ordinance in docket.ordinances}
    days = {page: drafts.get(page.partition("/")[0]) for page in sorted(pages)}
    return SITEMAP, plain_file("sitemap.xml.jinja", words, address=docket.address, days=days)


def _versions(docket: Docket, lines: dict[str, str], words: SitePhrases) -> Iterator[FeedEntry]:
    for ordinance in docket.ordinances:
        for chapter in ordinance.versions:
            current = chapter.version == ordinance.draft
            yield FeedEntry(
                f"urn:x-engross:{chapter.uri}@{chapter.version}",
                f"{chapter_title(chapter, words)}: {version_words(chapter, words)}",
                lines[ordinance.name] if current else "",
                home_page(ordinance) if current else clean_page(ordinance.name, chapter.version),
                chapter.version.date,
            )


def _meetings(docket: Docket, words: SitePhrases) -> Iterator[FeedEntry]:
    by_name = {ordinance.name: ordinance for ordinance in docket.ordinances}
    for meeting in docket.meetings:
        on = [by_name[folder] for item in meeting.items() for folder in item.folders if folder in by_name]
        names = "; ".join(chapter_title(ordinance.current, words) for ordinance in on)
        key = f"urn:x-engross:meeting:{meeting.key}"
        yield FeedEntry(key, meeting_title(meeting, words), names, FRONT, meeting.made.date())
