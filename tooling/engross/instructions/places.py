"""The places that an instruction names: sections, the units below them, and parts of these.

::

    place      = [ordinal | "newly designated" | "existing"] unit numbers {"," cite} [("of" | ",") place]
    unit       = "section" | "subsection" | "paragraph" | ("sub" | "sub-")+ "paragraph" | "clause" | …
    numbers    = number {"(" number ")"} {("," | "and" | "through") numbers}
    part       = "the lead-in language" | "the heading" | "the first sentence"

Several numbers are several targets. The path that the code's own citation gives, "(D.C. Official Code § 5-1(a)(2))",
is taken before that of the act's section: the text at hand is the code's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from engross.instructions.numbering import numbers_through
from engross.instructions.place_forms import (
    ASIDE,
    BARE,
    BRACKETED_NUMBER,
    CHAPTER,
    CODE_LIST,
    CODE_PLACE,
    DEFINED,
    HEADING,
    HISTORY,
    LEAD_IN,
    LETTERED,
    LISTED,
    NAMED_TABLE,
    ORDINAL,
    ORDINALS,
    REFERENCE,
    SECTION,
    SECTION_LIST,
    SENTENCE,
    SENTENCES,
    SUNDERED,
    TERM,
    TITLE,
    hyphened,
)
from engross.instructions.unread_places import refuse_joined
from engross.model.law.textual_mod import CHAPTER_UNIT, DEFINITION_UNIT, ModPlace, ModStep, PlacePart
from engross.patterns import compile_on_use
from engross.values import dataclass

_LETTERED_SECTION = compile_on_use(
    r"(?P<section>.*\d)\.?(?P<letter>[A-Z])(?:\.(?P<number>\d{1,2})(?:\.(?P<inner>[a-z]))?)?"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What the words of a place name. ``places`` are its targets; ``cited``: the number of the section in the code,
    where the act's and the code's are both given; ``named``: whether any section, unit or part was named."""

    places: tuple[ModPlace, ...]
    cited: str = ""
    named: bool = False


def with_letter_apart(place: ModPlace, sections: Collection[str]) -> ModPlace:
    """``place`` with what stands behind its section's number as a subsection, where only so it is one of ``sections``:
    § 68-5A and § 5.10.020.B are subsection A of § 68-5, and B of § 5.10.020; § 5.10.020.B.2 is (2) in it."""
    lettered = _LETTERED_SECTION.fullmatch(place.section)
    if place.section in sections or lettered is None or lettered["section"] not in sections:
        return place
    below = (ModStep("", number) for number in (lettered["number"], lettered["inner"]) if number)
    steps = (ModStep("subsection", lettered["letter"]), *below, *place.steps)
    return replace(place, section=lettered["section"], steps=steps)


def read_place(words: str, within: ModPlace) -> Reference:
    """The places that ``words`` name, within a place that the words above it named.

    Errors: RefusedInstruction where they name another besides.
    """
    refuse_joined(words)
    return read_proved_place(words, within)


def read_proved_place(words: str, within: ModPlace) -> Reference:
    """As ``read_place``, of words whose places the text proves: one that is named besides may be left unread."""
    words = hyphened(words)
    code = CODE_PLACE.search(words)
    plain = HISTORY.sub("", ASIDE.sub(" ", words))
    base, found_section = _section(plain, code, within)
    terms = terms_named(plain)
    before = ""
    below: tuple[ModStep, ...] = ()
    if terms:
        before, _, plain = DEFINED.sub("\ue002", plain, count=1).partition("\ue002")
        # "Paragraph (1) of the definition of …": what stands before is below the definition.
        below = next((lists[0] for _, lists in _units(before)), ())
    listed = CODE_LIST.search(words) or SECTION_LIST.search(plain)
    if listed:
        each = [ModPlace(m["number"], _steps("", m["path"] or "")) for m in LISTED.finditer(listed["list"])]
        part, sentences = _part(plain)
        return Reference(tuple(replace(one, part=part, sentence=n) for one in each for n in sentences), "", True)
    units = list(_units(plain))
    places = [replace(base, steps=steps) for steps in _targets(base.steps, units)] if units else _several(base, plain)
    if terms:
        defined = [ModStep(DEFINITION_UNIT, term) for term in terms]
        places = [replace(place, steps=(*place.steps, step, *below)) for place in places for step in defined]
    table = NAMED_TABLE.search(plain) if "able " in plain else None
    if table:
        places = [replace(place, table=table["number"], note=table["note"] or "") for place in places]
    part, sentences = _part(f"{before} {plain}")
    chapter = None if found_section or units or terms else CHAPTER.search(plain) or TITLE.search(plain)
    if chapter:
        places = [ModPlace(steps=(ModStep(CHAPTER_UNIT, chapter["number"]),))]
    if part != "all" or any(sentences):
        places = [replace(place, part=part, sentence=number) for place in places for number in sentences]
    cited = code["number"] if code and not code["etseq"] else ""
    return Reference(
        tuple(places), cited, bool(units or terms or table) or found_section or part != "all" or any(sentences)
    )


def terms_named(words: str) -> list[str]:
    """The terms whose definitions ``words`` name."""
    return TERM.findall(words) if "\ue002" in words else []


def _section(plain: str, code: re.Match[str] | None, within: ModPlace) -> tuple[ModPlace, bool]:
    """The section named, with the numbers that follow it; the place above where none is named."""
    found = SECTION.search(plain)
    if found is None:
        return within, False
    number, path = (
        found["number"] or found["signed"] or found["coded"],
        found["path"] or found["spath"] or found["cpath"] or _bracketed(found["apart"] or found["capart"] or ""),
    )
    if code and not code["etseq"] and not found["more"]:
        if path and not code["path"]:
            of_act = tuple(replace(step, of_act=True) for step in _steps("", path))
            return ModPlace(code["number"].rstrip(".:-"), of_act), True
        number, path = code["number"], code["path"] or path
    return ModPlace(number.rstrip(".:-"), _steps("", path)), True


