"""The hierarchy that a code has, from the units that hold one another in it and the numbers that they bear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from engross.importing.code.code_unit import CodeUnit
from engross.model.law.hierarchy import Hierarchy, HierarchyLevel, described
from engross.model.law.number import number_of, unit_word
from engross.model.law.provision import CONTAINERS, ITEM_LEVELS, ContainerLevel, Level, Provision

_ORDER: tuple[Level, ...] = get_args(ContainerLevel)
"""The order of Akoma Ntoso's list: what decides where a code leaves two levels open."""
_SPARE: tuple[Level, ...] = (
    "article",
    "part",
    "division",
    "subdivision",
    "subpart",
    "subchapter",
    "rule",
    "book",
    "tome",
)
"""What takes in units that have no level left, in this order."""
_ABBREVIATED: Mapping[str, Level] = {"art": "article", "ch": "chapter", "chap": "chapter", "div": "division"}
_SECTION_WORDS = frozenset({"Section", "Sections", "Sec", "Secs"})
"""The words before the number of a section that its sign stands for."""
_MOST_FORMS = 6
_MOST = 0.9
"""The share of sections whose number begins with their unit's from which it counts as part of it."""


def found_hierarchy(units: Iterable[CodeUnit]) -> Hierarchy:
    """The levels of a code with examples of their numbers; its unit is the chapter where at least half of the
    units at the top have chapters, else the level of most of these."""
    top = tuple(units)
    every = [unit for one in top for unit in one.units()]
    order = _ordered(top)
    unit = _unit_level(top, order)
    if unit not in order:
        order.append(unit)
    while not _all_have_room(top, order, unit):
        order.append(next(level for level in _SPARE if level not in order))
    levels = [_container(level, every) for level in order]
    sections = [section for one in top for section in one.sections()]
    numbers = _numbers(top, unit)
    section = described("section", "", tuple(_section_forms(numbers, sections)), _cited(sections))
    levels = [_with_unit_forms(level, unit, numbers) for level in levels]
    return Hierarchy((*levels, section, *_below(sections)), unit)


def level_of_word(word: str) -> Level | None:
    """The level of Akoma Ntoso that a publisher's word names; None for a word of its own (Appendix, Annex)."""
    plain = word.lower().rstrip(".")
    plain = _ABBREVIATED.get(plain, plain if plain in CONTAINERS else plain.rstrip(".s"))
    return plain if plain in CONTAINERS else None


def assigned_level(word: str, names: Sequence[Level], above: Level | None) -> Level | None:
    """The level of a unit called ``word`` that stands in one of level ``above`` (None: in none): its own where that
    is further in, else the next one in; None where there is none. ``names``: the levels above the section."""
    least = names.index(above) + 1 if above is not None else 0
    named = level_of_word(word)
    if named in names and names.index(named) >= least:
        return named
    return next(iter(names[least:]), None) if above is not None else None


def placed_level(unit: CodeUnit, names: Sequence[Level], above: Level | None, filed: Level) -> Level | None:
    """The level of a unit that stands in one of level ``above`` (None: in none); None where there is no room for it.

    ``names``: the levels above the section; ``filed``: the level whose units have a file each. A unit of another name
    (Appendix) that holds units, none of them one that has a file, is kept whole in a file of its own.
    """
    level = assigned_level(unit.word, names, above) or (filed if above is None else None)
    if level is None or level == level_of_word(unit.word) or holds_filed(unit, filed):
        return level
    return filed if is_parted(unit, names, level, filed) else level


def holds_filed(unit: CodeUnit, filed: Level) -> bool:
    """Whether a unit holds one that is called by the level whose units have a file each."""
    return any(level_of_word(inner.word) == filed for inner in unit.units() if inner is not unit)


def is_parted(unit: CodeUnit, names: Sequence[Level], level: Level, filed: Level) -> bool:
    """Whether a unit at ``level``, above that of the files, holds units that are at the level of the files or above."""
    files = names.index(filed)
    if names.index(level) >= files:
        return False
    inner = (assigned_level(part.word, names, level) for part in unit.parts if isinstance(part, CodeUnit))
    return any(each is not None and names.index(each) <= files for each in inner)


def _all_have_room(top: tuple[CodeUnit, ...], names: Sequence[Level], filed: Level) -> bool:
    """Whether each unit has a level below that of the unit it stands in."""

    def fits(unit: CodeUnit, above: Level | None) -> bool:
        level = placed_level(unit, names, above, filed)
        inside = (part for part in unit.parts if isinstance(part, CodeUnit))
        return level is not None and all(fits(part, level) for part in inside)

    return all(fits(unit, None) for unit in top)


def _ordered(top: tuple[CodeUnit, ...]) -> list[Level]:
    """The levels that hold sections, outermost first. Of two that hold each other, the one that holds more often is the
    outer."""
    holds: Counter[tuple[Level, Level]] = Counter()
    seen: dict[Level, None] = {}

    def visit(unit: CodeUnit, above: tuple[Level, ...]) -> None:
        level = level_of_word(unit.word)
        if level is not None:
            seen.setdefault(level)
            holds.update((outer, level) for outer in above if outer != level)
        inner = (*above, level) if level is not None else above
        for part in unit.parts:
            if isinstance(part, CodeUnit):
                visit(part, inner)

    for unit in top:
        visit(unit, ())
    left = sorted(seen, key=_ORDER.index)
    found: list[Level] = []
    while left:
        outermost = min(
            left,
            key=lambda level: (
                sum(max(holds[other, level] - holds[level, other], 0) for other in left),
                _ORDER.index(level),
            ),
        )
        found.append(outermost)
        left.remove(outermost)
    return found


