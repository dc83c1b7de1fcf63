"""Putting a label, its members, its tail and the law beside it together into citations."""

from __future__ import annotations

from engross.cite.finding.citation_building import (
    PrecedingLaw,
    list_citation,
    plain_citation,
    single_citation,
    stands_alone,
)
from engross.cite.finding.false_citations import is_heading, is_no_law, is_plausible
from engross.cite.finding.larger_units import LARGER_LEVELS, continues_citation, member_of
from engross.cite.finding.number_lists import (
    Member,
    hyphen_range,
    is_complete,
    members_below,
    members_from,
    read_member,
    read_members,
)
from engross.cite.finding.trailing_words import TrailingWords, may_continue, read_trailing_words
from engross.cite.grammar import citation_grammar
from engross.cite.grammar.law_names import is_statutory
from engross.model.law.citation import SUBDIVISIONS, CharacterRange, Citation, CitedLevel
from engross.patterns import compile_on_use

_Parsed = tuple[tuple[Citation, ...], int]
"""What a reader returns: the citations, and where to go on reading."""

_DEPTH = 6
"""How many units a chain ("paragraph (1) of subsection (b) of § 5 …") is followed."""


_SECTION_NUMBER = compile_on_use(r"\s\d{1,4}[A-Z]?[.-]\d")
"""A section's number behind a word for less: "subsection 5.43.150"."""

_SHY: frozenset[CitedLevel] = frozenset({"unit", "part", "subpart", "division", "subtitle"})
"""Labels that are everyday words: they name law with a larger unit beside them, or with a capital letter."""


def read_label(
    text: str, label_at: CharacterRange, before: PrecedingLaw | None = None, depth: int = 0, keep_heading: bool = False
) -> _Parsed:
    """Read the citations that start with the label at ``label_at``; none if no number follows it."""
    start, label_end = label_at
    label = text[start:label_end]
    level: CitedLevel = "section" if label == "§" else citation_grammar.level_of(label)
    if level in SUBDIVISIONS and _SECTION_NUMBER.match(text, label_end):
        level = "section"
    first = read_member(text, label_end, level, start)
    if first is None or not is_plausible(text, label, level, first):
        return (), label_end
    if level in LARGER_LEVELS and is_no_law(text, start, level, first.number, first.end):
        return (), first.end
    joined = level == "section" and first.number.count("-") > 1 and citation_grammar.is_plural(label)
    alone = before is None and not joined and not may_continue(text, first.end)
    members = (first,) if alone else members_from(text, first, label, level)
    end = members[-1].end
    if not (before or depth or keep_heading) and is_heading(text, start, end, level):
        return (), end
    below = () if alone or level != "section" else members_below(text, first)
    if below:
        citations, end = assemble_citations(text, below, level, before, depth)
        return _named_above(citations, first, below), end
    if not alone:
        return assemble_citations(text, members, level, before, depth)
    if level in _SHY and (level == "unit" or not (depth or label[:1].isupper())):
        return (), end
    return (plain_citation(text, first, level),), end


def _named_above(citations: tuple[Citation, ...], section: Member, below: tuple[Member, ...]) -> tuple[Citation, ...]:
    """Say where the section is named: before its subdivisions, of which only the first has its words."""
    first, *others = citations
    merged = first.end > below[0].end
    first = first if merged else first._replace(unit=(first.start, section.end))
    return first, *(other._replace(unit=None) for other in others)


