"""Finding the citations in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate

from engross.cite import grammar, laws
from engross.cite.anchors import APART, anchors_at, places
from engross.cite.known import named_at, numbered_name
from engross.cite.members import Member, members_from, read_marks, read_member
from engross.cite.reader import Before, Reading, assemble, is_heading, read_behind_name, read_label
from engross.model.citation import CODE, HERE, SUBDIVISIONS, Citation, Extent, Law, Level


def find_citations(text: str) -> tuple[Citation, ...]:
    """Return the citations in ``text``, in order, none overlapping another.

    ``text`` is the flattened text of a provision, or any plain text. One citation a member of a list
    (``§§ 23-58, 23-59`` gives two). The printed number at the head of a provision (``§ 68-5. Sound
    levels``, at the start of a line) is no citation. Never fails; time grows with the length of ``text``.
    """
    return _read(text, places(text))


def find_each(texts: Sequence[str]) -> list[tuple[Citation, ...]]:
    """Return what :func:`find_citations` finds in each of ``texts``, faster where they are many and short."""
    each: list[tuple[Citation, ...]] = [()] * len(texts)
    starts = [0, *accumulate(len(text) + len(APART) for text in texts)]
    found = places(APART.join(texts))
    number = at = 0
    while at < len(found):
        number = bisect_right(starts, found[at], number) - 1
        start, end = starts[number], starts[number + 1]
        here = []
        while at < len(found) and found[at] < end:
            here.append(found[at] - start)
            at += 1
        each[number] = _read(texts[number], here)
    return each


def _read(text: str, places: list[int]) -> tuple[Citation, ...]:
    """Read the citations that begin at or around ``places``."""
    found: list[Citation] = []
    done = 0
    within: Citation | None = None
    for place in places:
        if place < done:
            continue
        for kind, start, end in anchors_at(text, place, done):
            if start < done:
                continue
            citations, behind = _READERS[kind](text, (start, end), done)
            for citation in citations:
                found.append(_in_gloss(citation, within) if within else citation)
                qualifier = citation.qualifier
                if qualifier and qualifier[0] > citation.end:
                    within = citation
            done = max(behind, citations[-1].end if citations else end)
    for i in range(len(found) - 1, 0, -1):
        if found[i].law.kind == "other":
            found[i - 1] = _of_the_same(text, found[i - 1], found[i])
    return tuple(found)


_JOINED = re.compile(r"\s{0,2},?\s{0,2}(?:and|or|and/or|through|to)?\s{0,2}")


def _of_the_same(text: str, one: Citation, following: Citation) -> Citation:
    """Give a plain number the law that only the next one names: "Section 407 or Section 415 of the Penal Code"."""
    named_behind = following.qualifier and following.qualifier[0] > following.start
    if following.level != "section" or not named_behind:
        return one
    plain = one.level == "section" and one.law == HERE and not (one.relative or one.qualifier)
    if not plain or not _JOINED.fullmatch(text[one.end : min(following.start, one.end + 12)]):
        return one
    return one._replace(law=following.law, qualifier=following.qualifier, target=f"{following.law.name}|{one.target}")


def _in_gloss(citation: Citation, within: Citation) -> Citation:
    """Give a section named in a bracket the law of the unit around it.

    ``Division 3 (commencing with Section 4000) of the Vehicle Code``: Section 4000 is of the Vehicle Code.
    """
    inside = within.qualifier and within.end <= citation.start and citation.end <= within.qualifier[0]
    if not inside or within.law.kind != "other" or citation.law.kind == "other" or citation.base:
        return citation
    target = f"{within.law.name}|{citation.target}" if citation.target else None
    return citation._replace(law=within.law, target=target)


def _read_this(text: str, at: Extent, _: int) -> Reading:
    """Read "this chapter", or "this Subsection E(2)(b)[1]", which its number names."""
    words = text[at[0] : at[1]]
    unit, level, plural = _this(words)
    if _NUMBER_AHEAD.match(text, at[1]):
        numbered, end = read_label(text, (at[1] - len(unit), at[1]), keep_heading=True)
        if numbered and len(numbered) == 1 and (len(numbered[0].path) > 1 or "." in numbered[0].path[0]):
            return numbered, end
    if plural:
        return (), at[1]
    law = CODE if level in ("title", "subtitle", "division") else HERE
    return (Citation(*at, words, level, (), law, base=level, unit=None if level in SUBDIVISIONS else at),), at[1]


@lru_cache(256)
def _this(words: str) -> tuple[str, Level, bool]:
    """The word for the unit in "this Chapter", what level that is, and whether it means several."""
    found = grammar.pattern("this").fullmatch(words)
    unit = found[1] if found else words
    return unit, grammar.level_of(unit), grammar.is_plural(unit)


_NUMBER_AHEAD = re.compile(grammar.expand(r"{blank}{0,5}(?:[\dA-Z(\[]|[a-z]\()"))


def _read_label(text: str, at: Extent, floor: int) -> Reading:
    """Read what a label announces; an abbreviation right before a section sign is another law's name."""
    if text[at[0]] == "§":
        law_at = laws.abbreviation_before(text, at[0], floor)
        if law_at:
            return read_label(text, at, Before(Law("other", text[law_at[0] : law_at[1]]), law_at))
    return read_label(text, at)


