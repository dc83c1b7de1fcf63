"""The law of a citation that only an adjacent citation names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engross.cite.finding.larger_units import LARGER_LEVELS
from engross.cite.finding.number_lists import is_complete
from engross.model.law.citation import CODE, HERE, Citation, CitedLevel
from engross.patterns import compile_on_use

_JOINED = compile_on_use(r"(?:\s?\([^()\n]{3,80}\))?\s{0,2},?\s{0,2}(?:(?:and|or|and/or|through|to)\s{1,2})?")
_COMMENCING = compile_on_use(r"(?:,\s|\s?\()(?:commencing|beginning|starting)\s(?:with|at)\s(?:the\s)?", re.IGNORECASE)
_FAR = 96
"""More letters than these expressions can read."""


def law_from_behind(text: str, one: Citation, following: Citation) -> Citation:
    """Give a number with no law the one that only the next names, which is another law.

    "Section 407 or Section 415 of the Penal Code"; "Part 1.6 and Part 1.7 of Division 2 of the Tax Code"; "Section 19,
    Article XI of the Constitution"; "Chapter 2, commencing with Section 11200 of the Welfare Code".
    """
    named_behind = following.qualifier and following.qualifier[0] > following.start
    if not named_behind or not _is_plain(one) or following.start - one.end > _FAR:
        return one
    between = text[one.end : following.start]
    outer = following.outer
    if _COMMENCING.fullmatch(between):
        outer = () if one.level in LARGER_LEVELS and following.level == "section" else outer
    elif not _JOINED.fullmatch(between):
        return one
    elif one.level != following.level:
        if not following.path or between.strip() not in ("", ","):
            return one
        if one.level == "section" and following.level in LARGER_LEVELS:
            outer = (*outer, (following.level, following.path[0]))
        elif one.level not in LARGER_LEVELS or following.level != "section":
            return one
    return _of(one, following, outer)


def law_from_before(text: str, before: Sequence[Citation], within: Citation | None, citation: Citation) -> Citation:
    """Give a number the law of the citation it stands in or behind, or of the same number earlier.

    "Division 3 (commencing with Section 4000) of the Vehicle Code", where ``within`` is Division 3; "Title 1 of the
    Government Code (commencing with Section 900)"; "Section 415 of the Penal Code or Section 407".
    """
    if within and within.law.kind == "other" and _is_inside(citation, within):
        return _of(citation, within, ())
    if not before or not _is_plain(citation):
        return citation
    last = before[-1]
    if last.law.kind == "other":
        between = text[last.end : min(citation.start, last.end + _FAR)]
        joined = citation.level == "section" and (
            (_AND.fullmatch(between) and len(citation.path[0]) > 2)
            or (between.strip() == "," and last.level in LARGER_LEVELS)
        )
        if joined or _COMMENCING.fullmatch(between):
            return _of(citation, last, ())
    named = _named_earlier(text, before, citation)
    return _of(citation, named, named.outer) if named else citation


def _named_earlier(text: str, before: Sequence[Citation], citation: Citation) -> Citation | None:
    """Find the same number with its law: "section 5900 of the Cable Act … **section 5900(c)**", "said Chapter 5C".

    A number of one or two figures is too common to be the same, but for the word "said".
    """
    said = _SAID.search(text, max(0, citation.start - 6), citation.start)
    if not said and (citation.level != "section" or len(citation.path[0]) < 3):
        return None
    same = (
        one for one in reversed(before[-_BACK:]) if (one.level, one.path[:1]) == (citation.level, citation.path[:1])
    )
    return next((one for one in same if one.law.kind == "other"), None)


_AND = compile_on_use(r"\s?,?\s(?:and|or)\s")
_SAID = compile_on_use(r"\b[Ss](?:aid|uch)\s\Z")
_BACK = 40
"""How many citations back a number is looked for."""


def _is_inside(citation: Citation, within: Citation) -> bool:
    """Whether a citation stands between a unit and the law that is named behind it."""
    named = within.qualifier
    return named is not None and within.end <= citation.start and citation.end <= named[0]


def _is_plain(citation: Citation) -> bool:
    """Whether nothing but its number says whose law a citation means."""
    if citation.qualifier or citation.outer or citation.law not in (CODE, HERE):
        return False
    if citation.base or citation.direction:
        return False
    return not is_complete(citation.path[0]) if citation.level == "section" else citation.level in LARGER_LEVELS


def _of(citation: Citation, other: Citation, outer: tuple[tuple[CitedLevel, str], ...]) -> Citation:
    larger = "".join(f"{number}|" for _, number in outer)
    target = f"{other.law.name}|{larger}{citation.target}" if citation.target else None
    return citation._replace(law=other.law, outer=outer, qualifier=other.qualifier, target=target)
