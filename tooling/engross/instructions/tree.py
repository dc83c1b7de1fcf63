"""Provisions found and replaced in a tree by their place: the index of a child at each level down from the root."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.numbering import fits, series_of
from engross.model.law.arrangement import arranged
from engross.model.law.definition_words import definition_of
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.number import number_of
from engross.model.law.provision import Level, Provision
from engross.model.law.text import Text
from engross.model.law.textual_mod import DEFINITION_UNIT, ModPlace, ModStep

Path = tuple[int, ...]

LEVELS: tuple[Level, ...] = ("section", "subsection", "paragraph", "subparagraph", "clause", "subclause")
"""The levels from the section down of a text that declares none."""


def at(root: Provision, path: Path) -> Provision:
    """The provision at ``path``."""
    for index in path:
        root = root.children[index]
    return root


def with_provision(root: Provision, path: Path, *new: Provision) -> Provision:
    """``root`` with ``new`` in the place of the provision at ``path``; none of them takes it out."""
    if not path:
        return new[0]
    index, below = path[0], path[1:]
    made = new if not below else (with_provision(root.children[index], below, *new),)
    return replace(root, children=root.children[:index] + made + root.children[index + 1 :])


def find(root: Provision, place: ModPlace, section: Path = (), *, holds: bool = False) -> Path:
    """Where ``place`` is in the section at ``section``; ``holds``: it is named for what is to stand below it.

    Errors: RefusedInstruction where it is not, or is twice.
    """
    paths = possible_paths(root, place, section, holds=holds)
    if len(paths) > 1:
        raise RefusedInstruction(f'there are {len(paths)} provisions "{_numbers(place)}"; say which of them is meant')
    return paths[0]


def possible_paths(root: Provision, place: ModPlace, section: Path = (), *, holds: bool = False) -> tuple[Path, ...]:
    """Every provision that ``place`` may be; more than one where a number is borne twice. ``holds`` as of ``find``.

    Errors: RefusedInstruction where there is none.
    """
    paths: tuple[Path, ...] = (section,)
    for depth, step in enumerate(place.steps):
        last = depth == len(place.steps) - 1 and not holds
        reached = tuple(path + inner for path in paths for inner in _children(at(root, path), step, last))
        if not reached:
            label = at(root, paths[0]).label or "the text"
            if step.unit == DEFINITION_UNIT:
                raise RefusedInstruction(f'there is no definition of "{step.number}" in {label}; correct the term')
            numbers = "".join(f"({one.number})" for one in place.steps[: depth + 1])
            raise RefusedInstruction(f'there is no provision "{numbers}" in {label}; correct the number')
        paths = reached
    return paths


def _children(parent: Provision, step: ModStep, last: bool) -> list[Path]:
    if step.unit == DEFINITION_UNIT:
        return _definitions(parent, step.number.casefold())
    found = [index for index, child in enumerate(parent.children) if number_shown(child.label) == step.number]
    if step.ordinal and len(found) >= step.ordinal:
        return [(found[step.ordinal - 1],)]
    if found:
        return [(index,) for index in found]
    if step.of_act and not (last and parent.children):
        # The act's subsection is the code's section.
        return [()]
    return _level_left_out(parent, step)


def _definitions(parent: Provision, term: str) -> list[Path]:
    """Where below ``parent`` the term is defined; ``term`` in small letters."""
    paths: list[Path] = []
    for index, child in enumerate(parent.children):
        if any(one.casefold() == term for one in terms_of(child)):
            paths.append((index,))
        paths.extend((index, *path) for path in _definitions(child, term))
    return paths


def terms_of(provision: Provision) -> tuple[str, ...]:
    """The terms that ``provision`` defines: those that are marked, else those that its first words name as a definition
    does ("TERM — words", "Term" means …)."""
    if provision.terms or not provision.body or not isinstance(provision.body[0], Text):
        return provision.terms
    text = definition_of(replace(provision.body[0], tags=()), among_definitions=True)
    return tuple(text.plain[tag.start : tag.end] for tag in text.tags) if text else ()


def _numbers(place: ModPlace) -> str:
    return "".join(f"({step.number})" for step in place.steps)


def _level_left_out(parent: Provision, step: ModStep) -> list[Path]:
    """Where ``step`` is one level further down, if its number cannot be of the list at hand: paragraph (2) of a
    section whose paragraphs all stand under (a)."""
    if not parent.children or fits(step.number, series_of(numbers_below(parent))):
        return []
    return [
        (index, inner)
        for index, child in enumerate(parent.children)
        for inner, grandchild in enumerate(child.children)
        if number_shown(grandchild.label) == step.number
    ]


def number_shown(label: str) -> str:
    """The number that a label shows, in the editor's brackets too: ``[(c-2)]`` is c-2."""
    return number_of(label[1:-1] if label.startswith("[(") and label.endswith(")]") else label)


def numbers_below(parent: Provision) -> list[str]:
    """The numbers of the labelled children of ``parent``."""
    return [number_shown(child.label) for child in parent.children if child.label]


def home_of(root: Provision, path: Path, number: str) -> Path:
    """The provision whose list ``number`` belongs to: that at ``path``, or the only one right below it whose list is
    numbered so, where the list at ``path`` is numbered otherwise. Errors: RefusedInstruction where none or several."""
    parent = at(root, path)
    series = series_of(numbers_below(parent))
    if fits(number, series):
        return path
    deeper = [
        (*path, index)
        for index, child in enumerate(parent.children)
        if (numbers := numbers_below(child)) and fits(number, series_of(numbers))
    ]
    if len(deeper) == 1:
        return deeper[0]
    raise RefusedInstruction(
        f"({number}) fits no list of {parent.label or 'the section'}; say below which provision it stands"
    )


def designated(provision: Provision, number: str, levels: Sequence[Level]) -> Provision:
    """``provision`` with all its text in one provision below it, of that number."""
    inner = Provision(provision.level, f"({number})", None, provision.body, provision.children, provision.flush)
    below = relevelled(inner, next_level(provision.level, levels), levels)
    return replace(provision, body=(), children=(below,), flush=())


def relevelled(provision: Provision, level: Level, levels: Sequence[Level]) -> Provision:
    """``provision`` as one of ``level``, what is below it of the levels that follow in ``levels``."""
    if provision.level in ("text", "definition", "point"):
        return provision
    after = next_level(level, levels)
    children = tuple(relevelled(child, after, levels) for child in provision.children)
    return replace(provision, level=level, children=children)


def next_level(level: Level, levels: Sequence[Level]) -> Level:
    """The level below ``level``; the innermost is its own."""
    index = levels.index(level) if level in levels else 0
    return levels[min(index + 1, len(levels) - 1)]


def levels_of(hierarchy: Hierarchy) -> tuple[Level, ...]:
    """The levels from the section down."""
    return ("section", *hierarchy.below_section)


def in_order(root: Provision, path: Path, children: Sequence[Provision]) -> Provision:
    """``root`` with other children at ``path``, text among them put where the model has it."""
    parent = at(root, path)
    return with_provision(root, path, arranged(replace(parent, children=tuple(children))))
