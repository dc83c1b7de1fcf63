"""Headings of a code exported to Markdown: what they call the unit or section, its number, its title."""

from __future__ import annotations

import re

from engross.importing.recognition.labels import begins_with_picture
from engross.model.law.text import Text, cut
from engross.patterns import compile_on_use
from engross.values import dataclass

UNIT_ORDER = (
    "part",
    "title",
    "subtitle",
    "chapter",
    "subchapter",
    "appendix",
    "annex",
    "article",
    "division",
    "subdivision",
)
"""The words that units are called by, outermost first where two stand at one depth of headings."""
_UNIT = compile_on_use(
    rf"(?P<label>(?P<word>{'|'.join(UNIT_ORDER)})\s+(?P<number>[0-9]+[A-Za-z]?(?:\.[0-9]+)*|[IVXLC]+|[A-Z])\b[.:]?)\s*"
    r"(?:[–—-]\s*)?",
    re.IGNORECASE,
)
_NUMBER = r"[0-9]+[A-Za-z]?(?:[-.][0-9]+[A-Za-z]?)*"
_PARTED = r"[0-9]+[A-Za-z]?(?:[-.][0-9]+[A-Za-z]?)+"
"""A number of several parts names a section alone: 1.2, 17.32.010, 2-15."""
_SECTION = compile_on_use(
    rf"(?P<label>(?:(?:sections?|secs?\.|§+)\s*{_NUMBER}|{_PARTED}(?=\.?\s))(?:(?:\s?[-–—]\s?|,\s?|\s(?:to|through|and)\s){_NUMBER})*[.:]?)\s*"
    r"(?:[–—-]\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MunicodeHeading:
    """A heading: its depth (1 the outermost), the word of a unit or "section" in small letters (empty for neither), the
    label as printed, and the title behind it."""

    depth: int
    word: str
    label: str
    title: Text

    def holds(self, other: MunicodeHeading) -> bool:
        """Whether ``other``, which follows, stands in this unit."""
        if other.depth != self.depth:
            return other.depth > self.depth
        if other.word in UNIT_ORDER:
            return self.word in UNIT_ORDER and UNIT_ORDER.index(self.word) < UNIT_ORDER.index(other.word)
        return self.word in UNIT_ORDER and bool(other.word)


def read_heading(depth: int, text: Text) -> MunicodeHeading:
    """A heading of the export at ``depth``."""
    if begins_with_picture(text):
        return MunicodeHeading(depth, "", "", text)
    unit, section = _UNIT.match(text.plain), _SECTION.match(text.plain)
    if unit is not None:
        return MunicodeHeading(depth, unit["word"].lower(), unit["label"], cut(text, unit.end(), len(text.plain)))
    if section is not None:
        return MunicodeHeading(depth, "section", section["label"], cut(text, section.end(), len(text.plain)))
    return MunicodeHeading(depth, "", "", text)