def _read_named(text: str, at: Extent, floor: int) -> Reading:
    """Read a law known by name or abbreviation, and the number before or behind it."""
    named = named_at(text, at[0])
    if named is None:
        return (), at[1]
    law, end = named
    start, outer = _title_before(text, at[0], floor, law)
    read = read_behind_name(text, Before(law, (start, end), outer))
    if read:
        return read
    if law.name in _MENTIONED and not outer and (text[at[0]].isupper() or text[start:end].endswith("statutes")):
        return (_mention(text, (start, end), law),), end
    return (), end


_MENTIONED = frozenset({"C.G.S.", "General Statutes", "Regs. Conn. State Agencies"})
"""Laws whose bare name is reported; bare "C.F.R." or "U.S.C." says nothing that one could look up."""

_TITLE_BEFORE = re.compile(r"(?<![\w.§-])(\d{1,3})\s{1,2}$")


def _title_before(text: str, start: int, floor: int, law: Law) -> tuple[int, tuple[tuple[Level, str], ...]]:
    """Return where ``42 U.S.C.`` starts and the title it names; ``start`` itself where no title stands there."""
    title = _TITLE_BEFORE.search(text[max(floor, start - 8) : start])
    if title is None or law.name in _MENTIONED:
        return start, ()
    return start - len(title[0]), (("title", title[1]),)


def _read_numbered(text: str, at: Extent, _: int) -> Reading:
    """Read a law that goes by a number of its own: Public Act 24-107."""
    number = _ACT.match(text, at[1])
    if number is None:
        return (), at[1]
    law = Law("other", f"{numbered_name(text[at[0] : at[1]])} {number[0].replace('–', '-')}")
    extent = (at[0], number.end())
    return (_mention(text, extent, law),), number.end()


_ACT = re.compile(r"\d{1,4}[-–]\d{1,5}[A-Z]?")


def _read_noun(text: str, at: Extent, floor: int) -> Reading:
    """Read a code by the last word of its name: what it is called, and the number behind it."""
    end = laws.name_end(text, at[1])
    start = laws.name_start(text, floor, at[0], end)
    name = text[start:end]
    alone = len(name) <= at[1] - at[0]
    if alone and name == "Article":
        return (), at[1]
    if alone:
        read = read_behind_name(text, Before(laws.classify(name), (start, end)))
        return read or ((), at[1])
    law = laws.classify(name)
    read = read_behind_name(text, Before(law, (start, end)))
    if read:
        return read
    if laws.is_statutory(name):
        return (_mention(text, (start, end), law),), end
    return (), end


def _read_bare(text: str, at: Extent, _: int) -> Reading:
    """Read a number whose shape says that it is a section: ``3-152.01``, ``17.32.180(b)``."""
    start, end = at
    number = text[start:end]
    marks, behind = read_marks(text, end)
    if is_heading(text, start, behind, "chapter"):
        return (), behind
    first = read_member(text, start, "section")
    if first is None:
        return (), behind
    if first.number == number:
        return assemble(text, members_from(text, first, "", "section"), "section")
    return assemble(text, (Member(start, behind, number, marks),), "section")


def _mention(text: str, extent: Extent, law: Law) -> Citation:
    return Citation(*extent, text[extent[0] : extent[1]], "law", (), law, unit=extent, target=law.name)


_READERS: dict[str, Callable[[str, Extent, int], Reading]] = {
    "this": _read_this,
    "label": _read_label,
    "named": _read_named,
    "numbered": _read_numbered,
    "noun": _read_noun,
    "bare": _read_bare,
}
