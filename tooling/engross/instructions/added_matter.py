"""Provisions that an instruction adds, each put among the others by its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.definitions import (
    with_definitions,
)
from engross.instructions.numbering import fits, order_key, refuse_doubled_letter, series_of
from engross.instructions.tree import (
    Path,
    at,
    find,
    home_of,
    in_order,
    next_level,
    number_shown,
    numbers_below,
    relevelled,
)
from engross.model.law.provision import CONTAINERS, Level, Provision
from engross.model.law.textual_mod import TextualMod
from engross.patterns import compile_on_use

_PLACEHOLDER = compile_on_use(r"\[?reserved\.?\]?\.?", re.IGNORECASE)


def with_matter_added(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    """``root`` with the provisions that ``mod`` quotes, each placed by its number.

    Errors: RefusedInstruction where a number is taken or lacks, or puts a provision elsewhere than ``mod`` says.
    """
    if mod.matter[0].level in ("section", *CONTAINERS):
        return _new_section(root, mod)
    if mod.matter[0].level == "definition" and root != Provision("section"):
        return with_definitions(root, mod, section, levels)
    if root == Provision("section"):
        # There is no text yet: what is added is all of it.
        return replace(root, children=mod.matter)
    for provision in mod.matter:
        if not provision.label:
            raise RefusedInstruction("what is added has no number; quote it with the number that it is to have")
    path = _list_named(root, find(root, mod.place, section, holds=True), mod.matter[0].number, section)
    for provision in mod.matter:
        home = home_of(root, path, provision.number)
        root = with_provision_placed(root, home, provision, levels)
        _refuse_other_place(at(root, home), provision.number, mod)
    return root


def _refuse_other_place(parent: Provision, number: str, mod: TextualMod) -> None:
    """Refuse a provision that its number puts elsewhere than the instruction says: at the end, or after another."""
    numbers = [number_shown(child.label) for child in parent.children]
    index = numbers.index(number)
    first = number == mod.matter[0].number
    if mod.occurrence.count == "end" and index != len(numbers) - 1:
        raise RefusedInstruction(
            f"({number}) is to be added at the end, and by its number stands before ({numbers[index + 1]}); say which"
        )
    if mod.occurrence.count == "after" and first and numbers[max(index - 1, 0)] != mod.occurrence.anchor:
        raise RefusedInstruction(
            f"({number}) is to be added after ({mod.occurrence.anchor}), and by its number stands elsewhere; say which"
        )


def _list_named(root: Provision, path: Path, number: str, section: Path) -> Path:
    """The provision whose list is meant by ``path``: that above it, where an instruction names one of the list to which
    ``number`` is added. "Section 5(b)(2) … a new paragraph (4)" stands beside (2), if (2) has nothing below it."""
    provision = at(root, path)
    if path == section or numbers_below(provision):
        return path
    beside = numbers_below(at(root, path[:-1]))
    return path[:-1] if number.isdigit() and number_shown(provision.label).isdigit() and number not in beside else path


def _new_section(root: Provision, mod: TextualMod) -> Provision:
    if root != Provision("section"):
        raise RefusedInstruction(
            "a whole section is added; apply the instruction to the chapter that it is to stand in"
        )
    sections = [one for quoted in mod.matter for one in (quoted.children if quoted.level in CONTAINERS else (quoted,))]
    if len(sections) != 1:
        raise RefusedInstruction(f"{len(sections)} sections are added; apply the instruction to their chapter")
    return sections[0]


def with_provision_placed(root: Provision, path: Path, provision: Provision, levels: Sequence[Level]) -> Provision:
    """``root`` with ``provision`` among the children at ``path``, by its number."""
    parent = at(root, path)
    labelled = [child for child in parent.children if child.label]
    level = labelled[0].level if labelled else next_level(parent.level, levels)
    if level not in levels:
        raise RefusedInstruction(f"({provision.number}) is added among provisions of the level {level}; add it by hand")
    refuse_doubled_letter(provision.number, numbers_below(parent))
    new = relevelled(provision, level, levels)
    numbers = [number_shown(child.label) for child in parent.children]
    if provision.number in numbers:
        index = numbers.index(provision.number)
        if not holds_no_law(parent.children[index]):
            raise RefusedInstruction(f"the number ({provision.number}) is taken; redesignate what bears it first")
        return in_order(root, path, [*parent.children[:index], new, *parent.children[index + 1 :]])
    series = series_of(numbers_below(parent) or [provision.number])
    key = order_key(provision.number, series)
    index = next(
        (i for i, number in enumerate(numbers) if number and order_key(number, series) > key), len(parent.children)
    )
    if not all(fits(number, series) for number in numbers[max(index - 1, 0) : index + 1] if number):
        raise RefusedInstruction(
            f"({provision.number}) would stand beside provisions of {parent.label or 'the section'} that are numbered "
            "otherwise; add it by hand"
        )
    return in_order(root, path, [*parent.children[:index], new, *parent.children[index:]])


def holds_no_law(provision: Provision) -> bool:
    """Whether ``provision`` is a number kept free: "[Reserved]". One of a law that was repealed or waits for its funds
    is taken: codes keep it, and number what is new by hand."""
    words = " ".join(text.plain for text in provision.texts())
    return not provision.children and (not words or _PLACEHOLDER.fullmatch(words) is not None)
