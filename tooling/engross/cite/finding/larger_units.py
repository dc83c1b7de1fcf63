"""Joining a unit and the larger unit beside it: "Chapter 5 of Title 2", "Article 19, § 43-1"."""

from __future__ import annotations

from engross.cite.finding.citation_strings import bare_path, printed_path, target_of
from engross.cite.finding.number_lists import Member
from engross.model.law.citation import SUBDIVISIONS, CharacterRange, Citation, CitedLaw, CitedLevel

LARGER_LEVELS: frozenset[CitedLevel] = frozenset(
    {"title", "subtitle", "division", "part", "subpart", "unit", "article", "chapter", "subchapter"}
)
"""The units larger than a section."""


def continues_citation(level: CitedLevel, inner: Citation) -> bool:
    """Whether ", Section 2" behind "Article 1" is one citation with it: deeper, or of the same other law.

    What names a unit of the same level itself is another: "Title 2, part B of Title 1".
    """
    if any(outer == level for outer, _ in inner.outer):
        return False
    if inner.law.kind == "other":
        return True
    deeper = _RANK.get(inner.level, 0) > _RANK.get(level, 0)
    apart = level == "chapter" and inner.level == "section" and inner.law.kind == "code"
    return (deeper or level == "article") and inner.level != "title" and not apart


def is_one_citation(member: Member, level: CitedLevel, inner: Citation) -> bool:
    """Whether the larger unit is part of the citation: a number complete in itself needs none."""
    if level in SUBDIVISIONS or level in LARGER_LEVELS:
        return inner.level not in ("law", "table", "note")
    if level in ("table", "note"):
        return inner.level in LARGER_LEVELS
    return level == "section" and (inner.law.kind == "other" or not member.complete) and inner.level in LARGER_LEVELS


def join_units(
    text: str, member: Member, level: CitedLevel, inner: Citation, named: CharacterRange | None, law: CitedLaw
) -> Citation:
    """Join a unit and the citation of the larger unit that holds it.

    ``named``: where the law is named before both, ``law`` whose it is.
    """
    if law.kind == "other" and inner.law.kind != "other":
        inner = _unglued(inner)
    start = named[0] if named and law.kind == "other" else member.start
    whole = inner._replace(start=start, words=text[start : inner.end], law=law)
    printed = printed_path(member, level, law)
    own = bare_path(printed)
    if level in SUBDIVISIONS:
        path = inner.path + own
        target = f"{inner.target}|{'|'.join(printed)}" if inner.target else None
        return whole._replace(level=inner.level if inner.path else level, path=path, target=target)
    if inner.level in LARGER_LEVELS and _beside(text, member, inner) and not _ascends(level, inner):
        outer = ((level, own[0]), *inner.outer)
        return whole._replace(outer=outer, target=_target_within(inner, law, outer), unit=(start, inner.end))
    if inner.level == "section":
        outer = ((level, own[0]), *inner.outer)
        named_here = law.kind == "other" and inner.law.kind != "other"
        target = f"{law.name}|{own[0]}|{inner.target}" if named_here else inner.target
        return whole._replace(outer=outer, target=target, unit=(start, inner.end))
    outer = (*inner.outer, (inner.level, inner.path[0])) if inner.path else inner.outer
    target = None if inner.relative else target_of(printed, level, law, outer)
    return whole._replace(level=level, path=own, outer=outer, target=target, unit=(start, inner.end))


def member_of(text: str, member: Member, level: CitedLevel, inner: Citation) -> Citation:
    """Make the citation of one of several subdivisions whose section is named behind them all: "**(A)** and (B) of
    paragraph (1) of Section 714". Its words are its own, and name no section."""
    whole = join_units(text, member, level, inner, None, inner.law)
    words = text[member.start : member.end]
    return whole._replace(end=member.end, words=words, listed=True, range_end=member.range_end, unit=None, target=None)


def _unglued(inner: Citation) -> Citation:
    """Take ``§ 26G`` for one number, as it is in another law, and not for subsection G of § 26."""
    number = "".join(inner.path[:2])
    if inner.level != "section" or len(inner.path) < 2 or not inner.path[1].isupper() or number not in inner.words:
        return inner
    target = inner.target.replace("|", "", 1) if inner.target else None
    return inner._replace(path=(number, *inner.path[2:]), target=target)


def _beside(text: str, member: Member, inner: Citation) -> bool:
    """Whether only a comma or a blank stands between two units: "Article 2, Chapter 1"."""
    return not any(letter.isalpha() for letter in text[member.end : inner.start])


def _ascends(level: CitedLevel, inner: Citation) -> bool:
    """Whether units run from the small to the large: "Article 2, Chapter 1, Part 7 of the Labor Code"."""
    return inner.law.kind == "other" and _RANK[level] > _RANK[inner.level]


def _target_within(inner: Citation, law: CitedLaw, outer: tuple[tuple[CitedLevel, str], ...]) -> str | None:
    return None if inner.base else target_of(inner.path, inner.level, law, outer)


_RANK: dict[CitedLevel, int] = {
    "title": 0,
    "subtitle": 1,
    "division": 2,
    "part": 3,
    "subpart": 4,
    "article": 6,
    "chapter": 5,
    "subchapter": 6,
    "unit": 7,
    "section": 9,
}
