"""How an output names what it was made from."""

from __future__ import annotations

from engross.model.law.chapter import Chapter


def chapter_name(chapter: Chapter) -> str:
    """A chapter as a heading names it: ``Chapter 68, Noise``; without a number, its title."""
    return ", ".join(words for words in (chapter.called, chapter.title) if words)


def version_timestamp(chapter: Chapter) -> str:
    """The one moment that an output of this version bears (ISO 8601, UTC): the version's date, never the clock's."""
    return f"{chapter.version.date.isoformat()}T00:00:00Z"


def full_hash(chapter: Chapter) -> str:
    """The SHA-256 of the file the chapter was read from; a dash for a chapter that was not read from a file."""
    return chapter.source.sha256 if chapter.source else "—"


def short_hash(chapter: Chapter) -> str:
    """The first 16 hexadecimal digits of ``full_hash``."""
    return full_hash(chapter)[:16]


def file_name(chapter: Chapter) -> str:
    """The name of the file the chapter was read from, or its version."""
    return chapter.source.name if chapter.source else str(chapter.version)
