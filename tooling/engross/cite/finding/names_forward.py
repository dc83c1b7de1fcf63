"""Reading the name of a law forwards: "of the **Revenue and Taxation Code**", ", **Florida Statutes**".

A name is walked word by word, fourteen words at most, to its noun.
"""

from __future__ import annotations

import re

from engross.cite.grammar.citation_grammar import expand
from engross.cite.grammar.law_names import LAW_SUBJECTS, classify_law, is_noun, is_statutory
from engross.cite.grammar.named_laws import named_at, numbered_at
from engross.cite.other_law.places import law_places
from engross.model.law.citation import CitedLaw
from engross.patterns import compile_on_use

_S = expand("{blank}")

_ARTICLE = "Article"
"""A code may be cut into articles by subject, each a law of its own: "the State Government Article"."""

_PLACES = "|".join(re.escape(place.name) for place in law_places()).replace(r"\ ", _S)
_CITED_PLACES = "|".join(re.escape(name) for place in law_places() for name in place.names[1:]).replace(r"\ ", _S)
_AFTER_NOUN = compile_on_use(
    rf"{_S}(?:of{_S}(?:\d{{4}}(?!\d)|(?:civil|criminal){_S}procedure|(?:federal{_S})?regulations|(?:general{_S})?ordinances"
    rf"|the{_S}(?:city|town|village|borough){_S}of{_S}[A-Z][\w.'’-]{{1,30}}(?:{_S}[A-Z][\w.'’-]{{1,30}})?(?<!\.))"
    rf"|Ann(?:otated|\.)|Regs?\.|(?:19|20)\d\d(?=,))",
    re.IGNORECASE,
)
_OF_STATE = compile_on_use(
    rf"{_S}of{_S}(?:the{_S}state{_S}of{_S})?(?:{_PLACES}|(?-i:{_CITED_PLACES}))(?![\w'’]|{_S}(?:city|county|town|beach|springs|falls|park|heights))"
    rf"(?:{_S}(?:19|20)\d\d(?=,))?",
    re.IGNORECASE,
)
"""What a noun grows by that is no name without: the Code **of Virginia**."""
_WORD = compile_on_use(r"[^\s,;:()\[\]]{1,40}")
_BETWEEN = compile_on_use(rf"{_S}{{1,3}}|,{_S}{{1,2}}(?=[A-Z]|and{_S})")
_TITLE = compile_on_use(rf"\d{{1,3}}{_S}{{1,2}}")
_ACRONYM = compile_on_use(r"(?:[A-Z]{3,7}|[A-Z]{2,5}A)(?![A-Za-z\d])")
_SHORT = compile_on_use(r"(?:act|code|statutes?|law|ordinance|charter|constitution|compact)(?![A-Za-z])", re.IGNORECASE)
_CONNECTORS = frozenset(
    {"and", "of", "the", "for", "on", "to", "in", "&", "with", "from", "against", "at", "by", "or", "a"}
)
_DATED = compile_on_use(r"(?:18|19|20)\d\d|\d{1,2}(?:st|nd|rd|th)")
"""What a name may begin with that is no word: "the **1986** Code", "the **21st** Century Act"."""

_STATUTES = compile_on_use(
    rf"((?:[A-Z][a-z]{{1,20}}{_S}){{1,2}}(?:(?:General|Revised|Compiled){_S})?(?:Statutes|Laws|Constitution|Revised{_S}Code)"
    rf"|(?:Statutes|Laws|Acts){_S}of{_S}\d{{4}})(?![A-Za-z])"
    rf"|([A-Z][a-z]{{1,5}}\.{_S}(?:(?:Gen|Rev|Comp)\.{_S})?Stats?\.(?:{_S}Ann\.)?)"
)


def statutes_at(text: str, pos: int) -> tuple[CitedLaw, int] | None:
    """Read the statutes of a state behind a comma: "section 162.09, **Florida Statutes**"."""
    found = _STATUTES.match(text, pos)
    return (CitedLaw("other", found[0]), found.end()) if found else None


