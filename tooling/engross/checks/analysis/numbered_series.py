"""Series of numbered siblings whose numbers do not simply follow one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from engross.checks.analysis.counted_sections import sections_counted_together
from engross.checks.analysis.label_forms import LabelForm, label_forms, ordinal
from engross.model.law.chapter import Chapter
from engross.model.law.number import range_of, unit_word
from engross.model.law.provision import CONTAINERS, ITEM_LEVELS, Level, Provision
from engross.patterns import compile_on_use
from engross.values import dataclass

_ORDER = {level: at for at, level in enumerate((*sorted(CONTAINERS), *sorted(ITEM_LEVELS)))}
_COUNTED = frozenset(_ORDER)
_INSERTED = compile_on_use(r"(?P<figure>\d+)(?:[-.]?[A-Za-z]|[-.]\d+)|(?P<letter>[A-Za-z]{1,3})[-.]?\d+")
"""A number that was inserted behind another: 2A and 2.1 behind 2, e-1 behind e."""
_ATTACHED = frozenset({"table", "tables", "figure", "figures"})
_FIRST = frozenset("1aAiI")
"""The numbers with which a list of items may begin."""


@dataclass(frozen=True, slots=True)
class NumberedSeries:
    """Numbered provisions that are counted together; of each, the form of its label, where its number stands in its
    series, and where the last number does of a label that stands for several (None: nowhere)."""

    provisions: tuple[Provision, ...]
    forms: tuple[LabelForm, ...]
    ordinals: tuple[int | None, ...]
    ends: tuple[int | None, ...]


def irregular_series(chapter: Chapter, parents: Sequence[Provision]) -> Iterator[NumberedSeries]:
    """The sections through ``chapter``, then the siblings of each level under each of its ``parents``, without the
    runs that go one, two, three in one form, in which there is nothing to find."""
    if not chapter.excerpt:
        for counted in sections_counted_together(parents):
            yield from _uneven(counted)
    for parent in parents:
        levels = {child.level for child in parent.children} & _COUNTED
        for level in sorted(levels, key=_ORDER.__getitem__) if len(levels) > 1 else levels:
            siblings = [child for child in parent.children if child.level == level and child.number]
            for alike in of_one_word(siblings) if level in CONTAINERS else (siblings,):
                yield from _of_siblings(alike, parent)


def of_one_word(units: Sequence[Provision]) -> list[list[Provision]]:
    """Units by the word before their number: an appendix is not counted with chapters. Those whose label has none, or a
    shortened one, are with the most; a table or figure has the number of the section that it belongs to, and is in
    no series."""
    words = [unit_word(unit.label).lower() for unit in units]
    usual = next((word for word, _ in Counter(filter(None, words)).most_common(1)), "")
    found: dict[str, list[Provision]] = {}
    for unit, word in zip(units, words, strict=True):
        found.setdefault(word or usual, []).append(unit)
    return [alike for word, alike in found.items() if word not in _ATTACHED]


def _of_siblings(siblings: list[Provision], parent: Provision) -> Iterator[NumberedSeries]:
    """The series among the siblings of one level. A list that begins again with its first number, behind text or
    followed by the second, is a list of its own."""
    whole = [*_uneven(siblings)]
    if whole and whole[0].provisions[0].level in ITEM_LEVELS:
        siblings = _without_inserted(siblings)
        whole = [*_uneven(siblings)]
    if not whole or whole[0].provisions[0].level not in ITEM_LEVELS:
        yield from whole
        return
    after_text = {id(child) for before, child in pairwise(parent.children) if before.level == "text"}
    ordinals, forms = whole[0].ordinals, whole[0].forms
    cuts = [0, len(siblings)]
    for at in range(1, len(siblings)):
        goes_on = at + 1 < len(siblings) and ordinals[at + 1] == 2 and forms[at + 1] == forms[at]
        if ordinals[at] == 1 and forms[at].kind == forms[0].kind and (goes_on or id(siblings[at]) in after_text):
            cuts.insert(-1, at)
    for start, end in pairwise(cuts):
        yield from _uneven(siblings[start:end])


def _without_inserted(siblings: list[Provision]) -> list[Provision]:
    """The siblings without those that were inserted behind another and have a number of their own."""
    numbers = Counter(sibling.number for sibling in siblings)
    kept, before = list[Provision](), set[str]()
    for sibling in siblings:
        found = _INSERTED.fullmatch(sibling.number)
        behind = found is not None and (found["figure"] or found["letter"]) in before
        if not behind or numbers[sibling.number] > 1:
            kept.append(sibling)
        before.add(sibling.number)
    return kept


def lists_of(parent: Provision) -> Iterator[list[Provision]]:
    """The lists of items under ``parent``, which the text between its children parts, and a number that begins again;
    definitions are no items."""
    held: list[Provision] = []
    between = True
    for item in parent.children:
        if item.level == "text":
            if not between:
                yield held
            held, between = [], True
            continue
        between = False
        if held and item.number in _FIRST and _begins_again(held[-1], item):
            yield held
            held = []
        if item.level != "definition":
            held.append(item)
    if not between:
        yield held


def _begins_again(before: Provision, item: Provision) -> bool:
    """Whether an item that may be the first of a list, by its number, is that behind one of the same level."""
    roman = item.number in ("i", "I")
    return before.level == item.level and bool(before.number) and not (roman and before.number in ("h", "H"))


def _uneven(siblings: list[Provision]) -> Iterator[NumberedSeries]:
    if siblings:
        labels = tuple((provision.label, provision.number) for provision in siblings)
        forms, ordinals, ends, even = _counted(siblings[0].level, labels)
        if not even:
            yield NumberedSeries(tuple(siblings), forms, ordinals, ends)


@lru_cache(maxsize=4096)
def _counted(
    level: Level, labels: tuple[tuple[str, str], ...]
) -> tuple[tuple[LabelForm, ...], tuple[int | None, ...], tuple[int | None, ...], bool]:
    several = [range_of(label) for label, _ in labels]
    firsts = tuple(
        (label, ends.first if ends else number) for (label, number), ends in zip(labels, several, strict=True)
    )
    lasts = [ends.last if ends else number for (_, number), ends in zip(labels, several, strict=True)]
    forms = label_forms(level, firsts)
    ordinals = tuple(ordinal(number, form) for (_, number), form in zip(firsts, forms, strict=True))
    ends = tuple(ordinal(number, form) for number, form in zip(lasts, forms, strict=True))
    one_form = forms.count(forms[0]) == len(forms)
    rising = all(
        before is not None and after == before + 1 for before, after in zip(ends[:-1], ordinals[1:], strict=True)
    )
    begun = ordinals[0] is not None and (ordinals[0] <= 1 or level not in ITEM_LEVELS)
    return forms, ordinals, ends, one_form and rising and begun
