"""Whether a provision prints the text of another law that it amends: a model code, an act, an ordinance."""

from __future__ import annotations

import re

from engross.cite.resolving.chapter_index import ChapterIndex
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.patterns import compile_on_use

_AMENDED = compile_on_use(
    r"\b(?:is|are)\s(?:hereby\s)?(?:further\s)?(?:amended|added|deleted|modified|revised|replaced|inserted|substituted)\b",
    re.IGNORECASE,
)
_HEADING = compile_on_use(r"\b(?:amended|added|deleted|modified|amendments?|revised|replaced)\b", re.IGNORECASE)


def quotes_amendment(index: ChapterIndex, provision: Provision) -> bool:
    """Whether ``provision`` stands in a section that amends another law: its own words, or those of what holds it up to
    the section, say "is amended to read", or the section's heading does."""
    for around in index.ancestry(provision):
        if any(_AMENDED.search(block.plain) for block in around.blocks() if isinstance(block, Text)):
            return True
        if around.level == "section":
            return around.heading is not None and _HEADING.search(around.heading.plain) is not None
    return False
