"""The words of each provision of a chapter, and how rare each word is among them."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from itertools import chain
from math import log

from engross.checks.reading import Reading
from engross.checks.words import stems
from engross.model.provision import Provision


class Wording:
    """Worked out when it is first asked for: in most chapters nobody asks for all of it."""

    def __init__(self, reading: Reading) -> None:
        """``reading``: the chapter."""
        self._texts: defaultdict[int, list[list[str]]] = defaultdict(list)
        for passage, parted in zip(reading.passages, reading.text.parted, strict=True):
            self._texts[id(passage.provision)].append(parted)
        self._of: dict[int, set[str]] = {}
        self._count = len(reading.provisions)

    def own(self, provision: Provision) -> set[str]:
        """The stems of a provision's own words, without those of its children."""
        return self._own(id(provision))

    def all(self, provision: Provision) -> set[str]:
        """The stems of the words of a provision and of all below it."""
        return set().union(*map(self.own, provision.walk()))

    def rarity(self, word: str) -> float:
        """The logarithm of how many provisions there are to one that has the stem ``word``."""
        return log(self._count / (self._held[word] + 0.5))

    @cached_property
    def _held(self) -> Counter[str]:
        return Counter(chain.from_iterable(map(self._own, self._texts)))

    def _own(self, key: int) -> set[str]:
        if key not in self._of:
            self._of[key] = set(stems(chain.from_iterable(self._texts.get(key, ()))))
        return self._of[key]
