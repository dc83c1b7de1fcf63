"""Definitions added to a section, restated and taken out of it: each is found by its term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.tree import Path, at, find, in_order, next_level, relevelled, terms_of, with_provision
from engross.model.law.provision import Level, Provision
from engross.model.law.textual_mod import DEFINITION_UNIT, ModPlace, ModStep, TextualMod


def with_definitions(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    """``root`` with the definitions that ``mod`` adds, each after the one that is named, or in alphabetical order.

    Errors: RefusedInstruction where a term is defined already, or the definitions there are in no alphabetical order.
    """
    after = mod.occurrence.anchor
    for definition in mod.matter:
        term = terms_of(definition)[0]
        path, index = _place(root, mod.place, section, term, after)
        new = _as_sibling(definition, at(root, path), levels)
        children = list(at(root, path).children)
        root = in_order(root, path, [*children[:index], new, *children[index:]])
        after = term if after else ""
    return root


def _place(root: Provision, place: ModPlace, section: Path, term: str, after: str) -> tuple[Path, int]:
    """Below what the definition of ``term`` is put, and before which child."""
    if after:
        beside = find(root, replace(place, steps=(*place.steps, ModStep(DEFINITION_UNIT, after))), section)
        return beside[:-1], beside[-1] + 1
    path = find(root, place, section, holds=True)
    children = at(root, path).children
    terms = [(index, terms_of(child)[0]) for index, child in enumerate(children) if child.level == "definition"]
    words = [known.casefold() for _, known in terms]
    if term.casefold() in words:
        raise RefusedInstruction(f'"{term}" is defined already; amend its definition')
    if not terms or words != sorted(words):
        raise RefusedInstruction(
            f'the definitions in {place} are in no alphabetical order; say after which that of "{term}" stands'
        )
    return path, next((index for index, known in terms if known.casefold() > term.casefold()), terms[-1][0] + 1)


def _as_sibling(definition: Provision, parent: Provision, levels: Sequence[Level]) -> Provision:
    """``definition`` with what is below it of the level that other definitions there have below them."""
    known = [
        grandchild.level for child in parent.children if child.level == "definition" for grandchild in child.children
    ]
    level = next((level for level in known if level in levels), next_level(parent.level, levels))
    return replace(definition, children=tuple(relevelled(child, level, levels) for child in definition.children))


def restated_definition(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    """``root`` with the definition that ``mod`` quotes in the place of the one that it names."""
    path = find(root, mod.place, section)
    if len(mod.matter) != 1 or mod.matter[0].level != "definition":
        raise RefusedInstruction(f"{mod.place} is restated, and other than one definition is quoted; quote that alone")
    old = at(root, path)
    if old.level != "definition":
        raise RefusedInstruction(f"{mod.place} is a provision with a number; restate it by its number")
    new = replace(_as_sibling(mod.matter[0], at(root, path[:-1]), levels), wid=old.wid)
    return with_provision(root, path, new)


def without_definition(root: Provision, mod: TextualMod, section: Path) -> Provision:
    """``root`` without the definition that ``mod`` repeals: no number of it stays."""
    path = find(root, mod.place, section)
    if at(root, path).level != "definition":
        raise RefusedInstruction(f"{mod.place} is a provision with a number; repeal it by its number")
    parent = at(root, path[:-1])
    return in_order(root, path[:-1], [child for index, child in enumerate(parent.children) if index != path[-1]])


def names_definition(place: ModPlace) -> bool:
    """Whether ``place`` is a definition."""
    return bool(place.steps) and place.steps[-1].unit == DEFINITION_UNIT
