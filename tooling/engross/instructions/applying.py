"""Applying textual modifications to a provision, each on the text that those before it made; or refusing them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.added_matter import holds_no_law, with_matter_added, with_provision_placed
from engross.instructions.applied_words import with_sentence, with_words_inserted, with_words_substituted
from engross.instructions.definitions import (
    names_definition,
    without_definition,
)
from engross.instructions.numbering import order_key, series_of
from engross.instructions.restatements import restated
from engross.instructions.table_notes import with_table_note_marked, without_table_note
from engross.instructions.tree import (
    LEVELS,
    Path,
    at,
    designated,
    find,
    in_order,
    number_shown,
    with_provision,
)
from engross.model.law.provision import Level, Provision
from engross.model.law.text import Text
from engross.model.law.textual_mod import TextualMod
from engross.patterns import compile_on_use

_STATUS_WORDS = compile_on_use(r"\[(?:repealed|reserved|not funded|expired|omitted)\.?\]\s*$", re.IGNORECASE)


def apply_mod(root: Provision, mod: TextualMod, section: Path = (), levels: Sequence[Level] = LEVELS) -> Provision:
    """``root`` with ``mod`` made in the section at ``section``.

    ``levels`` are the code's, from the section down. Errors: RefusedInstruction where it cannot be made without a
    guess.
    """
    return _VERBS[mod.kind](root, mod, section, levels)


def _repealed(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    if mod.old:
        return with_words_substituted(root, mod, section, levels)
    if mod.place.sentence:
        return with_sentence(root, mod, section, "")
    if names_definition(mod.place):
        return without_definition(root, mod, section)
    path = find(root, mod.place, section)
    if mod.place.table:
        if not mod.place.note:
            raise RefusedInstruction(f"{mod.place} is repealed as a whole; restate the provision without it")
        return without_table_note(root, path, mod.place)
    provision = at(root, path)
    if mod.place.part != "all":
        raise RefusedInstruction(f"only a part of {mod.place} is repealed; strike its words")
    if path == section:
        title = _STATUS_WORDS.sub("", provision.heading.plain if provision.heading else "").strip()
        heading = " ".join(filter(None, (title, "[Repealed.]")))
        gone = replace(provision, heading=Text(heading), body=(), children=(), flush=(), status="repealed")
    else:
        gone = replace(provision, heading=None, body=(Text("Repealed."),), children=(), flush=(), status="repealed")
    return with_provision(root, path, gone)


def _inserted(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    if mod.matter:
        return with_matter_added(root, mod, section, levels)
    return with_words_inserted(root, mod, section)


def _renumbered(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    path = find(root, mod.place, section)
    if mod.place.note:
        return with_table_note_marked(root, path, mod.place, mod.number)
    provision = at(root, path)
    if mod.place.part == "text":
        if any(number_shown(child.label) == mod.number for child in provision.children):
            raise RefusedInstruction(f"the number ({mod.number}) is taken in {mod.place}")
        return with_provision(root, path, designated(provision, mod.number, levels))
    if not path:
        raise RefusedInstruction("a whole section is redesignated; apply the instruction to its chapter")
    parent = at(root, path[:-1])
    taken = [i for i, child in enumerate(parent.children) if number_shown(child.label) == mod.number and i != path[-1]]
    if taken and not holds_no_law(parent.children[taken[0]]):
        raise RefusedInstruction(f"the number ({mod.number}) is taken; redesignate what bears it first")
    label = provision.label.replace(number_shown(provision.label), mod.number, 1)
    renumbered = replace(provision, label=label)
    others = [child for i, child in enumerate(parent.children) if i != path[-1] and i not in taken]
    if not (mod.place.steps and mod.place.steps[-1].ordinal):
        _refuse_disorder(parent, path[-1], mod.number)
    return (
        with_provision_placed(in_order(root, path[:-1], others), path[:-1], renumbered, levels)
        if taken
        else with_provision(root, path, renumbered)
    )


def _refuse_disorder(parent: Provision, index: int, number: str) -> None:
    """Refuse a number that would stand behind a higher one or before a lower: the provision is to be moved, or not."""
    numbers = [number_shown(child.label) for child in parent.children]
    series = series_of([one for one in numbers if one])
    key = order_key(number, series)
    before = [one for one in numbers[:index] if one and order_key(one, series) > key]
    after = [one for one in numbers[index + 1 :] if one and order_key(one, series) < key]
    if before or after:
        raise RefusedInstruction(
            f"({number}) would stand {'behind' if before else 'before'} ({(before or after)[0]}); repeal and add it, "
            "so that its place is said"
        )


def _unknown(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:  # noqa: ARG001
    raise RefusedInstruction(f"a {mod.kind} cannot be applied; write it as insertions and repeals")


_Verb = Callable[[Provision, TextualMod, Path, Sequence[Level]], Provision]
_VERBS: dict[str, _Verb] = {
    "substitution": with_words_substituted,
    "repeal": _repealed,
    "insertion": _inserted,
    "replacement": restated,
    "renumbering": _renumbered,
    "split": _unknown,
    "join": _unknown,
}
