"""References that lead somewhere, but whose words describe the provision next to it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from math import log

from engross.checks.reading import Cited, Reading
from engross.checks.references import on
from engross.checks.remark import Remark
from engross.checks.words import opening, stems, stems_of
from engross.model.provision import Provision

_STOP = re.compile(r"[.;:]\s|\((?:\d{1,2}|[a-z])\)\s")
"""Where the clause that leads to a citation may begin."""

_NEAR = 4
"""How many words before the citation say what is cited: "the **calibration check** performed in accordance with"."""

_MARGIN = 3.0
"""By how much a sibling must fit better, in natural logarithms of how rare the words are in the chapter."""


@dataclass(frozen=True, slots=True)
class Family:
    """The numbered children of one provision by the words in them, and the words of the provision itself."""

    having: Mapping[str, set[int]]
    outer: set[str]
    children: dict[int, Provision]


def suspect(reading: Reading) -> Iterator[Remark]:
    """A reference that leads somewhere, while the words before it describe the provision next to that.

    Of the last words that say what is cited ("the calibration check required pursuant to Section 4E"), those that
    tell the siblings of the target apart are in another of them and not in the target. Read both, and write the
    number that is meant; where the reference is right, waive the finding.
    """
    rarity, words = _rarity(reading)
    families: dict[int, Family] = {}
    for cited in _first_of_lists(reading.cited):
        target = cited.target
        if not isinstance(target, Provision) or not cited.citation.path or not target.number:
            continue
        parent = reading.index.above.get(id(target))
        if parent is None:
            continue
        if id(parent) not in families:
            families[id(parent)] = _family(parent, words)
        around = {id(provision) for provision in reading.index.ancestry(cited.passage.provision)}
        better = _better(_described(cited), id(target), families[id(parent)], rarity, around)
        if better is not None:
            yield _remark(cited, target, better, reading)


def _first_of_lists(cited: Iterable[Cited]) -> Iterator[Cited]:
    """The citations without those that go on a list: the words before a list describe all of it."""
    before: Cited | None = None
    for one in cited:
        joined = before is not None and before.passage is one.passage and one.citation.start - before.citation.end < 12
        if not (joined and one.citation.listed):
            yield one
        before = one


def _remark(cited: Cited, target: Provision, better: Provision, reading: Reading) -> Remark:
    place = reading.place(better)
    message = (
        f"{reading.place(target)} is “{opening(target)}”; the words before it fit {place}, “{opening(better)}”, better"
    )
    return on(cited, message, f"write {place} if that is meant")


def _better(
    described: list[str], target: int, family: Family, rarity: dict[str, float], around: set[int]
) -> Provision | None:
    """The sibling that the words describe and the target does not.

    The nearest word that is known in the family decides: it must be in few siblings, and not in the target nor in
    the words that all have in common. Of the siblings that have it, the one that gains most by the other words.
    """
    known = [word for word in described if word in family.having or word in family.outer]
    if not known or known[0] in family.outer or target in family.having[known[0]]:
        return None
    telling = [word for word in known if word not in family.outer]
    most = max(1, len(family.children) // 4)
    scores = {
        child: sum(
            rarity[word] * ((child in family.having[word]) - (target in family.having[word]))
            for word in telling
            if len(family.having[word]) <= most or target in family.having[word]
        )
        for child in family.having[telling[0]]
        if child not in around
    }
    if not scores or len(family.having[telling[0]]) > most:
        return None
    best = max(scores, key=lambda child: scores[child])
    return family.children[best] if scores[best] >= _MARGIN else None


def _described(cited: Cited) -> list[str]:
    """The last words before a citation that say what is cited, the nearest first."""
    text, left = cited.passage.text.plain, 0
    for stop in _STOP.finditer(text, 0, cited.citation.start):
        left = stop.end()
    return list(dict.fromkeys(reversed(stems(text[left : cited.citation.start]))))[:_NEAR]


def _rarity(reading: Reading) -> tuple[dict[str, float], dict[int, set[str]]]:
    """How rare each word is among the provisions of the chapter: the logarithm of how many there are to one with it;
    and the words of each provision itself, by its id()."""
    words: defaultdict[int, set[str]] = defaultdict(set)
    for passage in reading.passages:
        words[id(passage.provision)].update(stems_of(passage.tokens))
    held = Counter(chain.from_iterable(words.values()))
    count = len(reading.provisions)
    return {word: log(count / (times + 0.5)) for word, times in held.items()}, words


def _family(parent: Provision, words: Mapping[int, set[str]]) -> Family:
    having: defaultdict[str, set[int]] = defaultdict(set)
    children = {id(child): child for child in parent.children if child.number}
    for at, child in children.items():
        for provision in child.walk():
            for word in words.get(id(provision), ()):
                having[word].add(at)
    return Family(having, words.get(id(parent), set()), children)
