"""Which level of the code a heading opens: recognition knows a chapter, what stands in one, and a section."""

from __future__ import annotations

from engross.importing.recognition.headings import RecognisedHeading
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.number import unit_word
from engross.model.law.provision import CONTAINERS, Level


def declared_level(headed: RecognisedHeading, hierarchy: Hierarchy) -> Level | None:
    """The level that a heading opens in a code of ``hierarchy``: that whose word its label has ("Part 2"), else the
    unit for a chapter's heading and the innermost level above the section for an article's; None where there is none.
    """
    if headed.level == "section":
        return "section"
    word = unit_word(headed.label).lower()
    named = next((each.level for each in hierarchy.levels if word and each.word.lower() == word), None)
    inner_chapter = headed.level == "article" and word == "chapter"  # one of several on a page, read as an article
    if named in CONTAINERS and not inner_chapter:
        return named
    if headed.level == "chapter":
        return hierarchy.unit
    inside = hierarchy.names[hierarchy.ranks[hierarchy.unit] + 1 : hierarchy.ranks["section"]]
    return "article" if "article" in inside else inside[-1] if inside else None
