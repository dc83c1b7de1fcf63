"""Instructions read and applied to a chapter, each told apart: applied where, or refused why."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.applying import apply_mod
from engross.instructions.numbering import is_between, order_key, series_of
from engross.instructions.outline import instruction_steps
from engross.instructions.places import with_letter_apart
from engross.instructions.reading import read_instruction
from engross.instructions.tree import Path, at, levels_of, possible_paths, with_provision
from engross.model.law.chapter import Chapter
from engross.model.law.provision import CONTAINERS, Provision
from engross.model.law.textual_mod import CHAPTER_UNIT, ModPlace, TextualMod
from engross.patterns import compile_on_use
from engross.values import dataclass

_OF_CHAPTER = compile_on_use(
    r"\b[Ss]ections? [\w.:\-]+(?:\(\w{1,5}\)){0,6},? of [Cc]hapter (\d[\w.\-]*+)"
    r"(?! of the (?:[Ll]aws|[Aa]cts|[Ss]ession))"
)
_QUOTED_ON = compile_on_use(r"[\"“].*")


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


@dataclass(frozen=True, slots=True)
class OrderedStep:
    """One instruction: its ``words``, and the modifications that it orders; or why it cannot be read (``refused``)."""

    words: str
    mods: tuple[TextualMod, ...]
    refused: str = ""


def amended_chapter(chapter: Chapter, text: str) -> AppliedInstructions:
    """``chapter`` with the instructions of the outline ``text``, in their order, each on what those before it made.

    An instruction that is refused changes nothing. Errors: EngrossError where lead-ins nest deeper than any law's.
    """
    return amended_by(chapter, ordered_steps(text))


def ordered_steps(text: str) -> tuple[OrderedStep, ...]:
    """The instructions of the outline ``text`` in their order.

    Errors: EngrossError where lead-ins nest deeper than any law's.
    """
    ordered: list[OrderedStep] = []
    for step in instruction_steps(text):
        try:
            ordered.append(OrderedStep(step.words, read_instruction(step.chain, step.words)))
        except RefusedInstruction as why:
            ordered.append(OrderedStep(step.words, (), _refusal(step.words, why)))
    return tuple(ordered)


def amended_by(chapter: Chapter, steps: Sequence[OrderedStep]) -> AppliedInstructions:
    """``chapter`` with the modifications of ``steps``, as of ``amended_chapter``."""
    root = chapter.root
    applied: list[str] = []
    refused: list[str] = []
    placed: list[tuple[TextualMod, str]] = []
    quoted = False
    for step in steps:
        if step.refused:
            refused.append(step.refused)
            continue
        try:
            made, made_of = root, []
            for mod in [one for ordered in step.mods for one in _each_section(root, ordered)]:
                made_of.append((mod, eid_of(made, mod)))
                made = _applied(chapter, made, mod)
        except RefusedInstruction as why:
            refused.append(_refusal(step.words, why))
            continue
        root = made
        quoted = quoted or any(mod.matter for mod in step.mods)
        placed += made_of
        applied += [_told(mod) for mod, _ in made_of]
    return AppliedInstructions(replace(chapter, root=root), tuple(applied), tuple(refused), quoted, tuple(placed))


def _told(mod: TextualMod) -> str:
    """What was done, and where: ``section 68-5(A): substitution``."""
    if mod.kind == "insertion" and mod.matter and mod.matter[0].level == "section":
        return f"section {', '.join(section.number for section in mod.matter)}: insertion"
    return f"{mod.place}: {mod.kind}"


def _refusal(words: str, why: RefusedInstruction) -> str:
    return f'"{words.splitlines()[0][:60]}" is refused: {why}'


def _each_section(root: Provision, mod: TextualMod) -> tuple[TextualMod, ...]:
    """``mod`` of each section, where it is of all from one to another.

    Errors: RefusedInstruction where the first or the last is not there.
    """
    first, last = mod.place.section, mod.place.last_section
    if not last:
        return (mod,)
    sections = section_paths(root)
    for number in (first, last):
        if number not in sections:
            raise RefusedInstruction(
                f"there is no section {number} in {root.label.rstrip('.:') or 'the text'}; correct the number"
            )
    return tuple(
        replace(mod, place=replace(mod.place, section=number, last_section=""))
        for number in sorted(sections, key=sections.__getitem__)
        if is_between(number, first, last)
    )


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
    if mod.kind == "renumbering" and not mod.place.steps and mod.number in section_paths(root):
        raise RefusedInstruction(f"the number {mod.number} is taken; redesignate what bears it first")
    return apply_mod(root, mod, path, levels_of(chapter.hierarchy))


def _refuse_other_chapter(root: Provision, mod: TextualMod) -> None:
    """Refuse the section of another chapter: its number may be that of one here. Errors: RefusedInstruction."""
    words = _QUOTED_ON.sub("", mod.source.partition("\n")[0])
    found = _OF_CHAPTER.search(words)
    if found and root.number and found[1].rstrip(".") != root.number:
        raise RefusedInstruction(
            f"chapter {found[1]} is meant, and this is {root.label.rstrip('.:') or 'another text'}; apply it there"
        )


def _section_of(root: Provision, mod: TextualMod) -> tuple[Path, TextualMod]:
    """Where the section of ``mod`` is; a letter after its number is a subsection's where no section has it: § 68-5A."""
    _refuse_other_chapter(root, mod)
    number = mod.place.section
    if mod.place.steps and mod.place.steps[0].unit == CHAPTER_UNIT:
        return (), _of_chapter(root, mod)
    if not number and mod.old and mod.occurrence.count == "every" and not mod.occurrence.expected:
        # "Throughout the Municipal Code": all of this chapter of it.
        return (), mod
    if not number:
        raise RefusedInstruction("no section is named; name it by its number")
    sections = section_paths(root)
    place = with_letter_apart(mod.place, sections)
    if place.section in sections:
        return sections[place.section], replace(mod, place=place)
    raise RefusedInstruction(
        f"there is no section {number} in {root.label.rstrip('.:') or 'the text'}; correct the number"
    )


def _of_chapter(root: Provision, mod: TextualMod) -> TextualMod:
    """``mod`` of the heading of the chapter ``root``. Errors: RefusedInstruction where it is of more, or of another."""
    number = mod.place.steps[0].number
    if mod.old and mod.occurrence.count == "every" and f"{root.number}.".startswith((f"{number}.", f"{number}-")):
        return replace(mod, place=ModPlace())
    if mod.old:
        raise RefusedInstruction(
            f"words of all of {number} are meant, and this is {root.label.rstrip('.:') or 'another text'}"
        )
    if mod.place.part != "heading":
        raise RefusedInstruction(f"all of chapter {number} is repealed; `engross repeal` drafts that as an ordinance")
    if number != root.number:
        raise RefusedInstruction(
            f"chapter {number} is meant, and this is {root.label.rstrip('.:') or 'another text'}; name it"
        )
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
