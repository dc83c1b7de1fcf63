"""Putting a label, its members, its tail and the law beside it together into citations."""

from __future__ import annotations

import re
from typing import NamedTuple

from engross.cite import grammar
from engross.cite.join import LARGE, goes_with, joined, merges
from engross.cite.members import Member, members_from, read_member, read_members
from engross.cite.tail import Tail, may_go_on, read_tail
from engross.cite.target import bare_path, printed_path, target_of
from engross.model.citation import CODE, HERE, SUBDIVISIONS, Citation, Extent, Law, Level

Reading = tuple[tuple[Citation, ...], int]
"""What a reader returns: the citations, and where to go on reading."""

_DEPTH = 6
"""How many units a chain ("paragraph (1) of subsection (b) of § 5 …") is followed."""


class Before(NamedTuple):
    """A law named before the number ("C.G.S. § 14-279") and the larger unit before that ("42 U.S.C.")."""

    law: Law
    extent: Extent
    outer: tuple[tuple[Level, str], ...] = ()


_SECTION_NUMBER = re.compile(r"\s\d{1,4}[A-Z]?[.-]\d")
"""A section's number behind a word for less: "subsection 5.43.150"."""

_LINE_START = re.compile(r"(?:^|\n)[\s#*_~-]{0,8}$")
_HEADING = re.compile(r"(?:\([A-Z][a-z]{2,8}\))?(?:\.[*_ \t\u00a0]{1,4}[A-Z\"“(\[]|\.?[*_ \t]{0,3}\n|:[ \t]{1,3}[A-Z])")
_SHY: frozenset[Level] = frozenset({"unit", "part", "subpart", "division", "subtitle"})
"""Labels that are everyday words: they name law with a larger unit beside them, or with a capital letter."""

_LETTERED: frozenset[Level] = frozenset({"unit", "part", "subpart", "subtitle", "division"})


def read_label(
    text: str, label_at: Extent, before: Before | None = None, depth: int = 0, keep_heading: bool = False
) -> Reading:
    """Read the citations that start with the label at ``label_at``; none if no number follows it."""
    start, label_end = label_at
    label = text[start:label_end]
    level: Level = "section" if label == "§" else grammar.level_of(label)
    if level in SUBDIVISIONS and _SECTION_NUMBER.match(text, label_end):
        level = "section"
    first = read_member(text, label_end, level, start)
    if first is None or not _plausible(text, label, level, first):
        return (), label_end
    alone = before is None and not may_go_on(text, first.end)
    members = (first,) if alone else members_from(text, first, label, level)
    end = members[-1].end
    if not (before or depth or keep_heading) and is_heading(text, start, end, level):
        return (), end
    if not alone:
        return assemble(text, members, level, before, depth)
    if level in _SHY and (level == "unit" or not (depth or label[:1].isupper())):
        return (), end
    return (_numbered(text, first, level, _own(first, level), (start, end)),), end


def assemble(
    text: str, members: tuple[Member, ...], level: Level, before: Before | None = None, depth: int = 0
) -> Reading:
    """Make citations of ``members``, with what stands behind them and the law named before them."""
    end = members[-1].end
    tail = read_tail(text, end)
    if before:
        tail = _without_law(tail)
    alone = len(members) > 1 or depth >= _DEPTH or (tail.gloss_at and tail.law)
    inner = None if alone else _container(text, members[0], level, tail, depth)
    if level in _SHY and not (before or inner or tail.this):
        known = tail.law or depth or text[members[0].start].isupper()
        if level == "unit" or not known:
            return (), end
    go_on = end if tail.label_at or tail.gloss_at else tail.end
    if len(members) == 1:
        one = _single(text, members[0], level, tail, before, inner)
        return (one,), max(one.end, go_on)
    many = tuple(_listed(text, m, level, tail, before, m is members[-1]) for m in members)
    if (
        before
        and before.law.kind == "other"
        and not grammar.is_plural(text[members[0].start : members[0].end].split()[0])
    ):
        many = (_with_name(text, many[0], before), *many[1:])
    return many, go_on


def _with_name(text: str, first: Citation, before: Before) -> Citation:
    """Let the first of several begin at the law's name: "**Penal Code Section 316** or 318"."""
    start = before.extent[0]
    return first._replace(start=start, words=text[start : first.end], unit=(start, first.end))