def assemble_citations(
    text: str, members: tuple[Member, ...], level: CitedLevel, before: PrecedingLaw | None = None, depth: int = 0
) -> _Parsed:
    """Make citations of ``members``, with what stands behind them and the law named before them."""
    end = members[-1].end
    tail = read_trailing_words(text, end)
    if len(members) == 1 and tail.law and level == "section" and is_statutory(tail.law.name):
        members = hyphen_range(text, members[0]) or members
    if before and text[before.extent[1]] == "," and (tail.law or tail.this):
        before = None
    if before:
        tail = _without_law(tail)
    elif level == "title" and len(members) == 1 and (read := _read_in_title(text, members[0], tail, depth)):
        return read
    alone = len(members) > 1 or depth >= _DEPTH or (tail.gloss_at and tail.law)
    inner = None if alone else _container(text, members[0], level, tail, depth)
    if level in _SHY and not (before or inner or tail.this):
        known = tail.law or depth or text[members[0].start].isupper()
        if level == "unit" or not known:
            return (), end
    go_on = end if tail.label_at or tail.gloss_at else tail.end
    if len(members) == 1:
        one = single_citation(text, members[0], level, tail, before, inner)
        return (one,), max(one.end, go_on)
    if level in SUBDIVISIONS and tail.label_at is not None and depth < _DEPTH:
        held = _one(text, tail.label_at, depth)
        if held and (held.level == "section" or held.level in SUBDIVISIONS):
            return tuple(member_of(text, member, level, held) for member in members), go_on
    around = before or _around(text, tail, depth)
    many = tuple(list_citation(text, m, level, tail, around, m is members[-1]) for m in members)
    if before and before.law.kind == "other" and not stands_alone(text, members[0], before):
        many = (_with_name(text, many[0], before), *many[1:])
    return many, go_on


def _around(text: str, tail: TrailingWords, depth: int) -> PrecedingLaw | None:
    """Read the larger unit of another law that holds all members of a list: "of Title 47 of the Penal Code"."""
    inner = _one(text, tail.label_at, depth) if tail.label_at is not None and depth < _DEPTH else None
    if inner is None or inner.law.kind != "other" or inner.level not in LARGER_LEVELS or not inner.path:
        return None
    return PrecedingLaw(
        inner.law, inner.qualifier or (inner.start, inner.end), (*inner.outer, (inner.level, inner.path[0]))
    )


def _read_in_title(text: str, title: Member, tail: TrailingWords, depth: int) -> _Parsed | None:
    """Read on behind "Title 40 CFR", which says what "40 CFR" says: "Title 40 CFR, Part 136"."""
    if tail.law is None or tail.law_at is None or tail.law.name not in ("U.S.C.", "C.F.R.", "DCMR"):
        return None
    return read_behind_name(
        text, PrecedingLaw(tail.law, (title.start, tail.law_at[1]), (("title", title.number),)), depth
    )


def _with_name(text: str, first: Citation, before: PrecedingLaw) -> Citation:
    """Let the first of several begin at the law's name: "**Penal Code Section 316** or 318"."""
    start = before.extent[0]
    return first._replace(start=start, words=text[start : first.end], unit=(start, first.end))


def read_behind_name(text: str, before: PrecedingLaw, depth: int = 0) -> _Parsed | None:
    """Read the numbers behind the name of a law: "42 U.S.C. § 1983", "42 CFR 1.2", "Code Section 260".

    A second label that follows at once is of the same law: "Charter §§ 1-3 through 1-5 and §§ 1-8, 1-9".
    """
    read = _first_behind_name(text, before, depth)
    read = _in_unit(text, read, before, depth) if read and len(read[0]) == 1 else read
    while read and not depth:
        again = _AND_LABEL.match(text, read[1])
        if again is None:
            return read
        more, end = read_label(text, again.span(1), before, depth + 1)
        if not more or _is_of_the_code(read[0][-1], more[0]):
            return read
        read = (*read[0], *(_unnamed(text, citation, again.start(1)) for citation in more)), end
    return read


def _is_of_the_code(last: Citation, following: Citation) -> bool:
    """Whether a number behind a law that is cited by its chapters is one of the code's own sections, since it says by
    itself which it is: "M.G.L. c. 140, § 137 and **§ 12-3**"."""
    by_chapter = last.outer or last.level in LARGER_LEVELS
    numbers = [one.path[0] if one.level == "section" and one.path else "" for one in (last, following)]
    return bool(by_chapter) and is_complete(numbers[1]) and not is_complete(numbers[0])


def _in_unit(text: str, read: _Parsed, before: PrecedingLaw, depth: int) -> _Parsed:
    """Read the sections of the unit just read: "M.G.L. **c. 41**, §§ 81A to 81J", "G.L. **c. 101** § 13"."""
    (unit,), end = read
    label = (
        _SECTIONS.match(text, end) if unit.level in LARGER_LEVELS and unit.path and unit.law.kind == "other" else None
    )
    if label is None:
        return read
    within = before._replace(outer=(*unit.outer, (unit.level, unit.path[0])))
    sections = read_label(text, label.span(1), within, depth + 1)
    return sections if sections[0] else read


