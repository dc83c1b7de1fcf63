"""Finding the citations in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from engross.cite import grammar, laws
from engross.cite.members import Member, read_marks, read_members
from engross.cite.reader import Before, Reading, assemble, is_heading, read_behind_name, read_label
from engross.model.citation import SUBDIVISIONS, Citation, Extent, Law, Level

_SCAN = re.compile(
    grammar.expand(
        # Nearly every place in a text is inside a word or at the start of a plain one: those are left first.
        r"(?<![A-Za-z])(?=[§\[\dA-Za-z])(?:(?=[A-Za-z])(?:"
        r"(?<!\w)(?P<this>this{blank}{1,3}{unit_word})(?![A-Za-z])"
        r"|(?<!\w)(?P<noun>code|charter"
        r"|(?-i:Article|Law|Act|Statutes|Constitution|Regulations|Rules)(?=,?{blank}{1,2}(?:§|sections?{blank}|titles?{blank})))(?![A-Za-z])"
        r"|(?=[acdfnpstu])(?P<label>{label})"
        rf"|(?<![\w.$])(?=[cgrudps]|(?-i:[A-Z]))(?:(?P<named>{laws.NAMED_FORM})|(?P<numbered>{laws.NUMBERED_FORM})))"
        r"|(?P<sign>§{blank}?§?|\[§\])"
        r"|(?<![\w.:/$-])(?=\d)(?P<bare>{colon_number}|\d{1,3}[A-Z]?\.\d{2,3}\.\d{3}"
        r"|\d{1,3}[A-Z]?-\d{1,5}\.\d{1,4}[a-z]{0,2}|\d{1,3}[A-Z]?-\d{1,4}(?=\([a-z\d]{1,2}\)))(?![\w]|[-.:]\d))"
    ),
    re.IGNORECASE,
)
"""Where a citation may begin; the name of the group that matched says how to read it."""


def find_citations(text: str) -> tuple[Citation, ...]:
    """Return the citations in ``text``, in order, none overlapping another.

    ``text`` is the flattened text of a provision, or any plain text. One citation a member of a list
    (``§§ 23-58, 23-59`` gives two). The printed number at the head of a provision (``§ 68-5. Sound
    levels``, at the start of a line) is no citation. Never fails; time grows with the length of ``text``.
    """
    found = list(_scan(text))
    for i in range(len(found) - 1, 0, -1):
        found[i - 1] = _of_the_same(text, found[i - 1], found[i])
    return tuple(found)


_JOINED = re.compile(r"\s{0,2},?\s{0,2}(?:and|or|and/or|through|to)?\s{0,2}")


def _of_the_same(text: str, one: Citation, following: Citation) -> Citation:
    """Give a plain number the law that only the next one names: "Section 407 or Section 415 of the Penal Code"."""
    named_behind = following.qualifier and following.qualifier[0] > following.start
    if following.law.kind != "other" or following.level != "section" or not named_behind:
        return one
    plain = one.level == "section" and one.law == Law("here") and not (one.relative or one.qualifier)
    if not plain or not _JOINED.fullmatch(text[one.end : min(following.start, one.end + 12)]):
        return one
    return replace(one, law=following.law, qualifier=following.qualifier, target=f"{following.law.name}|{one.target}")


def _scan(text: str) -> Iterator[Citation]:
    done = 0
    within: Citation | None = None
    while found := _SCAN.search(text, done):
        citations, end = _READERS[found.lastgroup or ""](text, found, done)
        for citation in citations:
            yield _in_gloss(citation, within)
            within = citation if citation.qualifier and citation.qualifier[0] > citation.end else within
        done = max(end, found.end() if not citations else citations[-1].end)


def _in_gloss(citation: Citation, within: Citation | None) -> Citation:
    """Give a section named in a bracket the law of the unit around it.

    ``Division 3 (commencing with Section 4000) of the Vehicle Code``: Section 4000 is of the Vehicle Code.
    """
    inside = within and within.qualifier and within.end <= citation.start and citation.end <= within.qualifier[0]
    if not (within and inside) or within.law.kind != "other" or citation.law.kind == "other" or citation.base:
        return citation
    target = f"{within.law.name}|{citation.target}" if citation.target else None
    return replace(citation, law=within.law, target=target)


def _read_this(text: str, found: re.Match[str], _: int) -> Reading:
    """Read "this chapter", or "this Subsection E(2)(b)[1]", which its number names."""
    words = grammar.pattern("this").match(text, found.start())
    if words is None:
        return (), found.end()
    numbered, end = read_label(text, words.span(1), keep_heading=True)
    if numbered and len(numbered) == 1 and (len(numbered[0].path) > 1 or "." in numbered[0].path[0]):
        return numbered, end
    level = grammar.level_of(words[1])
    if grammar.is_plural(words[1]):
        return (), found.end()
    law = Law("code") if level in ("title", "subtitle", "division") else Law("here")
    extent = found.span()
    return (
        Citation(*extent, found[0], level, (), law, base=level, unit=None if level in SUBDIVISIONS else extent),
    ), found.end()


def _read_label(text: str, found: re.Match[str], floor: int) -> Reading:
    """Read what a label announces; an abbreviation right before a section sign is another law's name."""
    at = found.span()
    if found[0].startswith("§"):
        law_at = laws.abbreviation_before(text, at[0], floor)
        if law_at:
            return read_label(text, at, Before(Law("other", text[law_at[0] : law_at[1]]), law_at))
    return read_label(text, at)