def read_behind_name(text: str, before: Before, depth: int = 0) -> Reading | None:
    """Read the numbers behind the name of a law: "C.G.S. § 14-279", "42 CFR 1.2", "Code Section 260".

    A second label that follows at once is of the same law: "Charter §§ 1-3 through 1-5 and §§ 1-8, 1-9".
    """
    read = _first_behind_name(text, before, depth)
    while read and not depth:
        again = _AND_LABEL.match(text, read[1])
        if again is None:
            return read
        more, end = read_label(text, again.span(1), before, depth + 1)
        if not more:
            return read
        read = (*read[0], *(_unnamed(text, citation, again.start(1)) for citation in more)), end
    return read


def _unnamed(text: str, citation: Citation, start: int) -> Citation:
    """Let a further citation of the law named before begin at its own label."""
    begin = max(start, citation.start)
    return citation._replace(start=begin, words=text[begin : citation.end], unit=(begin, citation.end), listed=True)


def _first_behind_name(text: str, before: Before, depth: int) -> Reading | None:
    gap = _GAP.match(text, before.extent[1])
    pos = gap.end() if gap else before.extent[1]
    label = grammar.pattern("label").match(text, pos)
    at = label.span(1) if label else _C.match(text, pos) and (pos, pos + 2)
    if at:
        read = read_label(text, at, before, depth)
        return read if read[0] else None
    number = _NUMBER_BEHIND.match(text, pos)
    if number is None or not gap or "," in gap[0] or _YEAR.match(text, pos):
        return None
    members = read_members(text, pos, "", "section")
    return assemble(text, members, "section", before, depth) if members else None


_AND_LABEL = re.compile(grammar.any_case(grammar.expand(r"{blank}{0,2},?{blank}{1,2}(?:and|or){blank}{1,2}{label}")))
_GAP = re.compile(grammar.expand(r"(?:,?{blank}{1,3}){0,1}"))
_C = re.compile(r"c\.(?=\s?\d)")
"""How the statutes of Massachusetts abbreviate "chapter"."""

_YEAR = re.compile(r"(?:19|20)\d\d(?![\w.-])")
_NUMBER_BEHIND = re.compile(r"\d{1,6}[A-Za-z]{0,2}[-.:/]?\d|\d{3,6}")


def is_heading(text: str, start: int, end: int, level: Level) -> bool:
    """Whether the number at ``start`` to ``end`` is the printed number of a provision, not a citation."""
    if text[start - 1 : start] == " " and text[start - 2 : start - 1].isalnum():
        return False
    if not _LINE_START.search(text[max(0, start - 10) : start]):
        return False
    found = _HEADING.match(text, end)
    return found is not None and ("\n" not in found[0] or level in LARGE or level == "table")


def _plausible(text: str, label: str, level: Level, first: Member) -> bool:
    """Whether a number can be one of this level: "the article I read" names no law."""
    number = first.number
    if number[:1].isdigit() and level not in ("note", "table"):
        return True
    if number.isalpha() and len(number) == 1 and level in LARGE:
        if level not in _LETTERED and number not in "IVXLC":
            return False
        return label[:1].isupper() or number != "I" or bool(_NO_VERB.match(text, first.end))
    if level == "note":
        return number.isdigit() and label[:1].isupper()
    return not (level == "table" and first.marks)


def _without_law(tail: Tail) -> Tail:
    """Drop from a tail what a law named in front already says."""
    if tail.law or tail.this or tail.label_at is not None:
        return tail._replace(end=tail.flags_end, law=None, law_at=None, this=None, this_at=None, label_at=None)
    return tail


def _container(text: str, member: Member, level: Level, tail: Tail, depth: int) -> Citation | None:
    """Read the larger unit that completes a single member: "of Chapter 5 of Title 2", ", § 43-1"."""
    if tail.label_at is not None:
        return _one(text, tail.label_at, depth)
    if tail.law and tail.law_at and level in SUBDIVISIONS:
        read = read_behind_name(text, Before(tail.law, tail.law_at), depth + 1)
        return read[0][0] if read and len(read[0]) == 1 else None
    if level in LARGE and tail.end == member.end:
        comma = _COMMA.match(text, tail.end)
        label = grammar.pattern("label").match(text, comma.end()) if comma else None
        if label and not grammar.is_plural(label[1]) and grammar.level_of(label[1]) not in (level, "table", "note"):
            inner = _one(text, label.start(1), depth)
            return inner if inner and goes_with(level, inner) else None
    return None