def _unit_level(top: tuple[CodeUnit, ...], order: list[Level]) -> Level:
    """The chapter where at least half of the units at the top that hold sections have chapters, else the level of most
    of these units."""
    filled = [unit for unit in top if any(unit.sections())]
    words = Counter(level for unit in filled or top if (level := level_of_word(unit.word)) is not None)
    usual = next((level for level, _ in words.most_common(1)), None)
    tops = [unit for unit in filled if usual is None or level_of_word(unit.word) == usual]
    holding = sum(1 for unit in tops if any(_outermost(unit, "chapter")))
    return "chapter" if usual is None or ("chapter" in order and holding * 2 >= len(tops)) else usual


def _outermost(unit: CodeUnit, level: Level) -> Iterator[CodeUnit]:
    if level_of_word(unit.word) == level:
        yield unit
        return
    for part in unit.parts:
        if isinstance(part, CodeUnit):
            yield from _outermost(part, level)


def _container(level: Level, units: list[CodeUnit]) -> HierarchyLevel:
    own = [unit for unit in units if level_of_word(unit.word) == level]
    words = Counter(unit.word.rstrip(".").capitalize() for unit in own)
    word = next((word for word, _ in words.most_common(1)), "")
    return described(level, "" if word.lower() == level else word, tuple(_forms(number_of(unit.label) for unit in own)))


def _numbers(top: tuple[CodeUnit, ...], unit: Level) -> list[tuple[str, str]]:
    """The number of each section with that of the unit that it stands in."""
    return [
        (number_of(one.label), section.number)
        for outer in top
        for one in _outermost(outer, unit)
        for section in one.sections()
        if section.number
    ]


def _belongs(unit: str, section: str) -> bool:
    return bool(unit) and section.startswith(unit) and not section[len(unit) : len(unit) + 1].isalnum()


def _carried(numbers: list[tuple[str, str]]) -> bool:
    """Whether the number of a section begins with its unit's."""
    belonging = sum(_belongs(unit, section) for unit, section in numbers)
    return bool(numbers) and belonging >= _MOST * len(numbers)


def _cited(sections: list[Provision]) -> str:
    """How sections are cited whose labels have a word of their own: ``Article {}``, ``Rule {}``; else empty."""
    words = Counter(unit_word(section.label).capitalize() for section in sections if section.number)
    word, count = next(iter(words.most_common(1)), ("", 0))
    return f"{word} {{}}" if word and word not in _SECTION_WORDS and count * 2 > words.total() else ""


def _section_forms(numbers: list[tuple[str, str]], sections: list[Provision]) -> list[str]:
    if _carried(numbers):
        return _forms(section for unit, section in numbers if _belongs(unit, section))
    return _forms(section.number for section in sections)


def _with_unit_forms(level: HierarchyLevel, unit: Level, numbers: list[tuple[str, str]]) -> HierarchyLevel:
    """The unit with examples that the sections' examples begin with; or do not, where a section's number says nothing
    of its unit."""
    if level.level != unit:
        return level
    if _carried(numbers):
        examples = _section_forms(numbers, [])
        forms = [next(u for u, s in numbers if s == example) for example in examples]
    else:
        examples = _forms(section for _, section in numbers)
        own = [unit for unit, _ in numbers if not any(_belongs(unit, example) for example in examples)]
        forms = _forms(own)[:1]
    return HierarchyLevel(level.level, level.word, tuple(dict.fromkeys(forms)) or level.numbered, level.cited)


def _below(sections: list[Provision]) -> list[HierarchyLevel]:
    """The levels in sections as deep as any goes, each with its most common label that no outer level has."""
    labels: dict[Level, Counter[str]] = {level: Counter() for level in ITEM_LEVELS}
    firsts: dict[str, str] = {}
    for section in sections:
        for provision in section.walk():
            if provision.level in labels and provision.label:
                form = _shape(provision.label)
                labels[provision.level][form] += 1
                firsts.setdefault(form, _example(provision.label))
    found, taken = [], set[str]()
    deepest = max((ITEM_LEVELS.index(level) for level, forms in labels.items() if forms), default=-1)
    for level in ITEM_LEVELS[: deepest + 1]:
        examples = [firsts[form] for form, _ in labels[level].most_common() if number_of(firsts[form])]
        free = [example for example in examples if example not in taken]
        numbered = (free or examples)[:1]
        taken.update(numbered)
        found.append(described(level, "", tuple(numbered)))
    return found


def _forms(numbers: Iterable[str]) -> list[str]:
    """An example of each form of number, the most common form first."""
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for number in numbers:
        if number and " to " not in number:
            form = _shape(number)
            counts[form] += 1
            examples[form] = number
    return [examples[form] for form, _ in counts.most_common(_MOST_FORMS)]


def _shape(words: str) -> str:
    """The form of a number: figures as 0, letters as a or A, the signs between them as they are."""
    shape = re.sub(r"[0-9]+", "0", words)
    shape = re.sub(r"[a-z]+", "a", shape)
    return re.sub(r"[A-Z]+", "A", shape)


def _example(label: str) -> str:
    """A label of the same form that begins a series: ``(c)`` → ``(a)``, ``12.`` → ``1.``."""
    shown = re.sub(r"[0-9]+", "1", label, count=1)
    shown = re.sub(r"[a-z]+", "a", shown, count=1)
    return re.sub(r"[A-Z]+", "A", shown, count=1)
