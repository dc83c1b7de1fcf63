"""The law of a citation that the words beside it say without being part of it: "c. 30, **§ 39R**", "Acts 1912"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.cite.finding.citation_strings import target_of
from engross.cite.finding.false_citations import UNNAMED_LAW
from engross.cite.finding.larger_units import LARGER_LEVELS
from engross.cite.finding.number_lists import is_complete
from engross.model.law.citation import SUBDIVISIONS, Citation, CitedLaw, CitedLevel
from engross.patterns import compile_on_use

_BACK = 80
"""How many characters before a citation the words stand that say so."""

_CHAPTER_BEFORE = compile_on_use(
    r"(?:(?:^|[\s(,;])c(?:h(?:ap(?:ter)?)?)?\.?|\bG\.\s?L\.)\s?(\d{1,3}[A-Z]{0,2})\s?,?\s{1,2}\Z", re.IGNORECASE
)
"""A chapter of state law whose label is no label here: "M.G.L. c. 29, § 29F, **c. 30,** § 39R"."""
_NAMED_BEFORE = compile_on_use(
    r"(?P<constitution>\b(?!(?:By|In|Per|See|The|Under)\s)(?:[A-Z][A-Za-z.’']{1,15}\s){0,3}Const(?:itution|\.))(?:,|\sunder|\sin)?\s{1,2}\Z"
    r"|\bActs\s(?:of\s)?(?P<year>(?:1[789]|20)\d\d)\s?,?\s{1,2}\Z"
    r"|\b(?P<laws>(?:[A-Z][a-z]{2,15}\s)?(?:General|Public|Revised|Special)\s(?:[Ll]aws?|[Ss]tatutes?|[Aa]cts?)"
    r"(?:\sof\s(?:1[789]|20)\d\d)?)\s?,?(?:\s(?:including,?\s(?:but\snot\slimited\sto,?)?|in|under))?\s{1,2}\Z"
    r"|\b(?P<edition>[A-Z][a-z]+\sCode,?\s(?:19|20)\d\d\s[Ee]dition),?\s{1,2}\Z"
    r"|(?P<changed>\b(?:which|that|bill|and|act)\s(?:added|amended|repealed)\s)\Z"
)
"""A law that is named before a number, without a word that joins them: "**Acts of 1950,** Chapter 639"; or what another
law did: "a bill **which added** Article 13"."""
_STANDARD_BEFORE = compile_on_use(
    r"(?:\b(?:ACI|ANSI|ASCE|ASHRAE|ASME|ASTM|IEEE|NFPA|UL)(?:[\s/][A-Z]{3,6})?\s[A-Z]?\d[\w.-]{0,8}\s?,?"
    r"|\b[A-Z][a-z]+\s(?:Code|Standards?|Regulations)\s[Ss]ection)\s{1,2}\Z"
)
"""A standard of an institute: "**ACI 318,** Section 14.1.4"."""
_MAY_END_STANDARD = compile_on_use(r"\d|[Ss]ection\Z|,\Z")
"""The last word of a standard's name."""
_PRIOR = compile_on_use(
    r"\b(?:prior|former|old|previous)\s(?:(?:city|county|municipal|town|village)\s)?\Z", re.IGNORECASE
)
"""What says that a code is no longer the law: "**prior** code § 1.01.010"."""
_ADDING = compile_on_use(r"\sby\s(?:adding|inserting|striking)\b[^.;]{0,40}")
_AND = compile_on_use(r"\s?,?\s(?:and|or)\s(?:in\s)?")
_NAMED_BEHIND = compile_on_use(
    r"[½]?\s?,?\s{1,2}(?:of\s(?:the\s)?)?(?:(?P<acts>(?:[Ss]pecial\s)?[Aa]cts\s(?:of\s)?(?:the\s[Ll]egislature\s?,?\s)?(?:1[789]|20)\d\d)"
    r"|(?:[A-Z][a-z]{2,15}\s)?General\sLaws)\b"
)
"""One that is named behind it: "Chapter 141**, Acts 1965**"."""
_SPELLED_BEHIND = compile_on_use(
    r"\sof\s(?:(?:the|said|such)\s){0,2}(?:section|chapter|article)\s(?!of\b|is\b|and\b|or\b|shall\b)[a-z]{3,12}\b"
)
"""A larger unit whose number is spelled out, which is not looked up: "clause (b) **of section three**"."""
_SAID_BEFORE = compile_on_use(r"\b(?:said|such)\s\Z", re.IGNORECASE)
_NOTE = compile_on_use(
    r"\b(?P<whose>Charter|State(?:\slaw)?|Federal(?:\slaw)?|Cross|Code)\sreferences?(?:\(s\))?\s{0,2}[-–—:]",
    re.IGNORECASE,
)
"""How the notes of publishers say whose law they list: "Charter reference(s) –", "State law reference(s) –"."""
_AMENDED = compile_on_use(r"\s(?:is|are)\s(?:hereby\s)?(?:further\s)?amended\s(?:by|in)\b[^.;]{0,160}\Z")