def _read_named(text: str, found: re.Match[str], floor: int) -> Reading:
    """Read a law known by name or abbreviation, and the number before or behind it."""
    named = laws.named_at(text, found.start())
    if named is None:
        return (), found.end()
    law, end = named
    start, outer = _title_before(text, found.start(), floor, law)
    read = read_behind_name(text, Before(law, (start, end), outer))
    if read:
        return read
    if law.name in _MENTIONED and not outer:
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


def _read_numbered(text: str, found: re.Match[str], _: int) -> Reading:
    """Read a law that goes by a number of its own: Public Act 24-107."""
    number = _ACT.match(text, found.end())
    if number is None:
        return (), found.end()
    law = Law("other", f"{laws.numbered_name(found[0])} {number[0].replace('–', '-')}")
    extent = (found.start(), number.end())
    return (_mention(text, extent, law),), number.end()


_ACT = re.compile(r"\d{1,4}[-–]\d{1,5}[A-Z]?")


def _read_noun(text: str, found: re.Match[str], floor: int) -> Reading:
    """Read a code by the last word of its name: what it is called, and the number behind it."""
    end = laws.name_end(text, found.end())
    start = laws.name_start(text, floor, found.start(), end)
    name = text[start:end]
    if len(name) <= len(found[0]) and found[0] == "Article":
        return (), found.end()
    if len(name) <= len(found[0]):
        read = read_behind_name(text, Before(laws.classify(name), (start, end)))
        return read or ((), found.end())
    law = laws.classify(name)
    read = read_behind_name(text, Before(law, (start, end)))
    if read:
        return read
    if laws.is_statutory(name):
        return (_mention(text, (start, end), law),), end
    return (), end


def _read_bare(text: str, found: re.Match[str], _: int) -> Reading:
    """Read a number whose shape says that it is a section: ``3-152.01``, ``17.32.180(b)``."""
    number = found["bare"]
    marks, end = read_marks(text, found.end())
    if is_heading(text, found.start(), end, "chapter"):
        return (), end
    members = read_members(text, found.start(), "", "section")
    if not members:
        return (), end
    return assemble(
        text, members if members[0].number == number else (Member(found.start(), end, number, marks),), "section"
    )


def _mention(text: str, extent: Extent, law: Law) -> Citation:
    return Citation(*extent, text[extent[0] : extent[1]], "law", (), law, unit=extent, target=law.name)


_READERS: dict[str, Callable[[str, re.Match[str], int], Reading]] = {
    "this": _read_this,
    "label": _read_label,
    "sign": _read_label,
    "named": _read_named,
    "numbered": _read_numbered,
    "noun": _read_noun,
    "bare": _read_bare,
}
