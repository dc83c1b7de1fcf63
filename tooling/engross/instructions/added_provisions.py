"""Instructions that add provisions, read into textual modifications."""

from __future__ import annotations

import re
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.grammar import ADDED_TAIL
from engross.instructions.marked_matter import marked_lines
from engross.instructions.places import read_place, terms_named
from engross.instructions.quotation import QUOTED, Directive
from engross.instructions.quoted_matter import quoted_container, quoted_definitions, quoted_provisions
from engross.instructions.word_instructions import only_place, places_of
from engross.model.law.provision import Provision
from engross.model.law.textual_mod import CHAPTER_UNIT, ModPlace, ModStep, Occurrence, TextualMod
from engross.patterns import compile_on_use

_CONTAINER = compile_on_use(r"(?:new )?(?P<unit>part|chapter|subchapter|title|subtitle|article)\b", re.IGNORECASE)
_SECTIONS_ADDED = compile_on_use(
    r"(?:new )?sections? (?:\d[^(]*$|$|\d[\w.\-]* )|new sections?\b|(?-i:[A-Z]{2,6}) \d[\w.\-]*$", re.IGNORECASE
)
_REPEALED_AND_NEW = compile_on_use(
    r"(?:that )?section (?P<number>\d[\w.:\-]*\w)\b[^\ue000]{0,200}? (?:repealed|deleted)\b[^\ue000]{0,40}? "
    r"and a new section (?P=number)\b",
    re.IGNORECASE,
)
"""A section repealed, and another of its number added: it is restated."""
_CODE_SECTION = compile_on_use(r"\b\d+[.\-]\d[\w.\-]*\w\b")


