"""Designations: text that becomes a provision, and provisions, notes and sections that get another number."""

from __future__ import annotations

import re
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.added_provisions import numbered_as_said
from engross.instructions.grammar import ORDERED
from engross.instructions.places import read_place
from engross.instructions.quotation import Directive
from engross.instructions.quoted_matter import quoted_provisions
from engross.instructions.word_instructions import only_place, places_of
from engross.model.law.textual_mod import ModPlace, ModStep, TextualMod
from engross.patterns import compile_on_use

_NOTE = compile_on_use(r"note (?P<marker>\w{1,4})", re.IGNORECASE)
_SECTION_NUMBER = compile_on_use(r"(?:[Ss]ection |§ ?)?(?P<number>\d+[.\-]\d[\w.\-]*\w|\d+[.\-]\d)")
_BARE_NUMBER = compile_on_use(r"\((\w{1,5})\)")
_ADDED_TOO = compile_on_use(
    r"^(?P<to>[^,;]*?)[,;]? and (?:by )?adding (?:(?:a|an|the following) )?(?:new )?(?P<units>[^,;:]*?)"
    r"(?: to read(?: as follows)?| as follows)?:?$",
    re.IGNORECASE,
)


def read_designated(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """The existing text designated as a provision, and amended or with provisions behind it: a form DESIGNATED.

    Errors: RefusedInstruction where it gives no number, or orders something besides.
    """
    groups = found.groupdict()
    to = next(groups[name] for name in ("to", "to2", "to3") if groups[name])
    over = groups["place"] or groups["place2"] or groups["place3"] or ""
    (place,) = only_place(places_of(over, above), directive) if over.strip() else (above,)
    to, amended, _ = to.partition(" and amended to read as follows")
    to, added = _designated_and_added(to)
    steps = only_place(read_place(to, ModPlace()).places, directive)[0].steps
    if "amended" in to or ORDERED.search(to) or ((amended or added) and not directive.block):
        raise RefusedInstruction(f'"{directive.shown()}" designates and amends; write two instructions')
    if not steps:
        raise RefusedInstruction(f'"{directive.shown()}" gives no number')
    if place.steps and steps[:-1] and steps[:-1] != place.steps:
        raise RefusedInstruction(f'"{directive.shown()}" designates at two places')
    designation = TextualMod("renumbering", replace(place, part="text"), number=steps[-1].number)
    if added:
        numbers = [one.steps[-1].number for one in read_place(added, ModPlace()).places if one.steps]
        matter = numbered_as_said(quoted_provisions(directive.block), numbers, directive)
        return (designation, TextualMod("insertion", place, matter=matter))
    if not amended:
        return (designation,)
    inner = replace(place, steps=(*place.steps, replace(steps[-1], unit="")))
    return (designation, TextualMod("replacement", inner, matter=quoted_provisions(directive.block)))


def _designated_and_added(to: str) -> tuple[str, str]:
    """What the existing text is designated as, and the provisions that the same words add behind it."""
    found = _ADDED_TOO.match(to)
    return (found["to"], found["units"]) if found else (to, "")


def read_redesignated(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """Provisions, a note or a section redesignated, and amended: a form REDESIGNATED or REDESIGNATE_VERB.

    Errors: RefusedInstruction where it does not give each one number.
    """
    if found.groupdict().get("above"):
        (above,) = only_place(places_of(found["above"], above), directive)
    places = places_of(found["place"], above)
    note = _NOTE.fullmatch(found["to"])
    if note and len(places) == 1 and places[0].note:
        return (TextualMod("renumbering", places[0], number=note["marker"]),)
    to_section = _SECTION_NUMBER.fullmatch(found["to"])
    if to_section and len(places) == 1 and places[0].section and not places[0].steps and not found["amended"]:
        return (TextualMod("renumbering", places[0], number=to_section["number"]),)
    bare = _BARE_NUMBER.fullmatch(found["to"])
    goals = [(ModStep("", bare[1]),)] if bare else [p.steps for p in read_place(found["to"], ModPlace()).places]
    if len(goals) != len(places) or not all(goals) or not all(p.steps for p in places):
        raise RefusedInstruction(f'"{directive.shown()}" does not give each provision one number')
    mods = [
        TextualMod("renumbering", place, number=steps[-1].number) for place, steps in zip(places, goals, strict=True)
    ]
    if len(mods) > 1 and {p.steps[-1].number for p in places} & {steps[-1].number for steps in goals}:
        # (3) and (4) become (4) and (5): the last is moved first, so that no number is taken.
        mods.reverse()
    if found["amended"]:
        place = places[0]
        moved = replace(place, steps=(*place.steps[:-1], replace(place.steps[-1], number=mods[0].number, unit="")))
        mods.append(TextualMod("replacement", moved, matter=quoted_provisions(directive.block)))
    return tuple(mods)