_NO_VERB = re.compile(r"\s{1,2}(?:of|or|and|to|in|shall)\b|[,.;:)\]]|\s*$")
_COMMA = re.compile(r",[ \u00a0]{1,2}")


def _one(text: str, pos: int, depth: int) -> Citation | None:
    label = grammar.pattern("label").match(text, pos)
    if label is None:
        return None
    citations, _ = read_label(text, label.span(1), None, depth + 1)
    return citations[0] if len(citations) == 1 else None


def _law(tail: Tail, before: Before | None, member: Member, level: Level) -> Law:
    if before:
        return before.law
    if tail.law:
        return tail.law
    if tail.this:
        return CODE if tail.this in ("title", "subtitle", "division") else HERE
    return HERE if tail.direction else _own(member, level)


def _own(member: Member, level: Level) -> Law:
    """Whose law a number means where nothing else says it: with its chapter, or of a larger unit, the code's."""
    number = member.number
    return CODE if level in LARGE or "." in number or not (number.isdigit() or not member.complete) else HERE


def _single(
    text: str, member: Member, level: Level, tail: Tail, before: Before | None, inner: Citation | None
) -> Citation:
    law = _law(tail, before, member, level)
    if inner and merges(member, level, inner):
        return joined(
            text, member, level, inner, before.extent if before else None, before.law if before else inner.law
        )
    start, end, qualifier = member.start, member.end, None
    base: Level | None = None
    if tail.et_seq and law.kind == "other":
        end = tail.flags_end
    if before:
        qualifier = before.extent
        start = start if law.kind == "code" else before.extent[0]
    elif tail.law_at:
        qualifier = tail.law_at
        merged = not tail.gloss_at and law.kind == "other"
        end = tail.law_at[1] if merged else end
    elif tail.this_at:
        qualifier = tail.this_at
        if level in SUBDIVISIONS or (level in LARGE and tail.this in LARGE):
            base, end = tail.this, tail.this_at[1]
    return _numbered(text, member, level, law, (start, end), tail, base, qualifier, before.outer if before else ())


_NO_TAIL = Tail(0, 0)


def _numbered(
    text: str,
    member: Member,
    level: Level,
    law: Law,
    span: Extent,
    tail: Tail = _NO_TAIL,
    base: Level | None = None,
    qualifier: Extent | None = None,
    outer: tuple[tuple[Level, str], ...] = (),
) -> Citation:
    """Make the citation of one number."""
    start, end = span
    printed = printed_path(member, level, law)
    path = bare_path(printed) if member.marks else printed
    unit: Extent | None = span
    target = None
    if level in SUBDIVISIONS:
        base = base or ("section" if level == "subsection" and law.kind == "here" else None)
        unit = tail.this_at if tail.this and tail.this not in SUBDIVISIONS else None
    elif not base:
        target = target_of(printed, level, law, outer)
    return Citation(
        start,
        end,
        text[start:end],
        level,
        path,
        law,
        outer,
        base,
        tail.direction,
        et_seq=tail.et_seq,
        unit=unit,
        qualifier=qualifier,
        target=target,
    )


def _listed(text: str, member: Member, level: Level, tail: Tail, before: Before | None, final: bool) -> Citation:
    law = _law(tail, before, member, level)
    qualifier = before.extent if before else tail.law_at or tail.this_at
    base = tail.this if tail.this and (level in SUBDIVISIONS or level in LARGE) else None
    outer = before.outer if before else ()
    extent = (member.start, member.end)
    one = _numbered(text, member, level, law, extent, tail, base, qualifier, outer)
    return one._replace(
        unit=None if level in SUBDIVISIONS else extent,
        listed=True,
        range_end=member.range_end,
        inclusive=tail.inclusive,
        et_seq=tail.et_seq and final,
    )