_SECTIONS = compile_on_use(citation_grammar.expand(r",?{blank}{1,2}(§{blank}?§?|[Ss]ec(?:tions?(?![A-Za-z])|s?\.))"))


def _unnamed(text: str, citation: Citation, start: int) -> Citation:
    """Let a further citation of the law named before begin at its own label."""
    begin = max(start, citation.start)
    return citation._replace(start=begin, words=text[begin : citation.end], unit=(begin, citation.end), listed=True)


def _first_behind_name(text: str, before: PrecedingLaw, depth: int) -> _Parsed | None:
    subject = _SUBJECT.match(text, before.extent[1]) if before.law.name.endswith("Ann.") else None
    gap = subject or _GAP.match(text, before.extent[1])
    pos = gap.end() if gap else before.extent[1]
    label = citation_grammar.pattern("label").match(text, pos)
    at = label.span(1) if label else _C.match(text, pos) and (pos, pos + 2)
    if at:
        read = read_label(text, at, before, depth)
        return read if read[0] else None
    number = _NUMBER_BEHIND.match(text, pos)
    if number is None or not gap or "," in gap[0] or _YEAR.match(text, pos):
        return None
    members = read_members(text, pos, "", "section")
    return assemble_citations(text, members, "section", before, depth) if members else None


_AND_LABEL = compile_on_use(
    citation_grammar.any_case(citation_grammar.expand(r"{blank}{0,2},?{blank}{1,2}(?:and|or){blank}{1,2}{label}"))
)
_GAP = compile_on_use(citation_grammar.expand(r"(?:{blank}\([“\"]?[A-Z][A-Za-z.]{1,9}[”\"]?\))?(?:,?{blank}{1,3})?"))
"""Between the name of a law and the number: nothing much, or its abbreviation: "Penal Law (PL) § 240"."""
_SUBJECT = compile_on_use(
    citation_grammar.expand(r",{blank}(?:[A-Z][A-Za-z'’]{1,14}\.?{blank}(?:(?:&|and){blank})?){1,4}(?=§)")
)
"""The article of a code between its name and the number: "Md. Code Ann., **Transp.** § 5-101"."""
_C = compile_on_use(r"c\.(?=\s?\d)")
"""How the statutes of Massachusetts abbreviate "chapter"."""

_YEAR = compile_on_use(r"(?:19|20)\d\d(?![\w.-])")
_NUMBER_BEHIND = compile_on_use(r"\d{1,6}[A-Za-z]{0,2}[-.:/]?\d|\d{3,6}")


def _without_law(tail: TrailingWords) -> TrailingWords:
    """Drop from a tail what a law named in front already says."""
    if tail.law or tail.this or tail.label_at is not None:
        return tail._replace(end=tail.flags_end, law=None, law_at=None, this=None, this_at=None, label_at=None)
    return tail


def _container(text: str, member: Member, level: CitedLevel, tail: TrailingWords, depth: int) -> Citation | None:
    """Read the larger unit that completes a single member: "of Chapter 5 of Title 2", ", § 43-1"."""
    if tail.label_at is not None:
        return _one(text, tail.label_at, depth)
    if tail.law and tail.law_at and level in SUBDIVISIONS:
        read = read_behind_name(text, PrecedingLaw(tail.law, tail.law_at), depth + 1)
        return read[0][0] if read and len(read[0]) == 1 else None
    if level in LARGER_LEVELS and tail.end == member.end:
        comma = _COMMA.match(text, tail.end)
        label = citation_grammar.pattern("label").match(text, comma.end()) if comma else None
        if comma and label and "," not in comma[0] and not (label[1][0].isupper() and text[member.start].isupper()):
            return None
        if (
            label
            and not citation_grammar.is_plural(label[1])
            and citation_grammar.level_of(label[1]) not in (level, "table", "note")
        ):
            inner = _one(text, label.start(1), depth)
            return inner if inner and continues_citation(level, inner) else None
    return None


_COMMA = compile_on_use(r"[ \u00a0]?,?[ \u00a0]{1,2}")


def _one(text: str, pos: int, depth: int) -> Citation | None:
    label = citation_grammar.pattern("label").match(text, pos)
    if label is None:
        return None
    citations, _ = read_label(text, label.span(1), None, depth + 1)
    return citations[0] if len(citations) == 1 else None