def read_added(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """New provisions, sections or a part of a code, each with its number; or provisions right behind another."""
    groups = found.groupdict()
    units = next(groups[name] for name in groups if name.startswith("units") and groups[name])
    place = above
    over = next((groups[name] for name in groups if name.startswith("above") and groups[name]), None)
    if over:
        places = read_place(over, above).places
        if len(places) != 1:
            raise RefusedInstruction(f'"{directive.shown()}" adds to several provisions; add to each by itself')
        place = places[0]
    if place.steps and place.steps[0].unit == CHAPTER_UNIT:
        place = ModPlace()
    units = ADDED_TAIL.sub("", units)
    if QUOTED.search(units):
        units, directive = QUOTED.sub("", units), _with_quotation_below(directive)
    if not directive.block:
        raise RefusedInstruction(f'"{directive.shown()}" is not followed by the words that it adds')
    marks = marked_lines(directive.block) if any("{+" in line for line in directive.block) else None
    if marks and marks.was:
        raise RefusedInstruction(f'"{directive.shown()}" adds, and words in it are not marked as new; mark all of them')
    matter = quoted_provisions(marks.new if marks else directive.block)
    if groups["behind"] and not any(one.level == "section" for one in matter):
        return (_added_behind(*only_place(places_of(groups["behind"], place), directive), matter),)
    container = _CONTAINER.match(units)
    if container:
        return (_container_added(container["unit"], directive, marked=marks is not None),)
    if _SECTIONS_ADDED.match(units):
        if not marks:
            _refuse_other_count(units, matter, directive)
        anew = _REPEALED_AND_NEW.match(directive.words)
        if anew and not marks and [one.number for one in matter] == [anew["number"]]:
            return (TextualMod("replacement", ModPlace(anew["number"]), matter=matter),)
        return (TextualMod("insertion", ModPlace(), matter=matter),)
    reference = read_place(units, ModPlace(place.section))
    named = [steps for steps in (p.steps for p in reference.places) if steps]
    place = _holder(units, place, named, directive)
    numbers = [] if marks and len(named) > 1 else [steps[-1].number for steps in named]
    return (TextualMod("insertion", place, matter=numbered_as_said(matter, numbers, directive)),)


def _container_added(unit: str, directive: Directive, *, marked: bool) -> TextualMod:
    """A part of a code. Errors: RefusedInstruction where what is new in it is ``marked``."""
    if marked:
        raise RefusedInstruction(f'"{directive.shown()}" adds more than a section; import it as a text of its own')
    return TextualMod("insertion", ModPlace(), matter=(quoted_container(unit, directive.block),))


def _added_behind(place: ModPlace, matter: tuple[Provision, ...]) -> TextualMod:
    """Provisions added right behind the one at ``place``."""
    behind = Occurrence("after", anchor=place.steps[-1].number if place.steps else "")
    return TextualMod("insertion", replace(place, steps=place.steps[:-1]), matter=matter, occurrence=behind)


def _holder(units: str, place: ModPlace, named: list[tuple[ModStep, ...]], directive: Directive) -> ModPlace:
    """Below what that which ``units`` name is added: "a new paragraph (3) to subsection (b)", "paragraph (b)(3)"."""
    inner = re.search(r"\b(?:to|of|in) ((?:sub|para|sect)\w+ .*)$", units)
    if inner:
        return only_place(places_of(inner[1], place), directive)[0]
    return replace(place, steps=place.steps + named[0][:-1]) if named and len(named[0]) > 1 else place


def _with_quotation_below(directive: Directive) -> Directive:
    """``directive`` with its only quotation as the provision that it adds, where none stands below its words."""
    alone = not directive.block and len(directive.quotations) == 1
    return replace(directive, block=directive.quotations) if alone else directive


def _refuse_other_count(units: str, matter: tuple[Provision, ...], directive: Directive) -> None:
    """Refuse several sections of the code of which others are quoted than are named."""
    named = _CODE_SECTION.findall(units[max(units.lower().rfind("new section"), 0) :])
    quoted = [section.number for section in matter]
    if len(named) > 1 and " through " not in units and len(quoted) != len(named):
        raise RefusedInstruction(
            f'"{directive.shown()}" adds {len(named)} sections and quotes {len(quoted)}; quote each from its number on'
        )


def read_definitions_added(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """New definitions, in the order of the terms or right behind another."""
    (place,) = only_place(places_of(found["above"] or "", above), directive)
    if not directive.block:
        raise RefusedInstruction(f'"{directive.shown()}" is not followed by the definitions that it adds')
    marks = marked_lines(directive.block) if any("{+" in line for line in directive.block) else None
    matter = quoted_definitions(marks.new if marks else directive.block, terms_named(found["terms"]))
    after = found["after1"] or found["after2"] or ""
    return (TextualMod("insertion", place, matter=matter, occurrence=Occurrence("after", anchor=after[1:-1])),)


def read_amended_and_added(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """Provisions restated and others added, quoted one after another."""
    if found["above"]:
        (above,) = only_place(places_of(found["above"], above), directive)
    places, added = places_of(found["place"], above), places_of(found["units"], above)
    numbers = [place.steps[-1].number for place in (*places, *added) if place.steps]
    matter = numbered_as_said(quoted_provisions(directive.block), numbers, directive)
    if len(matter) != len(places) + len(added):
        raise RefusedInstruction(f'"{directive.shown()}" quotes {len(matter)} provisions; quote each that it names')
    return (
        *(TextualMod("replacement", place, matter=(one,)) for place, one in zip(places, matter, strict=False)),
        *(
            TextualMod("insertion", replace(place, steps=place.steps[:-1]), matter=(one,))
            for place, one in zip(added, matter[len(places) :], strict=True)
        ),
    )


def numbered_as_said(matter: tuple[Provision, ...], numbers: list[str], directive: Directive) -> tuple[Provision, ...]:
    """The quoted provisions, if they bear the numbers that the words before them say."""
    quoted = [provision.number for provision in matter]
    if numbers and quoted != numbers:
        raise RefusedInstruction(
            f'"{directive.shown()}" says ({"), (".join(numbers)}) and quotes ({"), (".join(quoted)}); make them agree'
        )
    return matter