def law_by_neighbours(text: str, found: list[Citation]) -> None:
    """Give the citations of ``found``, in order, the law that the words before them say, in place."""
    notes = [(note.start(), note["whose"].lower()) for note in _NOTE.finditer(text)] if "eference" in text else []
    said: dict[tuple[CitedLevel, str], CitedLaw] = {}
    for at, citation in enumerate(found):
        before = found[at - 1] if at else None
        if citation.level in SUBDIVISIONS:
            spelled = not citation.qualifier and _SPELLED_BEHIND.match(text, citation.end)
            found[at] = _of(citation, UNNAMED_LAW, ()) if spelled else _in_amended(text, before, citation)
        elif _is_other_by_place(text, before, citation):
            found[at] = _of(citation, UNNAMED_LAW, ())
        elif _is_of_prior_code(text, citation):
            found[at] = _of(citation, UNNAMED_LAW, citation.outer)
        elif _is_ours_by_number(citation):
            other = _before(text, before, citation) or _of_note(notes, citation) or _as_said(text, said, citation)
            if other is not None:
                found[at] = other
        if found[at].law.kind == "other" and found[at].path:
            said[found[at].level, found[at].path[0]] = found[at].law
    for at in range(len(found) - 1, 0, -1):
        one, following = found[at - 1], found[at]
        alike = one.outer and following.outer and one.outer[-1][0] == following.outer[-1][0]
        joined = alike and following.law.kind == "other" and _AND.fullmatch(text[one.end : following.start])
        if joined and _is_ours_by_number(one):
            found[at - 1] = _of(one, following.law, one.outer)


def _is_other_by_place(text: str, before: Citation | None, citation: Citation) -> bool:
    """Whether a table or a section, even with a number that is complete, stands behind the name of a standard, or
    behind the chapter of another law: "Acts 1907, Chapter 576, **Sections 102-105**"."""
    if (
        citation.law.kind == "other"
        or citation.law.name
        or citation.qualifier
        or citation.level not in ("section", "table")
    ):
        return False
    start = max(0, citation.start - _BACK)
    last = text[start : citation.start].rsplit(None, 1)[-1:]
    if last and _MAY_END_STANDARD.search(last[0]) and _STANDARD_BEFORE.search(text, start, citation.start):
        return True
    if before is None or before.law.kind != "other" or citation.level != "section" or not before.path:
        return False
    between = text[before.end : citation.start]
    if citation.listed and before.listed and before.level == "section" and is_complete(before.path[0]):
        return len(between) < 12 and "§" not in between and "." not in between
    return (before.level in LARGER_LEVELS and between.strip() == ",") or _ADDING.fullmatch(between) is not None


def _is_of_prior_code(text: str, citation: Citation) -> bool:
    """Whether a citation is one of "the code" that is called a former one."""
    if citation.law.kind != "code" or not citation.law.name or citation.qualifier is None or not citation.path:
        return False
    start = citation.qualifier[0]
    return _PRIOR.search(text, max(0, start - _BACK), start) is not None


