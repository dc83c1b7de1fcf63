"""Provisions, and the parts of them, that an instruction restates whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.applied_words import with_sentence
from engross.instructions.definitions import (
    names_definition,
    restated_definition,
)
from engross.instructions.marked_matter import same_words
from engross.instructions.tree import (
    Path,
    at,
    find,
    numbers_below,
    relevelled,
    with_provision,
)
from engross.model.law.provision import Level, Provision
from engross.model.law.text import LINE_BREAK, Text
from engross.model.law.textual_mod import TextualMod
from engross.patterns import compile_on_use

FIRST_NUMBERS = ("a", "1", "A")
"""The number with which the provisions below a section begin."""

_CODE_NUMBER = compile_on_use(r"\d+[.\-:]\d")
"""A number of the code, not of an act: chapter and section."""


def restated(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    """``root`` with what ``mod`` quotes in place of the provision, heading, lead-in, sentence or section that it names.

    Errors: RefusedInstruction where what is quoted is not what is restated.
    """
    matter = mod.matter
    if mod.place.table:
        raise RefusedInstruction(f"{mod.place} is restated; strike and insert words in it, or restate its provision")
    if mod.was and not same_words((at(root, find(root, mod.place, section)),), mod.was):
        raise RefusedInstruction(f"{mod.place} does not read as the instruction marks what it was; compare both")
    if mod.place.part in ("heading", "lead-in"):
        return _part_replaced(root, mod, section)
    if mod.place.sentence:
        return with_sentence(root, mod, section, _line_quoted(mod))
    if names_definition(mod.place):
        return restated_definition(root, mod, section, levels)
    if not mod.place.steps:
        return _section_replaced(root, mod, section, levels)
    wanted = mod.place.steps[-1].number
    if len(matter) == 1 and matter[0].level == "text" and "\n" not in mod.source:
        return _words_restated(root, mod, find(root, mod.place, section))
    matter = _unwrapped(matter, [step.number for step in mod.place.steps])
    if not matter or matter[0].number != wanted or any(not provision.label for provision in matter):
        quoted = matter[0].number if matter else ""
        raise RefusedInstruction(f"({wanted}) is restated and ({quoted}) is quoted; make the numbers agree")
    path = find(root, mod.place, section)
    level = at(root, path).level
    parent = at(root, path[:-1])
    taken = set(numbers_below(parent)) & {provision.number for provision in matter[1:]}
    if taken:
        raise RefusedInstruction(f"({wanted}) is restated and ({min(taken)}) is quoted with it, which is there already")
    new = [relevelled(provision, level, levels) for provision in matter]
    new[0] = replace(new[0], wid=at(root, path).wid)
    return with_provision(root, path, *new)


def _words_restated(root: Provision, mod: TextualMod, path: Path) -> Provision:
    """``root`` with other words in a provision that has nothing but one paragraph, its label kept."""
    old, words = at(root, path), mod.matter[0].body
    if old.children or old.heading or old.flush or len(old.body) != 1 or len(words) != 1:
        raise RefusedInstruction(f"{mod.place} is restated, and a line without its number is quoted; quote that too")
    return with_provision(root, path, replace(old, body=words))


def _unwrapped(matter: tuple[Provision, ...], numbers: list[str]) -> tuple[Provision, ...]:
    """What is restated of what is quoted: the label of the provision above it, "(g)" before "(1)", is often quoted."""
    if len(matter) == 1 and len(numbers) > 1 and matter[0].number in numbers[:-1] and not matter[0].body:
        at_level = numbers.index(matter[0].number)
        return _unwrapped(matter[0].children, numbers[at_level + 1 :])
    return matter


def _section_replaced(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    old = at(root, section)
    new = mod.matter[0] if mod.matter else Provision("section")
    if new.number in FIRST_NUMBERS and all(provision.label for provision in mod.matter) and old.heading:
        # What is quoted begins with the first subsection: the heading is not restated.
        children = tuple(relevelled(provision, levels[1], levels) for provision in mod.matter)
        return with_provision(root, section, replace(old, body=(), children=children, flush=()))
    if len(mod.matter) != 1 or new.level != "section":
        raise RefusedInstruction("a section is restated, and no section is quoted; quote its number and heading too")
    named = new.number in mod.source.split("\n")[0]  # the act's own number, beside the code's
    if _CODE_NUMBER.match(new.number) and mod.place.section == old.number != new.number and not named:
        raise RefusedInstruction(
            f"section {old.number} is restated and section {new.number} is quoted; make the numbers agree"
        )
    kept = replace(new, label=old.label or new.label, cited=old.cited, wid=old.wid, eid=old.eid)
    return with_provision(root, section, kept)


def _part_replaced(root: Provision, mod: TextualMod, section: Path) -> Provision:
    path = find(root, mod.place, section)
    provision = at(root, path)
    quoted = mod.matter[0]
    words = quoted.heading or (quoted.body[0] if quoted.body and isinstance(quoted.body[0], Text) else None)
    if words is None or len(mod.matter) != 1 or quoted.children or len(quoted.body) > 1:
        raise RefusedInstruction(f"{mod.place} is restated, and other than one line is quoted; quote that line alone")
    if quoted.level != "section" and quoted.label and quoted.number != provision.number:
        raise RefusedInstruction(f"{mod.place} is restated, and ({quoted.number}) is quoted; make the numbers agree")
    if mod.place.part == "heading":
        if provision.heading is None:
            raise RefusedInstruction(f"{mod.place}: there is no heading; name the words that are meant")
        return with_provision(
            root, path, replace(provision, heading=Text(words.plain.removeprefix(f"§{LINE_BREAK}"), words.tags))
        )
    if len(provision.body) > 1:
        raise RefusedInstruction(f"{mod.place}: there are {len(provision.body)} paragraphs; strike and insert words")
    return with_provision(root, path, replace(provision, body=(words,)))


def _line_quoted(mod: TextualMod) -> str:
    """The words that are quoted for a sentence. Errors: RefusedInstruction where these are provisions."""
    quoted = mod.matter[0]
    if len(mod.matter) != 1 or quoted.label or quoted.heading or len(quoted.body) != 1:
        raise RefusedInstruction(
            f"a sentence of {mod.place} is restated, and more is quoted; quote that sentence alone"
        )
    return " ".join(text.plain for text in quoted.texts())
