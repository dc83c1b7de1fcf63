"""Writing other words into a text, its tags and notes moved along."""

from __future__ import annotations

from dataclasses import replace

from engross.model.law.text import Text, normal


def splice(text: Text, start: int, end: int, words: str) -> Text:
    """``text`` with ``words`` in the place of the characters ``[start, end)``, which hold no note.

    A tag around or over that place keeps around it; a tag inside of it is dropped, unless it covers all of it.
    """
    grown = len(words) - (end - start)

    def moved(at: int, closing: bool) -> int:
        if at <= start:
            return at
        if at >= end:
            return at + grown
        return start + len(words) if closing else start

    tags = tuple(
        replace(tag, start=moved(tag.start, False), end=moved(tag.end, True))
        for tag in text.tags
        if not (start < tag.start and tag.end < end) or tag.end <= start or tag.start >= end
    )
    return normal(replace(text, plain=text.plain[:start] + words + text.plain[end:], tags=tags))
