"""Putting a label, its members, its tail and the law beside it together into citations."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engross.cite import grammar
from engross.cite.join import LARGE, goes_with, joined, merges
from engross.cite.members import Member, read_members
from engross.cite.tail import Tail, read_tail
from engross.cite.target import bare_path, printed_path, target_of
from engross.model.citation import SUBDIVISIONS, Citation, Extent, Law, Level

Reading = tuple[tuple[Citation, ...], int]
"""What a reader returns: the citations, and where to go on reading."""

_DEPTH = 6
"""How many units a chain ("paragraph (1) of subsection (b) of § 5 …") is followed."""


@dataclass(frozen=True, slots=True)
class Before:
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
    level = grammar.level_of(label)
    if level in SUBDIVISIONS and _SECTION_NUMBER.match(text, label_end):
        level = "section"
    members = read_members(text, label_end, label, level)
    if not members or not _plausible(text, label, level, members[0]):
        return (), label_end
    if not (before or depth or keep_heading) and is_heading(text, start, members[-1].end, level):
        return (), members[-1].end
    members = (replace(members[0], start=start), *members[1:])
    return assemble(text, members, level, before, depth)


def assemble(
    text: str, members: tuple[Member, ...], level: Level, before: Before | None = None, depth: int = 0
) -> Reading:
    """Make citations of ``members``, with what stands behind them and the law named before them."""
    tail = read_tail(text, members[-1].end)
    if before:
        tail = _without_law(tail)
    inner = _container(text, members, level, tail, depth)
    if tail.gloss_at and tail.law:
        inner = None
    label = text[members[0].start : members[0].start + 8]
    if level in _SHY and not (before or inner or tail.law or tail.this or depth or label[:1].isupper()):
        return (), members[-1].end
    if level == "unit" and not (before or inner or tail.this):
        return (), members[-1].end
    go_on = members[-1].end if tail.label_at or tail.gloss_at else tail.end
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
    return replace(first, start=start, words=text[start : first.end], unit=(start, first.end))


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
    return replace(citation, start=begin, words=text[begin : citation.end], unit=(begin, citation.end), listed=True)


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


_AND_LABEL = re.compile(grammar.expand(r"{blank}{0,2},?{blank}{1,2}(?:and|or){blank}{1,2}{label}"), re.IGNORECASE)
_GAP = re.compile(grammar.expand(r"(?:,?{blank}{1,3}){0,1}"))
_C = re.compile(r"c\.(?=\s?\d)")
"""How the statutes of Massachusetts abbreviate "chapter"."""

_YEAR = re.compile(r"(?:19|20)\d\d(?![\w.-])")
_NUMBER_BEHIND = re.compile(r"\d{1,6}[A-Za-z]{0,2}[-.:/]?\d|\d{3,6}")


def is_heading(text: str, start: int, end: int, level: Level) -> bool:
    """Whether the number at ``start`` to ``end`` is the printed number of a provision, not a citation."""
    if not _LINE_START.search(text[max(0, start - 10) : start]):
        return False
    found = _HEADING.match(text, end)
    return found is not None and ("\n" not in found[0] or level in LARGE or level == "table")


def _plausible(text: str, label: str, level: Level, first: Member) -> bool:
    """Whether a number can be one of this level: "the article I read" names no law."""
    number = first.number
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
        return replace(tail, end=tail.flags_end, law=None, law_at=None, this=None, this_at=None, label_at=None)
    return tail


def _container(text: str, members: tuple[Member, ...], level: Level, tail: Tail, depth: int) -> Citation | None:
    """Read the larger unit that completes a single member: "of Chapter 5 of Title 2", ", § 43-1"."""
    if len(members) > 1 or depth >= _DEPTH:
        return None
    if tail.label_at is not None:
        return _one(text, tail.label_at, depth)
    if tail.law and tail.law_at and level in SUBDIVISIONS:
        read = read_behind_name(text, Before(tail.law, tail.law_at), depth + 1)
        return read[0][0] if read and len(read[0]) == 1 else None
    if level in LARGE and tail.end == members[0].end:
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
        return Law("code") if tail.this in ("title", "subtitle", "division") else Law("here")
    if tail.direction:
        return Law("here")
    return Law("code") if member.complete or "." in member.number or level in LARGE else Law("here")


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
    return _finish(text, member, level, law, (start, end), qualifier, base, tail, before)


def _finish(
    text: str,
    member: Member,
    level: Level,
    law: Law,
    span: Extent,
    qualifier: Extent | None,
    base: Level | None,
    tail: Tail,
    before: Before | None,
) -> Citation:
    start, end = span
    printed = printed_path(member, level, law)
    outer = before.outer if before else ()
    unit = None if level in SUBDIVISIONS else (start, end)
    if level in SUBDIVISIONS:
        base = base or ("section" if level == "subsection" and law.kind == "here" else None)
        unit = tail.this_at if tail.this and tail.this not in SUBDIVISIONS else None
    return Citation(
        start,
        end,
        text[start:end],
        level,
        bare_path(printed),
        law,
        outer,
        base,
        tail.direction,
        et_seq=tail.et_seq,
        unit=unit,
        qualifier=qualifier,
        target=None if base else target_of(printed, level, law, outer),
    )


def _listed(text: str, member: Member, level: Level, tail: Tail, before: Before | None, final: bool) -> Citation:
    law = _law(tail, before, member, level)
    qualifier = before.extent if before else tail.law_at or tail.this_at
    base = tail.this if tail.this and (level in SUBDIVISIONS or level in LARGE) else None
    one = _finish(text, member, level, law, (member.start, member.end), qualifier, base, tail, before)
    return replace(
        one,
        unit=None if level in SUBDIVISIONS else (member.start, member.end),
        listed=True,
        range_end=member.range_end,
        inclusive=tail.inclusive,
        et_seq=tail.et_seq and final,
    )