def _bracketed(apart: str) -> str:
    """``B.2`` as a path: ``(B)(2)``."""
    return "".join(f"({number})" for number in re.split(r"[. ]", apart) if number)


def _several(base: ModPlace, plain: str) -> list[ModPlace]:
    """Several provisions that follow one section's number: Section 5(a) and (b)."""
    found = SECTION.search(plain)
    if found is None or not found["more"] or not found["path"]:
        return [base]
    return [replace(base, steps=tail) for tail in _number_list("", found["path"] + found["more"])]


def _units(plain: str) -> Iterator[tuple[str, tuple[tuple[ModStep, ...], ...]]]:
    """Each unit named, outermost first, with the steps of each of its numbers."""
    found = []
    for match in REFERENCE.finditer(plain):
        lists = tuple(_number_list(match["unit"], match["numbers"]))
        ordinal = ORDINALS.get((match["ordinal"] or "").lower(), 0)
        if ordinal:
            lists = tuple((*steps[:-1], replace(steps[-1], ordinal=ordinal)) for steps in lists)
        found.append((match.start(), match.end(), _unit_name(match["unit"]), lists))
    spans = [(start, end) for start, end, _, _ in found]
    found += [
        (m.start(), m.end(), _unit_name(m["unit"]), tuple(_lettered(_unit_name(m["unit"]), m["numbers"])))
        for m in LETTERED.finditer(plain)
        if all(m.end() <= start or m.start() >= end for start, end in spans)
    ]
    found.sort(key=lambda one: one[:2])
    inner_first = len(found) > 1 and re.match(r" ?(?:,? and )?(?:of|in|under)\s", plain[found[0][1] :]) is not None
    ordered = [(unit, lists) for _, _, unit, lists in (reversed(found) if inner_first else found)]
    if sum(unit == "subsection" for unit, _ in ordered) == 1:
        # "Subsection (b) of section 5, paragraph (3)": a subsection is above all others, wherever it is named.
        ordered.sort(key=lambda one: one[0] != "subsection")
    yield from ordered


def _lettered(unit: str, words: str) -> Iterator[tuple[ModStep, ...]]:
    """The steps of each in a list of numbers without brackets: "a, b and c", "B.2"."""
    pieces = re.split(r",? (and|or|through) |, ", words)
    for index, piece in enumerate(pieces[::2]):
        steps = tuple(ModStep(unit if at == 0 else "", number) for at, number in enumerate(_parts(piece)))
        if index and pieces[2 * index - 1] == "through":
            between = numbers_through(pieces[2 * index - 2], piece) or ("", piece)
            yield from ((ModStep(unit, number),) for number in between[1:])
            continue
        yield steps


def _parts(number: str) -> list[str]:
    """``B.2`` as B and 2; ``5.1`` is one number."""
    return number.split(".") if number[0].isalpha() else [number]


def _targets(
    above: tuple[ModStep, ...], units: list[tuple[str, tuple[tuple[ModStep, ...], ...]]]
) -> list[tuple[ModStep, ...]]:
    targets = [above]
    for unit, lists in units:
        if any(step.unit == unit for steps in targets for step in steps) and len(targets) == 1:
            at = next(index for index, step in enumerate(targets[0]) if step.unit == unit)
            targets = [targets[0][:at]]
        elif unit == "subsection":
            targets = [()]
        targets = [target + tail for target in targets for tail in lists]
    return targets


def _unit_name(words: str) -> str:
    return words.lower().replace("-", "").removesuffix("s")


def _number_list(unit: str, words: str) -> Iterator[tuple[ModStep, ...]]:
    """The steps of each number in a list: (a)(1), (2), and (4) through (6)."""
    name = _unit_name(unit) if unit else ""
    pieces = re.split(r",? and (?:new )?|,? or |, (?:new )?|(?<!through)(?<! to) (?=\()", words)
    first: tuple[ModStep, ...] | None = None
    for piece in (piece for piece in pieces if piece.strip()):
        span = SUNDERED.search(piece)
        if span:
            start, end = _steps(name, span[1]), _steps(name, span[2])
            between = numbers_through(start[-1].number, end[-1].number)
            numbers = between or (start[-1].number, end[-1].number)
            yield from ((*start[:-1], ModStep(start[-1].unit, number)) for number in numbers)
            continue
        steps = _steps(name, piece)
        if not steps:
            continue
        if first is None:
            first = steps
        elif len(steps) < len(first):
            steps = first[: len(first) - len(steps)] + steps
        yield steps


def _steps(unit: str, path: str) -> tuple[ModStep, ...]:
    """Steps of one path: the unit's word is that of its first number."""
    bare = BARE.match(path)
    numbers = ([bare[0]] if bare else []) + BRACKETED_NUMBER.findall(path)
    return tuple(ModStep(unit if index == 0 else "", number) for index, number in enumerate(numbers))


def _part(plain: str) -> tuple[PlacePart, tuple[int, ...]]:
    """The part of a provision that is named, and which sentences of it (0: not limited)."""
    if LEAD_IN.search(plain):
        return "lead-in", (0,)
    if HEADING.search(plain):
        return "heading", (0,)
    found = SENTENCE.search(plain)
    return "all", tuple(SENTENCES[each] for each in re.findall(ORDINAL, found[0].lower())) if found else (0,)
