"""Whether a line without a style is a title."""

from __future__ import annotations

import re

from engross.importing.headings import heading_of
from engross.importing.labels import readings
from engross.importing.lines import split
from engross.importing.opened import Open
from engross.importing.page import PageItem, Paragraph
from engross.model.provision import RANKS, Level
from engross.model.text import Text

_SAYS = re.compile(r"\b(shall|must|may|is|are|was|were|be|has|have|do|does|will|can|means)\b", re.IGNORECASE)
"""Words that a sentence has and a title has not."""


def titles_chapter(item: Paragraph, following: PageItem | None) -> bool:
    """Whether a line before the first section is the title of a chapter without a number."""
    headed = heading_of(following) if isinstance(following, Paragraph) else None
    return headed is not None and headed.level in ("article", "section") and len(item.text.plain) <= 160


def belongs_to_heading(item: Paragraph, top: Open) -> bool:
    """Whether a line is the title under "ARTICLE I" or "Chapter 68" alone on a line."""
    bare = top.level in ("chapter", "article") and bool(top.label) and top.heading is None
    return bare and not top.body and not top.children and len(item.text.plain) <= 160


def is_title(words: Text, item: Paragraph, top: Open, following: PageItem | None) -> bool:
    """Whether a labelled line is a title alone on its line: short, and its text begins below it."""
    short = len(words.plain) <= 80 and not words.plain.endswith((":", ";", ",", "and", "or"))
    short = short and words.plain[:1].isupper() and not _SAYS.search(words.plain)
    if not short or not isinstance(following, Paragraph) or heading_of(following) is not None:
        return False
    label, _ = split(following)
    if label:
        return any(reading.ordinal == 1 for reading in readings(label)) and _deeper(following, top.level)
    return item.style is None and following.style is None and not following.bullet and item.emphatic


def _deeper(following: Paragraph, top: Level) -> bool:
    """Whether a labelled line begins a list inside a provision of the level ``top``."""
    if following.style in RANKS and top in RANKS:
        return RANKS.index(following.style) > RANKS.index(top)
    return following.style is None
