"""Numbers that look like citations of this code and are none, or another law's, as the words around them show."""

from __future__ import annotations

from engross.cite.finding.larger_units import LARGER_LEVELS
from engross.cite.finding.number_lists import Member
from engross.cite.grammar.citation_grammar import expand, pattern
from engross.model.law.citation import CitedLaw, CitedLevel
from engross.patterns import compile_on_use

UNNAMED_LAW = CitedLaw("other")
"""Another law, which the words do not name: a model code that is adopted, a standard, an exhibit."""

_LINE_START = compile_on_use(r"(?:^|\n)[\s#*_~-]{0,8}$")
_HEADING = compile_on_use(
    r"(?:\([A-Z][a-z]{2,8}\))?(?:\.[*_ \t\u00a0]{1,4}[A-Z\"“(\[]|\.?[*_ \t]{0,3}\n|:[ \t]{1,3}[A-Z])"
)
_NO_VERB = compile_on_use(r"\s{1,2}(?:of|or|and|to|in|shall)\b|[,.;:)\]]|\s*$")
_LETTERED: frozenset[CitedLevel] = frozenset({"unit", "part", "subpart", "subtitle", "division"})


def is_heading(text: str, start: int, end: int, level: CitedLevel) -> bool:
    """Whether the number at ``start`` to ``end`` is the printed number of a provision, not a citation."""
    if text[start - 1 : start] == " " and text[start - 2 : start - 1].isalnum():
        return False
    if not _LINE_START.search(text[max(0, start - 10) : start]):
        return False
    found = _HEADING.match(text, end)
    return found is not None and ("\n" not in found[0] or level in LARGER_LEVELS or level == "table")


def is_plausible(text: str, label: str, level: CitedLevel, member: Member) -> bool:
    """Whether a number can be one of this level: "the article I read" names no law."""
    number = member.number
    if number[:1].isdigit() and level not in ("note", "table"):
        return True
    if number.isalpha() and len(number) == 1 and level in LARGER_LEVELS:
        if level not in _LETTERED and number not in "IVXLC":
            return False
        return label[:1].isupper() or number != "I" or bool(_NO_VERB.match(text, member.end))
    if level == "note":
        return number.isdigit() and label[:1].isupper()
    return not (level == "table" and member.marks)


_CLASS_BEFORE = compile_on_use(r"(?<![A-Za-z])(?:Group|Class|Type)\s[A-Z]{1,3}(?:-\d)?,?\s\Z")
_WORD_BEHIND = compile_on_use(expand(r"{blank}[A-Z][a-z]{2,}"))
_LABEL = pattern("label")


def is_no_law(text: str, start: int, level: CitedLevel, number: str, end: int) -> bool:
    """Whether a unit's number is a name or a class: "**Title IX** Coordinator", "Group R, **Division 3** Occupancy"."""
    if level == "division":
        return _CLASS_BEFORE.search(text, max(0, start - 16), start) is not None
    if level != "title" or not number.isalpha():
        return False
    word = _WORD_BEHIND.match(text, end)
    return word is not None and not _LABEL.match(text, word.start() + 1)


_IS_AMENDED = compile_on_use(
    # A heading: a capital right behind the number, which no sentence goes on with.
    r"[\s—–-]{1,2}[A-Z“\"][^\s.;:—–-]{0,30}(?:[\s—–-]{1,3}[^\s.;:—–-]{1,30}){0,12}?"
    r"(?:\s{1,2}(?:is|are)\s{1,2}(?:hereby\s{1,2})?(?:not\s{1,2})?"
    r"(?:adopted|amended|added|deleted|modified|repealed|replaced|revised)\b"
    r"|(?:[\s—–-]|\b)(?:NOT ADOPTED|AMENDED|ADDED|DELETED|MODIFIED|REPEALED)(?=\.?\s{0,3}(?:\n|\Z)))"
)
_OF_A_NAME = compile_on_use(
    expand(r"{blank}{1,2}of{blank}{1,2}(?:(?:the|an?){blank}{1,2})?[A-Z][A-Za-z]{1,30}(?!['’])")
)


_OF_AN_ORDINANCE = compile_on_use(
    r"(?:\bOrd(?:inance|\.)|\bRes(?:olution|\.))\s(?:Nos?\.\s?)?\d[\w.-]{0,12},?\s(?:(?:§{1,2}|Sec(?:tions?|s?\.))\s?)?\Z"
)
_ACT_BEHIND = compile_on_use(expand(r"(?:\(\w{1,4}\)){0,4}(?:{blank}[A-Z][a-z]{1,20}){1,6}{blank}Act(?![A-Za-z])"))
_BEFORE = 60
"""Characters before a number in which the words stand that say so."""


def is_of_another(text: str, number: str, start: int, end: int) -> bool:
    """Whether a section's number, which stands from ``start`` to ``end``, is another law's that the words do not name.

    ``number`` is not complete. "Section R105.2 Work exempt from permit is amended" is of the model code that is
    adopted; "section 2 of Standard 62" of what is no law of ours; "Ordinance 15-435, Section 22" of an ordinance and
    "Section 307(b) Clean Water Act" of an act.
    """
    large = "." in number or len(number) > 2
    if (large and _IS_AMENDED.match(text, end)) or _OF_A_NAME.match(text, end) or _ACT_BEHIND.match(text, end):
        return True
    return stands_behind_another(text, start)


def stands_behind_another(text: str, start: int) -> bool:
    """Whether what stands before ``start`` says that the section there is of an ordinance or a resolution."""
    return _OF_AN_ORDINANCE.search(text, max(0, start - _BEFORE), start) is not None
