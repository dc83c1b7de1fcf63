"""Titles of ordinances, versions and meetings on the site."""

from __future__ import annotations

from engross.compose.source_names import chapter_name, file_name, full_hash, short_hash
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.meeting.meeting import Meeting
from engross.model.publication.docket import Checks
from engross.site.page_addresses import FRONT
from engross.site.phrases import SitePhrases


def chapter_title(chapter: Chapter, words: SitePhrases) -> str:
    """``Chapter 68, Noise``; an ordinance without a number by its title; law without either is in no chapter."""
    codified = chapter.version.stage == "codified"
    return chapter_name(chapter) or words.plain("law_nameless" if codified else "ordinance_nameless")


def unit_title(unit: Provision) -> str:
    """``Title 17 Zoning``: a unit above a chapter, or one below it, by its label and heading."""
    return f"{unit.label} {unit.heading.words if unit.heading else ''}".strip()


def crumbs_above(chapter: Chapter, words: SitePhrases) -> tuple[tuple[str, str], ...]:
    """The front page and, in the contents that it has of a whole code, the units that a chapter stands in, outermost
    first, each with its address."""
    above = ((unit_title(unit), f"{FRONT}#{unit.eid}" if unit.eid else FRONT) for unit in chapter.above)
    return (words.plain("front"), FRONT), *above


def version_words(chapter: Chapter, words: SitePhrases) -> str:
    """``proposed October 21, 2025``."""
    return words.plain(f"version_{chapter.version.stage}", date=words.day(chapter.version.date))


def pair_words(old: Chapter, new: Chapter, words: SitePhrases) -> str:
    """``The proposal of October 21, 2025, against the law in force (January 14, 2020)``."""
    return words.plain(
        "redline_pair",
        new=words.plain(f"new_{new.version.stage}", date=words.day(new.version.date)),
        old=words.plain(f"old_{old.version.stage}", date=words.day(old.version.date)),
    )


def meeting_title(meeting: Meeting, words: SitePhrases) -> str:
    """``Ordinance Committee, October 21, 2025, 7:00 p.m.``"""
    return words.plain(
        "meeting_title", body=meeting.body.short, date=words.day(meeting.date), time=words.hour(meeting.time)
    )


def checks_words(checks: Checks, words: SitePhrases) -> str:
    """``Checks passed``, or how many errors and warnings there are."""
    counts = [(f"checks_{kind}s", checks.count(kind)) for kind in ("error", "warning")]
    told = [words.plain(key, n=count) for key, count in counts if count]
    if not checks.count("error"):
        told.insert(0, words.plain("checks_passed"))
        return ", ".join(told)
    return words.plain("checks_count", counts=", ".join(told))


def questions_words(checks: Checks, words: SitePhrases) -> str:
    """``27 open questions``: what the checks ask, as a resident is told of it."""
    count = checks.count("error") + checks.count("warning")
    return words.plain("open_questions", n=count) if count else words.plain("open_questions_none")


def source_hashes(*chapters: Chapter) -> tuple[tuple[str, str], ...]:
    """Each file's name and its SHA-256."""
    return tuple((file_name(chapter), full_hash(chapter)) for chapter in chapters)


def print_footer(title: str, words: SitePhrases, *chapters: Chapter) -> str:
    """What the foot of each printed page says."""
    return words.plain("paper", title=title, hashes=", ".join(short_hash(chapter) for chapter in chapters))
