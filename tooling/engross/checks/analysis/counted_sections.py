"""Which sections of a chapter are counted together, and which stand among those of another prefix."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from engross.model.law.number import range_of
from engross.model.law.provision import ITEM_LEVELS, Provision
from engross.patterns import compile_on_use

_BEFORE_LAST = compile_on_use(r"[-.:\u2011]?(?<![0-9A-Za-z])[0-9A-Za-z]++$")
_BLANK = compile_on_use(r"[_▁]{2,}|\b(?:XX|xx)\b|\bX{2,}-|[\[(]\s*[\])]|(?<!#)#+\s*$|\?")
_FIRST = compile_on_use(r"0*1?[A-Za-z]?")
_FIRST_OF_CHAPTER = compile_on_use(r"[A-Z]?\d{1,3}01")
"""The number of the first section of a chapter of a model code (101, 1001, B101), which a code may adopt several of."""
_FEWEST = 3
"""How many sections of one prefix it takes for another to be odd among them."""


@lru_cache(maxsize=4096)
def is_placeholder(label: str) -> bool:
    """Whether the number in a label is still to be given: ``§ ____``, ``§ XX-1``."""
    return bool(_BLANK.search(label))


def sections_counted_together(parents: Iterable[Provision]) -> list[list[Provision]]:
    """The numbered sections below ``parents`` in the runs that are counted together, each in reading order.

    Those of one prefix are, wherever they stand: 68-1, 68-2; those inserted behind 68-2 (68-2.1, 68-2.2) have a prefix
    of their own. Numbers without a prefix are counted through the chapter, and anew in an article that begins with 1
    and in a chapter of a model code, which begins with 101.
    """
    runs: defaultdict[str, list[Provision]] = defaultdict(list)
    for at, group in enumerate(_by_parent(parents)):
        for place, (section, prefix) in enumerate(group):
            key = prefix
            if not prefix:
                plain = [key for key in runs if key.startswith(" ")]
                first = _first_number(section)
                begins = place == 0 and (_FIRST.fullmatch(first) or _FIRST_OF_CHAPTER.fullmatch(first))
                key = f" {at}" if begins or not plain else plain[-1]
            runs[key].append(section)
    return list(runs.values())


def odd_sections(parents: Iterable[Provision]) -> Iterator[tuple[Provision, Provision]]:
    """The sections whose prefix no other section has, nor is the number of one, among at least three siblings of one
    other prefix; each with the first of those. One with the number 1, or 0, begins a series of its own."""
    groups = _by_parent(parents)
    prefixes = Counter(prefix for group in groups for _, prefix in group)
    if len(prefixes) == 1:
        return
    numbers = {section.number for group in groups for section, _ in group}
    for group in groups:
        usual, count = Counter(prefix for _, prefix in group).most_common(1)[0]
        like = next(section for section, prefix in group if prefix == usual)
        for section, own in group if count >= _FEWEST else ():
            begins = _FIRST.fullmatch(_first_number(section)[len(own) :].lstrip("-.:\u2011"))
            if own != usual and prefixes[own] == 1 and own not in numbers and not begins:
                yield section, like


def _by_parent(parents: Iterable[Provision]) -> list[list[tuple[Provision, str]]]:
    """The sections with a number, each with its prefix, together with their siblings."""
    groups = (
        [
            (one, _prefix(one))
            for one in parent.children
            if one.level == "section" and one.number and not is_placeholder(one.label)
        ]
        for parent in parents
        if parent.level != "section" and parent.level not in ITEM_LEVELS
    )
    return [group for group in groups if group]


def _prefix(section: Provision) -> str:
    """What stands before the last member of a section's number: ``68`` of ``68-5``; of a label for several, of the
    first."""
    return _before_last(_first_number(section))


@lru_cache(maxsize=4096)
def _before_last(number: str) -> str:
    return _BEFORE_LAST.sub("", number)


def _first_number(section: Provision) -> str:
    ends = range_of(section.label)
    return ends.first if ends else section.number