def _is_ours_by_number(citation: Citation) -> bool:
    """Whether nothing but its number, which is not complete, makes a citation one of our law."""
    if citation.law.kind == "other" or citation.law.name or not citation.path or citation.qualifier:
        return False
    if citation.base or citation.direction:
        return False
    return citation.level in LARGER_LEVELS or (citation.level == "section" and not is_complete(citation.path[0]))


def _before(text: str, before: Citation | None, citation: Citation) -> Citation | None:
    """The citation with the law that stands right before it, or that the member of the list before it has."""
    start = max(0, citation.start - _BACK)
    if citation.listed and before is not None and before.listed and before.law.kind == "other":
        between = text[before.end : citation.start]
        if before.level == citation.level and len(between) < 12 and not re.search(r"[.;§]", between):
            return _of(citation, before.law, before.outer)
    if citation.level == "section":
        chapter = _CHAPTER_BEFORE.search(text, start, citation.start)
        if chapter is not None:
            named = before.law if before is not None and before.law.kind == "other" else UNNAMED_LAW
            return _of(citation, named, (("chapter", chapter[1]),))
    name = _NAMED_BEFORE.search(text, start, citation.start)
    if name is not None:
        return _of(citation, _law_named(name), citation.outer)
    behind = _NAMED_BEHIND.match(text, citation.end) if citation.outer or citation.level == "chapter" else None
    if behind is None:
        return None
    return _of(citation, CitedLaw("other", behind["acts"] or "General Laws"), citation.outer)


def _law_named(named: re.Match[str]) -> CitedLaw:
    if named["changed"]:
        return UNNAMED_LAW
    if named["year"]:
        return CitedLaw("other", f"Acts of {named['year']}")
    return CitedLaw("other", named["constitution"] or named["laws"] or named["edition"])


def _of_note(notes: list[tuple[int, str]], citation: Citation) -> Citation | None:
    """A citation in a publisher's note, as one of the law that the note lists: the charter, the state's."""
    whose = next((whose for start, whose in reversed(notes) if start < citation.start), "")
    if whose == "charter":
        return _of(citation, CitedLaw("other", "Charter"), citation.outer)
    return _of(citation, UNNAMED_LAW, citation.outer) if whose.startswith(("state", "federal")) else None


def _as_said(text: str, said: dict[tuple[CitedLevel, str], CitedLaw], citation: Citation) -> Citation | None:
    """ "such Chapter 639", where "Acts of 1950, Chapter 639" stands before."""
    law = said.get((citation.level, citation.path[0]))
    pointed = _SAID_BEFORE.search(text, max(0, citation.start - 6), citation.start)
    return _of(citation, law, ()) if law and pointed else None


def _in_amended(text: str, before: Citation | None, citation: Citation) -> Citation:
    """ "Section 30-4 is amended by inserting after **subsection (b)**": the subsection is that section's."""
    if (
        before is None
        or before.level != "section"
        or not before.path
        or citation.qualifier
        or citation.base == "chapter"
    ):
        return citation
    if not _AMENDED.fullmatch(text[before.end : citation.start]):
        return citation
    return citation._replace(
        level="section", path=(before.path[0], *citation.path), law=before.law, outer=before.outer, base=None
    )


def _of(citation: Citation, law: CitedLaw, outer: tuple[tuple[CitedLevel, str], ...]) -> Citation:
    """``citation`` as one of ``law``: 39R is one number there."""
    printed = tuple(_printed(citation))
    path = tuple(number.strip("()[]") for number in printed)
    target = target_of(printed, citation.level, law, outer)
    return citation._replace(law=law, outer=outer, path=path, target=target)


def _printed(citation: Citation) -> Iterator[str]:
    """The numbers of a citation with their brackets, the letter that was taken for a subsection joined again."""
    first, *others = citation.path
    joined = others and others[0].isalpha() and others[0].isupper() and f"{first}{others[0]}" in citation.words
    yield f"{first}{others[0]}" if joined else first
    for number in others[1:] if joined else others:
        yield f"({number})"
