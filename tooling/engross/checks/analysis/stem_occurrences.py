"""Which of the stems that are asked for occur in each provision of a chapter, and how rare they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from math import log

from engross.checks.analysis.prepared_draft import PreparedDraft
from engross.checks.analysis.word_stems import stemmed, word_stems
from engross.model.law.provision import Provision
from engross.values import dataclass

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StemOccurrences:
    """``own``, by the id() of a provision, the stems asked for among its own words, without those of its children;
    ``held``, in how many provisions each stands; ``count``, how many provisions there are."""

    own: Mapping[int, AbstractSet[str]]
    held: Counter[str]
    count: int

    def all(self, provision: Provision) -> AbstractSet[str]:
        """The stems asked for among the words of a provision and of all below it."""
        if not provision.children:
            return self.own.get(id(provision), _NONE)
        return frozenset().union(*(self.own.get(id(part), _NONE) for part in provision.walk()))

    def rarity(self, stem: str) -> float:
        """The logarithm of how many provisions there are to one that has ``stem``."""
        return log(self.count / (self.held[stem] + 0.5))


def stems_in(prepared: PreparedDraft, provisions: Iterable[Provision]) -> dict[int, frozenset[str]]:
    """By the id() of each of ``provisions``, the stems of its words and of all below it."""
    parts: defaultdict[int, list[list[str]]] = defaultdict(list)
    for passage, parted in zip(prepared.passages, prepared.text.parted, strict=True):
        parts[id(passage.provision)].append(parted)
    return {
        id(one): frozenset(
            stem for part in one.walk() for parted in parts.get(id(part), ()) for stem in word_stems(parted)
        )
        for one in provisions
    }


def stem_occurrences(prepared: PreparedDraft, asked: frozenset[str]) -> StemOccurrences:
    """Look for the stems ``asked`` in a chapter."""
    known = frozenset(chunk for chunk in prepared.text.chunks if not asked.isdisjoint(stemmed(chunk)))
    telling = {chunk: asked.intersection(stemmed(chunk)) for chunk in known}
    own: defaultdict[int, set[str]] = defaultdict(set)
    for passage, parted in zip(prepared.passages, prepared.text.parted, strict=True):
        found = known.intersection(parted)
        if found:
            own[id(passage.provision)].update(chain.from_iterable(map(telling.__getitem__, found)))
    return StemOccurrences(own, Counter(chain.from_iterable(own.values())), len(prepared.provisions))
