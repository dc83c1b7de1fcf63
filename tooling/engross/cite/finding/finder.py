"""Finding the citations in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate

from engross.cite.finding.adjacent_citations import law_from_before, law_from_behind
from engross.cite.finding.citation_building import PrecedingLaw
from engross.cite.finding.false_citations import is_heading
from engross.cite.finding.label_parsing import _Parsed, assemble_citations, read_behind_name, read_label
from engross.cite.finding.names_backward import abbreviation_before, name_start
from engross.cite.finding.names_forward import name_end
from engross.cite.finding.neighbouring_law import law_by_neighbours
from engross.cite.finding.number_lists import Member, is_complete, members_from, read_marks, read_member
from engross.cite.finding.start_positions import TEXT_SEPARATOR, start_positions, starts_at
from engross.cite.grammar import citation_grammar
from engross.cite.grammar.law_names import classify_law, is_mentioned, is_statutory
from engross.cite.grammar.named_laws import named_at, numbered_at
from engross.model.law.citation import CODE, HERE, SUBDIVISIONS, CharacterRange, Citation, CitedLaw, CitedLevel
from engross.patterns import compile_on_use


def find_citations(text: str) -> tuple[Citation, ...]:
    """Return the citations in ``text``, in order, none overlapping another.

    ``text`` is the flattened text of a provision, or any plain text. One citation a member of a list
    (``§§ 23-58, 23-59`` gives two). The printed number at the head of a provision (``§ 68-5. Sound
    levels``, at the start of a line) is no citation. Never fails; time grows with the length of ``text``.

        >>> [citation.words for citation in find_citations("as § 68-5A(1) and Chapter 30C say")]
        ['§ 68-5A(1)', 'Chapter 30C']
    """
    text = citation_grammar.searched(text)
    return _read(text, start_positions(text))


def find_each(texts: Sequence[str]) -> list[tuple[Citation, ...]]:
    """Return what :func:`find_citations` finds in each of ``texts``, faster where they are many and short."""
    texts = list(map(citation_grammar.searched, texts))
    each: list[tuple[Citation, ...]] = [()] * len(texts)
    starts = [0, *accumulate(len(text) + len(TEXT_SEPARATOR) for text in texts)]
    found = start_positions(TEXT_SEPARATOR.join(texts))
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
    """Read the citations that begin at or around ``start_positions``."""
    found: list[Citation] = []
    done = 0
    within: Citation | None = None
    for place in places:
        if place < done:
            continue
        for kind, start, end in starts_at(text, place, done):
            if start < done:
                continue
            citations, behind = _READERS[kind](text, (start, end), done)
            for citation in citations:
                if citation.base is None and citation.law.kind != "other":
                    citation = law_from_before(text, found, within, citation)
                found.append(citation)
                if citation.qualifier and citation.qualifier[0] > citation.end:
                    within = citation
            done = max(behind, citations[-1].end if citations else end)
    for i in range(len(found) - 1, 0, -1):
        if found[i].law.kind == "other":
            found[i - 1] = law_from_behind(text, found[i - 1], found[i])
    law_by_neighbours(text, found)
    return tuple(found)


def _read_this(text: str, at: CharacterRange, _: int) -> _Parsed:
    """Read "this chapter", or "this Subsection E(2)(b)[1]", which its number names."""
    words = text[at[0] : at[1]]
    unit, level, plural = _this(words)
    if _NUMBER_AHEAD.match(text, at[1]):
        numbered, end = read_label(text, (at[1] - len(unit), at[1]), keep_heading=True)
        if numbered and len(numbered) == 1 and (len(numbered[0].path) > 1 or "." in numbered[0].path[0]):
            return numbered, end
    if plural or _QUOTED.match(text[max(0, at[0] - 1) : at[1] + 2]):
        return (), at[1]
    law = CODE if level in ("title", "subtitle", "division") else HERE
    return (Citation(*at, words, level, (), law, base=level, unit=None if level in SUBDIVISIONS else at),), at[1]


_QUOTED = compile_on_use(r"[“\"].*[,.]?[”\"]")
"""Words that are spoken of, not used: to write "this article" for "this ordinance"."""


@lru_cache(256)
def _this(words: str) -> tuple[str, CitedLevel, bool]:
    """The word for the unit in "this Chapter", what level that is, and whether it means several."""
    found = citation_grammar.pattern("this").fullmatch(words)
    unit = found[1] if found else words
    return unit, citation_grammar.level_of(unit), citation_grammar.is_plural(unit)


_NUMBER_AHEAD = compile_on_use(citation_grammar.expand(r"{blank}{0,5}(?:[\dA-Z(\[]|[a-z]\()"))


def _read_label(text: str, at: CharacterRange, floor: int) -> _Parsed:
    """Read what a label announces; an abbreviation right before a section sign is another law's name."""
    law_at = abbreviation_before(text, at[0], floor)
    if law_at is None:
        return read_label(text, at)
    name = text[law_at[0] : law_at[1]]
    law = CitedLaw("code" if name.endswith("MC") else "other", name)
    start, outer = _title_before(text, law_at[0], floor, law)
    read = read_label(text, at, PrecedingLaw(law, (start, law_at[1]), outer))
    ours = text[at[0]] != "§" and any(is_complete(one.path[0]) for one in read[0] if one.path)
    return read_label(text, at) if ours and law.name.isalpha() else read


