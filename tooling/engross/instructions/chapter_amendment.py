"""Instructions read and applied to a chapter, each told apart: applied where, or refused why."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.applying import apply_mod
from engross.instructions.numbering import order_key, series_of
from engross.instructions.outline import instruction_steps
from engross.instructions.places import with_letter_apart
from engross.instructions.reading import read_instruction
from engross.instructions.tree import Path, at, levels_of, possible_paths, with_provision
from engross.model.law.chapter import Chapter
from engross.model.law.provision import CONTAINERS, Provision
from engross.model.law.textual_mod import CHAPTER_UNIT, ModPlace, TextualMod
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class AppliedInstructions:
    """``chapter`` with every instruction that was ``applied``, and a sentence for each, and for each ``refused``.

    ``quoted`` says whether provisions were put in as they were quoted: what they cite is not marked up. ``placed``:
    each modification that was made, and the eId of the provision that it is of, as ``chapter`` had it.
    """

    chapter: Chapter
    applied: tuple[str, ...]
    refused: tuple[str, ...]
    quoted: bool
    placed: tuple[tuple[TextualMod, str], ...] = ()


def amended_chapter(chapter: Chapter, text: str) -> AppliedInstructions:
    """``chapter`` with the instructions of the outline ``text``, in their order, each on what those before it made.

    An instruction that is refused changes nothing. Errors: EngrossError where lead-ins nest deeper than any law's.
    """
    root = chapter.root
    applied: list[str] = []
    refused: list[str] = []
    placed: list[tuple[TextualMod, str]] = []
    quoted = False
    for step in instruction_steps(text):
        try:
            mods = read_instruction(step.chain, step.words)
            made, eids = root, []
            for mod in mods:
                eids.append(eid_of(made, mod))
                made = _applied(chapter, made, mod)
        except RefusedInstruction as why:
            refused.append(f'"{step.words.splitlines()[0][:60]}" is refused: {why}')
            continue
        root = made
        quoted = quoted or any(mod.matter for mod in mods)
        placed += zip(mods, eids, strict=True)
        applied += [f"{mod.place}: {mod.kind}" for mod in mods]
    return AppliedInstructions(replace(chapter, root=root), tuple(applied), tuple(refused), quoted, tuple(placed))


def eid_of(root: Provision, mod: TextualMod) -> str:
    """The eId of the provision that ``mod`` is of, in ``root``: of one that is to be added, and of one that an
    instruction added before, that of the provision above."""
    path: Path = ()
    with suppress(RefusedInstruction):
        path, placed = _section_of(root, mod)
        for depth in range(1, len(placed.place.steps) + 1):
            above = replace(placed.place, steps=placed.place.steps[:depth])
            path = possible_paths(root, above, section_paths(root)[placed.place.section])[0]
    above_it = (at(root, path[:length]).eid for length in range(len(path), -1, -1))
    return next(filter(None, above_it), root.eid)


def _applied(chapter: Chapter, root: Provision, mod: TextualMod) -> Provision:
    if mod.kind == "insertion" and mod.matter and mod.matter[0].level == "section":
        return _with_sections(root, mod)
    if mod.matter and mod.matter[0].level in CONTAINERS:
        raise RefusedInstruction(f"a whole {mod.matter[0].level} is added; import it as a text of its own")
    path, mod = _section_of(root, mod)
    return apply_mod(root, mod, path, levels_of(chapter.hierarchy))


def _section_of(root: Provision, mod: TextualMod) -> tuple[Path, TextualMod]:
    """Where the section of ``mod`` is; a letter after its number is a subsection's where no section has it: § 68-5A."""
    number = mod.place.section
    if mod.place.steps and mod.place.steps[0].unit == CHAPTER_UNIT:
        return (), _of_chapter(root, mod)
    if not number:
        raise RefusedInstruction("no section is named; name it by its number")
    sections = section_paths(root)
    place = with_letter_apart(mod.place, sections)
    if place.section in sections:
        return sections[place.section], replace(mod, place=place)
    raise RefusedInstruction(f"there is no section {number} in {root.label or 'the text'}; correct the number")


def _of_chapter(root: Provision, mod: TextualMod) -> TextualMod:
    """``mod`` of the heading of the chapter ``root``. Errors: RefusedInstruction where it is of more, or of another."""
    number = mod.place.steps[0].number
    if mod.place.part != "heading":
        raise RefusedInstruction(f"all of chapter {number} is repealed; `engross repeal` drafts that as an ordinance")
    if number != root.number:
        raise RefusedInstruction(f"chapter {number} is meant, and this is {root.label or 'another text'}; name it")
    return replace(mod, place=ModPlace(part="heading"))


def section_paths(root: Provision) -> dict[str, Path]:
    """Where each section is, by its number. Errors: RefusedInstruction where two have one number."""
    paths: dict[str, Path] = {}
    waiting: list[tuple[Provision, Path]] = [(root, ())]
    while waiting:
        provision, path = waiting.pop()
        if provision.level != "section":
            waiting.extend((child, (*path, index)) for index, child in enumerate(provision.children))
        elif provision.number in paths:
            raise RefusedInstruction(f"two sections have the number {provision.number}; renumber one first")
        elif provision.number:
            paths[provision.number] = path
    return paths


def _with_sections(root: Provision, mod: TextualMod) -> Provision:
    """``root`` with new sections, each after the last that has a lower number."""
    for section in mod.matter:
        paths = section_paths(root)
        if section.number in paths:
            raise RefusedInstruction(f"the number {section.number} is taken; redesignate what bears it first")
        series = series_of([section.number])
        before = [number for number in paths if order_key(number, series) < order_key(section.number, series)]
        first = not before and bool(paths)
        if not before and not first:
            raise RefusedInstruction(f"there are no sections that {section.number} could be put among; add it by hand")
        path = min(paths.values()) if first else paths[max(before, key=lambda number: order_key(number, series))]
        beside = at(root, path)
        label = beside.label.replace(beside.number, section.number, 1)
        new = replace(section, label=label)
        root = with_provision(root, path, *((new, beside) if first else (beside, new)))
    return root
