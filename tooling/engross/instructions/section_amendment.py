"""Instructions read and applied to one section, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.applying import apply_mod
from engross.instructions.marked_matter import same_words
from engross.instructions.numbering import is_between
from engross.instructions.outline import InstructionStep, instruction_steps
from engross.instructions.places import with_letter_apart
from engross.instructions.reading import read_instruction
from engross.model.law.provision import Provision
from engross.model.law.textual_mod import CHAPTER_UNIT, ModPlace, TextualMod
from engross.patterns import compile_on_use

_CODE_NUMBER = compile_on_use(r"\d+[.\-:]\d")
"""A number of the code, not of an act: chapter and section."""


def amended_section(section: Provision, chain: Sequence[str], instruction: str) -> Provision:
    """``section`` with ``instruction`` made in it; an outline of several is made in their order, each on what those
    before it made. Errors: RefusedInstruction where one of them cannot be read or applied without a guess.
    """
    steps = (InstructionStep(tuple(chain), instruction),) if chain else instruction_steps(instruction)
    if not steps:
        raise RefusedInstruction("there is no instruction; write one")
    for step in steps:
        ordered = read_instruction(step.chain, step.words)
        if _was(ordered, section):
            section = _as_restated(tuple(one for mod in ordered for one in mod.matter))
            continue
        mods = _of_section(ordered, section.number)
        if _was(mods, section):
            section = _as_restated(tuple(one for mod in mods for one in mod.matter))
            continue
        for mod in mods:
            section = apply_mod(section, mod)
    return section


def _was(mods: tuple[TextualMod, ...], section: Provision) -> bool:
    """Whether the text at hand is what ``mods`` say that they restate."""
    return all(mod.was for mod in mods) and same_words((section,), [one for mod in mods for one in mod.was])


def _as_restated(matter: tuple[Provision, ...]) -> Provision:
    """The text at hand, where it is all that is restated: a section, or provisions of one alone."""
    return matter[0] if len(matter) == 1 and matter[0].level == "section" else Provision("section", children=matter)


def _in_section(place: ModPlace, number: str) -> ModPlace:
    """What ``place`` is of the section at hand: a whole chapter is the section, if its number begins with the
    chapter's ("7.38" and "7.38.030"). Errors: RefusedInstruction where it is another chapter."""
    if not place.steps or place.steps[0].unit != CHAPTER_UNIT:
        return place
    chapter = place.steps[0].number
    if place.part == "heading":
        raise RefusedInstruction(f"the heading of chapter {chapter} is meant; apply the instruction to the chapter")
    if not number.startswith((f"{chapter}.", f"{chapter}-")):
        raise RefusedInstruction(f"chapter {chapter} is meant, and section {number} is not numbered in it")
    return ModPlace(number)


def _of_section(mods: tuple[TextualMod, ...], number: str) -> tuple[TextualMod, ...]:
    """The modifications of the section at hand, where an instruction is for several sections.

    Errors: RefusedInstruction where none of them is this one.
    """
    for mod in mods:
        place = mod.place
        if place.last_section and not is_between(number, place.section, place.last_section):
            raise RefusedInstruction(f"the instruction is for {place}, not for {number}")
    mods = tuple(
        replace(mod, place=replace(mod.place, section=number, last_section="")) if mod.place.last_section else mod
        for mod in mods
    )
    mods = tuple(replace(mod, place=with_letter_apart(_in_section(mod.place, number), (number,))) for mod in mods)
    named = {mod.place.section for mod in mods if mod.place.section}
    if len(named) < 2 and (not _CODE_NUMBER.match("".join(named)) or not number or number in named):
        return mods
    own = tuple(mod for mod in mods if mod.place.section == number)
    if not own:
        raise RefusedInstruction(f"the instruction is for sections {', '.join(sorted(named))}, not for {number}")
    return own
