"""Series of numbered siblings whose numbers do not simply follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from engross.checks.analysis.label_forms import LabelForm, label_forms, ordinal
from engross.model.law.chapter import Chapter
from engross.model.law.provision import CONTAINERS, Level, Provision

LIST_LEVELS: frozenset[Level] = frozenset(
    {"subsection", "paragraph", "subparagraph", "clause", "subclause", "indent", "subrule"}
)
"""The levels below the section, which are counted anew in each list."""

_BEFORE_LAST = re.compile(r"[-.:\u2011]?(?<![0-9A-Za-z])[0-9A-Za-z]++$")
_BLANK = re.compile(r"[_▁]{2,}|\b(?:XX|xx)\b|\bX{2,}-|[\[(]\s*[\])]|(?<!#)#+\s*$|\?")
_COUNTED: tuple[Level, ...] = (*sorted(CONTAINERS), *sorted(LIST_LEVELS))


@dataclass(frozen=True, slots=True)
class NumberedSeries:
    """Numbered provisions that are counted together; of each, the form of its label and where its number stands in
    its series (None: nowhere). ``anew``: by index, those right after text between two lists that begin with the first
    number again."""

    provisions: tuple[Provision, ...]
    forms: tuple[LabelForm, ...]
    ordinals: tuple[int | None, ...]
    anew: frozenset[int] = frozenset()


def irregular_series(chapter: Chapter, parents: Iterable[Provision]) -> Iterator[NumberedSeries]:
    """The sections through ``chapter``, then the siblings of each level under each of its ``parents``, without the
    runs that go one, two, three in one form, in which there is nothing to find."""
    sections = [one for one in chapter.sections() if one.number and not is_placeholder(one.label)]
    if not chapter.excerpt:
        for counted in _counted_together(chapter, sections):
            yield from _uneven(counted)
    for parent in parents:
        levels = {child.level for child in parent.children}
        for level in _COUNTED:
            if level in levels:
                siblings = [child for child in parent.children if child.level == level and child.number]
                yield from _uneven(siblings, _after_text(parent) if "text" in levels else frozenset())


def _counted_together(chapter: Chapter, sections: list[Provision]) -> list[list[Provision]]:
    """The sections of ``chapter`` in the runs that are counted together: all of them, or those of each article where
    the numbers of each begin with another number (§ 6-1 to § 6-3, then § 7-1)."""
    counted = {id(section) for section in sections}
    by_parent = [
        [child for child in parent.children if id(child) in counted]
        for parent in chapter.walk()
        if parent.level in CONTAINERS
    ]
    held = [group for group in by_parent if group]
    begins = [{_BEFORE_LAST.sub("", one.number) for one in group} for group in held]
    apart = all(len(begin) == 1 for begin in begins) and len(set().union(*begins)) == len(held) > 1
    return held if apart else [sections]


def lists_of(parent: Provision) -> Iterator[list[Provision]]:
    """The lists of items under ``parent``, which the text between its children parts; definitions are no items."""
    for between, items in groupby(parent.children, lambda child: child.level == "text"):
        if not between:
            yield [item for item in items if item.level != "definition"]


@lru_cache(maxsize=4096)
def is_placeholder(label: str) -> bool:
    """Whether the number in a label is still to be given: ``§ ____``, ``§ XX-1``."""
    return bool(_BLANK.search(label))


def _after_text(parent: Provision) -> frozenset[int]:
    """The children that stand right after text, by id()."""
    return frozenset(id(child) for before, child in pairwise(parent.children) if before.level == "text")


def _uneven(siblings: list[Provision], after_text: frozenset[int] = frozenset()) -> Iterator[NumberedSeries]:
    if not siblings:
        return
    level = siblings[0].level
    labels = tuple((provision.label, provision.number) for provision in siblings)
    forms, ordinals, even = _counted(level, labels)
    if not even:
        anew = frozenset(at for at, one in enumerate(siblings) if ordinals[at] == 1 and id(one) in after_text)
        yield NumberedSeries(tuple(siblings), forms, ordinals, anew)


@lru_cache(maxsize=4096)
def _counted(
    level: Level, labels: tuple[tuple[str, str], ...]
) -> tuple[tuple[LabelForm, ...], tuple[int | None, ...], bool]:
    forms = label_forms(level, labels)
    ordinals = tuple(ordinal(number, form) for (_, number), form in zip(labels, forms, strict=True))
    one_form = forms.count(forms[0]) == len(forms)
    rising = all(one is not None and other == one + 1 for one, other in pairwise(ordinals))
    begun = ordinals[0] is not None and (ordinals[0] <= 1 or level not in LIST_LEVELS)
    return forms, ordinals, one_form and rising and begun
