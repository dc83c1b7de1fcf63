"""Building a citation of a number, and of what stands before and behind it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from engross.cite.finding.citation_strings import bare_path, printed_path, target_of
from engross.cite.finding.false_citations import UNNAMED_LAW, is_of_another, stands_behind_another
from engross.cite.finding.larger_units import LARGER_LEVELS, is_one_citation, join_units
from engross.cite.finding.number_lists import Member
from engross.cite.finding.trailing_words import TrailingWords
from engross.cite.grammar import citation_grammar
from engross.model.law.citation import CODE, HERE, SUBDIVISIONS, CharacterRange, Citation, CitedLaw, CitedLevel


class PrecedingLaw(NamedTuple):
    """A law named before the number ("42 U.S.C. § 1983") and the larger unit before that ("42 U.S.C.")."""

    law: CitedLaw
    extent: CharacterRange
    outer: tuple[tuple[CitedLevel, str], ...] = ()


def plain_citation(text: str, member: Member, level: CitedLevel) -> Citation:
    """Make the citation of a number that nothing stands around: most of them."""
    start, end = member.start, member.end
    path, law, target = _said(member.number, member.marks, level)
    if level == "section" and law.kind == "here" and stands_behind_another(text, start):
        law, target = UNNAMED_LAW, None
    if level in SUBDIVISIONS:
        base: CitedLevel | None = "section" if level == "subsection" and law.kind == "here" else None
        return Citation(start, end, text[start:end], level, path, law, base=base)
    unit = (start, _number_end(text, member) if member.marks else end)
    return Citation(start, end, text[start:end], level, path, law, unit=unit, target=target)


@lru_cache(4096)
def _said(number: str, marks: tuple[str, ...], level: CitedLevel) -> tuple[tuple[str, ...], CitedLaw, str | None]:
    """What a number says by itself: its path, whose law, its target. A code cites the same sections over and over."""
    member = Member(0, 0, number, marks)
    law = _own(member, level)
    printed = printed_path(member, level, law)
    return bare_path(printed), law, target_of(printed, level, law)


def _number_end(text: str, member: Member) -> int:
    """Where the section is named: to the end, but for marks behind a blank: "**Section 17.12.060** (i)"."""
    if not member.marks or not member.number:
        return member.end
    end = text.find(member.number, member.start, member.end) + len(member.number)
    return end if text[end : end + 2].strip() == "(" else member.end


def single_citation(
    text: str,
    member: Member,
    level: CitedLevel,
    tail: TrailingWords,
    before: PrecedingLaw | None,
    inner: Citation | None,
) -> Citation:
    """Make the citation of the only number behind a label; ``inner`` is the larger unit that its tail names."""
    law = _law(text, tail, before, member, level)
    if inner and is_one_citation(member, level, inner):
        return join_units(
            text, member, level, inner, before.extent if before else None, before.law if before else inner.law
        )
    start, end, qualifier = member.start, member.end, None
    base: CitedLevel | None = None
    if tail.et_seq and law.kind == "other":
        end = tail.flags_end
    if before:
        qualifier = before.extent
        start = start if law.kind == "code" or stands_alone(text, member, before) else before.extent[0]
    elif tail.law_at:
        qualifier = tail.law_at
        merged = not tail.gloss_at and law.kind == "other"
        end = tail.law_at[1] if merged else end
    elif tail.this_at:
        qualifier = tail.this_at
        if level in SUBDIVISIONS or (level in LARGER_LEVELS and tail.this in LARGER_LEVELS):
            base, end = tail.this, tail.this_at[1]
    return _numbered(text, member, level, law, (start, end), tail, base, qualifier, before.outer if before else ())


def _numbered(
    text: str,
    member: Member,
    level: CitedLevel,
    law: CitedLaw,
    span: CharacterRange,
    tail: TrailingWords,
    base: CitedLevel | None,
    qualifier: CharacterRange | None,
    outer: tuple[tuple[CitedLevel, str], ...],
) -> Citation:
    """Make the citation of one number."""
    start, end = span
    printed = printed_path(member, level, law)
    path = bare_path(printed) if member.marks else printed
    unit: CharacterRange | None = span if end != member.end else (start, _number_end(text, member))
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


def list_citation(
    text: str, member: Member, level: CitedLevel, tail: TrailingWords, before: PrecedingLaw | None, final: bool
) -> Citation:
    """Make the citation of one of several numbers; ``final`` is the last."""
    law = _law(text, tail, before, member, level)
    qualifier = before.extent if before else tail.law_at or tail.this_at
    base = tail.this if tail.this and (level in SUBDIVISIONS or level in LARGER_LEVELS) else None
    outer = before.outer if before else ()
    extent = (member.start, member.end)
    one = _numbered(text, member, level, law, extent, tail, base, qualifier, outer)
    return one._replace(
        unit=None if level in SUBDIVISIONS else (member.start, _number_end(text, member)),
        listed=True,
        range_end=member.range_end,
        inclusive=tail.inclusive,
        et_seq=tail.et_seq and final,
    )


def _law(text: str, tail: TrailingWords, before: PrecedingLaw | None, member: Member, level: CitedLevel) -> CitedLaw:
    if before:
        return before.law
    if tail.law:
        return tail.law
    if tail.this:
        return CODE if tail.this in ("title", "subtitle", "division") else HERE
    if tail.direction:
        return HERE
    if level == "section" and not member.complete and is_of_another(text, member.number, member.start, member.end):
        return UNNAMED_LAW
    return _own(member, level)


def _own(member: Member, level: CitedLevel) -> CitedLaw:
    """Whose law a number means where nothing else says it: with its chapter, or of a larger unit, the code's."""
    number = member.number
    return CODE if level in LARGER_LEVELS or "." in number or not (number.isdigit() or not member.complete) else HERE


def stands_alone(text: str, first: Member, before: PrecedingLaw) -> bool:
    """Whether a law's name is no part of the first number: "**Penal Code** Sections 4, 5", but "18 U.S.C. §§ 1, 2"."""
    return not before.outer and citation_grammar.is_plural(text[first.start : first.end].split()[0])