def code_at(text: str, pos: int) -> tuple[CitedLaw, int] | None:
    """Read a code of statutes or regulations behind a comma: "Section 1720, **California Labor Code**"."""
    end = _walk_forward(text, pos) if text[pos : pos + 1].isupper() else None
    if end is None or not (is_statutory(text[pos:end]) or text[pos:end].endswith("Code of Regulations")):
        return None
    return classify_law(text[pos:end]), end


def law_after(text: str, pos: int) -> tuple[CitedLaw, int] | None:
    """Read the name of a law that starts at ``pos`` (behind "of the"); return it and where it ends."""
    title = _TITLE.match(text, pos)
    named = named_at(text, title.end() if title else pos) or numbered_at(text, pos)
    if named:
        return named
    short = _SHORT.match(text, pos)
    if short:
        end = name_end(text, short.end(), short[0], bare=True)
        return classify_law(text[pos:end]), end
    found = _walk_forward(text, pos)
    if found is None:
        acronym = _ACRONYM.match(text, pos)
        return (CitedLaw("other", acronym[0]), acronym.end()) if acronym else None
    return classify_law(text[pos:found]), found


def _walk_forward(text: str, pos: int) -> int | None:
    """Return where a name of capitalised words ends that runs from ``pos`` to a noun of law, or None."""
    first, end = pos, None
    for _ in range(14):
        word = _WORD.match(text, pos)
        if word is None:
            return end
        bare = word[0].rstrip(".'’”\"")
        noun = is_noun(bare) or (pos > first and bare == _ARTICLE)
        dated = pos == first and _DATED.fullmatch(bare)
        if not (noun or dated or bare[:1].isupper() or bare.lower() in _CONNECTORS or _is_subject(bare)):
            return end
        pos = word.start() + len(bare) if noun else word.end()
        if noun:
            end = pos = name_end(text, pos, bare, bare=word.start() == first)
            if not _MORE_NOUN.match(text, pos):
                return end if _is_name(text[first:end]) else None
        between = _BETWEEN.match(text, pos)
        if between is None or "\n" in between[0]:
            return end
        pos = between.end()
    return end


_MORE_NOUN = compile_on_use(rf"{_S}(?:Code|Act|Law|Compact|Ordinance|Regulations?)(?![A-Za-z])")
"""A second noun: the "Home Rule **Act**", the "Ordinance **Code**"."""


def _is_name(words: str) -> bool:
    """Whether words are a name: "the Zoning Regulations", "the penal code", but not "the regulations"."""
    return any(word[:1].isupper() or _is_subject(word) for word in words.split())


def _is_subject(word: str) -> bool:
    return word.lower() in _SUBJECT_WORDS


_SMALL_WORDS = (
    "municipal city state general real property tax officers health public energy conservation building environmental"
    " administrative executive highway traffic mental hygiene multiple dwelling navigation town village social"
    " services workers compensation zoning electrical mechanical plumbing fire fuel gas construction housing"
    " maintenance sanitary"
)
_SUBJECT_WORDS = frozenset(re.findall(r"[a-z]{4,}", LAW_SUBJECTS)) | {*_SMALL_WORDS.split()}
"""The words that names of laws may be written with in small letters: "the vehicle and traffic law"."""


def name_end(text: str, noun_end: int, noun: str = "", *, bare: bool = False) -> int:
    """Return where a name ends whose noun ends at ``noun_end``: "Code" grows to "Code of Civil Procedure".

    An ordinance has its number: "Ordinance No. 12-34", "Local Law 55 of 2009". A ``bare`` noun has no name before it.
    """
    grown = _AFTER_NOUN.match(text, noun_end) or (bare and _OF_STATE.match(text, noun_end))
    if not grown and noun.lower() in ("ordinance", "resolution", "order", "law", "act", "bill"):
        grown = _ITS_NUMBER.match(text, noun_end)
    return grown.end() if grown else noun_end


_ITS_NUMBER = compile_on_use(
    rf"{_S}(?:(?:[Nn]os?\.|[Nn]umber){_S}?\d{{1,5}}(?:[-–.]\d{{1,5}}){{0,2}}|\d{{1,5}}[-–]\d{{1,5}}|\d{{1,4}}(?={_S}of{_S}\d{{4}}))"
    rf"(?:{_S}of{_S}(?:18|19|20)\d\d)?(?![\w-])"
)
