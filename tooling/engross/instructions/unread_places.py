"""What the words of a place name besides the places that are read of them: an instruction with any is refused."""

from __future__ import annotations

import re

from engross.errors import RefusedInstruction
from engross.instructions.place_forms import (
    ASIDE,
    CHAPTER,
    CODE_LIST,
    CODE_PLACE,
    DEFINED,
    HEADING,
    HISTORY,
    LEAD_IN,
    LETTERED,
    NAMED_TABLE,
    REFERENCE,
    SECTION,
    SECTION_LIST,
    SENTENCE,
    TITLE,
    hyphened,
)
from engross.patterns import compile_on_use

_NUMBER_LEFT = compile_on_use("\ue004[.,]{0,2} ?-?(?:\\d[\\w.]*(?! [A-Z])|[A-Z](?![\\w.]?\\w)|\\(\\w{1,4}\\))")
"""A number right behind one that was read: (b)2."""
_UNIT_LEFT = compile_on_use(
    r"\b(?:first|second|third|fourth|fifth|last|final) (?:item|paragraph|clause|bullet|entry)\b(?! \()"
    r"|\b(?:(?:sub-?){0,3}(?:paragraph|clause|division|item)|(?:sub-?){1,3}section|part|number|point|row|line)s? "
    r"(?:\d[\w.]*|\(|[A-Z](?=[.,) ]|$)|(?!a |is |of |in |to |as |by |on |or |at |be )[a-z]{1,2}(?=[.,) ]|$))",
    re.IGNORECASE,
)
_AND = r"(?:and|or|through|thru|&)"
_JOINED_LEFT = compile_on_use(
    rf"\ue004(?:(?:,? (?:{_AND}|to) |, ?| ?[–—-] ?)(?:the )?(?:[Ss]ections? |§{{1,2}} ?)?"
    r"(?:\d{1,4}(?:[.\-]\d[\w.\-]*|(?=[ ,.;]|$))|\(\w{1,4}\))"
    rf"|,? (?:{_AND}|to) [A-Z](?![\w.]?\w)"
    rf"|,? {_AND} (?:in |of |under |throughout )?(?:the )?(?:\ue004|(?:[Aa]rticle|[Pp]art|[Dd]ivision)s? [\dIVXLA-Z])"
    r"|,? et\.? ?seq|,? and (?:following|all that follows|all after))"
)
"""Another provision, or part of one, that is joined to one that was read: "68-5A or C", "68-5 and Chapter 112"."""
_PARTS_LEFT = compile_on_use(r"\b(?:tables (?:\d|[A-Z]\b)|notes? \w{1,3}(?:,| and| or| through) )", re.IGNORECASE)
"""Several parts, of which none is read."""


def unread_unit(words: str) -> str:
    """The first number or unit in ``words`` that ``read_place`` does not read; empty where it reads all."""
    if CODE_LIST.search(words):
        return ""
    plain = _without_read(words)
    found = _NUMBER_LEFT.search(plain) or _UNIT_LEFT.search(plain)
    return found[0].replace("\ue004", "").strip(" ,-") if found else ""


def refuse_joined(words: str) -> None:
    """Refuse ``words`` that name a provision besides those that ``read_place`` reads: it would be left as it is.

    Errors: RefusedInstruction.
    """
    if CODE_LIST.search(words):
        return
    plain = _without_read(words)
    for form in (NAMED_TABLE, SENTENCE, LEAD_IN, HEADING, CHAPTER, TITLE):
        plain = form.sub("\ue004", plain)
    if _JOINED_LEFT.search(plain) or _PARTS_LEFT.search(plain):
        raise RefusedInstruction(
            f'"{words.strip()[:60]}" names more than is read of it; name each provision in an instruction of its own'
        )


def _without_read(words: str) -> str:
    """``words`` with a mark in the place of each reference that is read."""
    plain = DEFINED.sub(" ", HISTORY.sub("", ASIDE.sub(" ", hyphened(words))))
    for form in (CODE_PLACE, SECTION_LIST, SECTION, REFERENCE, LETTERED):
        plain = form.sub("\ue004", plain)
    return plain