def _read_named(text: str, at: CharacterRange, floor: int) -> _Parsed:
    """Read a law known by name or abbreviation, and the number before or behind it."""
    named = named_at(text, at[0])
    if named is None:
        return (), at[1]
    law, end = named
    start, outer = _title_before(text, at[0], floor, law)
    read = read_behind_name(text, PrecedingLaw(law, (start, end), outer))
    if read:
        return read
    if is_mentioned(law) and not outer and (text[at[0]].isupper() or text[start:end].endswith("statutes")):
        return (_mention(text, (start, end), law),), end
    return (), end


_TITLE_BEFORE = compile_on_use(r"(?<![\w.§-])(\d{1,3}(?:-?[A-Z])?)\s{1,2}$")


def _title_before(text: str, start: int, floor: int, law: CitedLaw) -> tuple[int, tuple[tuple[CitedLevel, str], ...]]:
    """Return where ``42 U.S.C.`` starts and the title it names; ``start`` itself where no title stands there."""
    title = _TITLE_BEFORE.search(text[max(floor, start - 8) : start])
    if title is None or is_mentioned(law):
        return start, ()
    return start - len(title[0]), (("title", title[1]),)


def _read_numbered(text: str, at: CharacterRange, _: int) -> _Parsed:
    """Read a law that goes by a number of its own: Public Act 24-107."""
    numbered = numbered_at(text, at[0])
    if numbered is None:
        return (), at[1]
    law, end = numbered
    return (_mention(text, (at[0], end), law),), end


def _read_noun(text: str, at: CharacterRange, floor: int) -> _Parsed:
    """Read a code by the last word of its name: what it is called, and the number behind it."""
    end = name_end(text, at[1])
    start = name_start(text, floor, at[0], end)
    if start == at[0]:
        end = name_end(text, at[1], bare=True)
    name = text[start:end]
    alone = len(name) <= at[1] - at[0]
    if alone and name == "Article":
        return (), at[1]
    if alone:
        read = read_behind_name(text, PrecedingLaw(classify_law(name), (start, end)))
        return read or ((), at[1])
    law = _known(text, start, end) or classify_law(name)
    start, outer = (
        _title_before(text, start, floor, law) if law.name.endswith(("Regulations", "C.F.R.")) else (start, ())
    )
    read = read_behind_name(text, PrecedingLaw(law, (start, end), outer))
    if read:
        return read
    if is_statutory(name):
        return (_mention(text, (start, end), law),), end
    return (), end


def _known(text: str, start: int, end: int) -> CitedLaw | None:
    """The law that a name means which stands in the table of those known by name."""
    known = named_at(text, start)
    return known[0] if known and known[1] == end else None


def _read_bare(text: str, at: CharacterRange, _: int) -> _Parsed:
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
        return assemble_citations(text, members_from(text, first, "", "section"), "section")
    return assemble_citations(text, (Member(start, behind, number, marks),), "section")


def _mention(text: str, extent: CharacterRange, law: CitedLaw) -> Citation:
    return Citation(*extent, text[extent[0] : extent[1]], "law", (), law, unit=extent, target=law.name)


_READERS: dict[str, Callable[[str, CharacterRange, int], _Parsed]] = {
    "this": _read_this,
    "label": _read_label,
    "named": _read_named,
    "numbered": _read_numbered,
    "noun": _read_noun,
    "bare": _read_bare,
}
