"""What a whole comparison shares: the word diff, the identities in use, and cached properties of provisions."""

from __future__ import annotations

from dataclasses import field
from itertools import chain
from typing import NamedTuple

from engross.diff.blocks.paragraphs import TextDiff
from engross.diff.similarity import WordBag, bag_of_words, lower_case_words, similarity
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.model.law.provision import Provision
from engross.values import dataclass

MatchKey = tuple[str, str]
"""The kind of key (``wid``, ``term``, ``number``) by which a provision and its counterpart are paired, and the key;
empty for none."""


class WordOverlap(NamedTuple):
    """How many words two provisions have in the same place, and how many else, both together.

    ``whole`` are provisions below the one that are below the other word for word: their words are not counted yet.
    """

    same: int
    other: int
    whole: list[Provision]


@dataclass(slots=True)
class ComparisonContext:
    """How texts are compared, which identities are claimed, and what was computed, by the id() of the provisions."""

    text_diff: TextDiff
    old_identities: frozenset[str]
    claimed_identities: frozenset[str]
    hierarchy: Hierarchy = STANDARD
    differences: dict[tuple[int, int], WordOverlap] = field(default_factory=dict)
    _terms: dict[int, str] = field(default_factory=dict)
    _words: dict[int, list[str]] = field(default_factory=dict)
    _own_words: dict[int, list[str]] = field(default_factory=dict)
    _bags: dict[int, WordBag] = field(default_factory=dict)
    _same: dict[tuple[int, int], bool] = field(default_factory=dict)

    def old_key(self, provision: Provision) -> MatchKey:
        """The match key of a provision of the old version: the wId that a new one gives it, its term, or its number."""
        identity = provision.wid or provision.eid
        return ("wid", identity) if identity in self.claimed_identities else self._own_key(provision)

    def new_key(self, provision: Provision) -> MatchKey:
        """The match key of a provision of the new version."""
        wid = provision.wid
        if wid and (wid in self.old_identities or "@" in wid):
            return "wid", wid
        return self._own_key(provision)

    def _own_key(self, provision: Provision) -> MatchKey:
        if provision.level == "definition":
            return "term", self.term(provision)
        return "number", provision.number.lower()

    def term(self, provision: Provision) -> str:
        """The terms of a definition, ignoring case and hyphens; empty for any other provision."""
        found = self._terms.get(id(provision))
        if found is None:
            found = "|".join(term.lower().replace("-", " ") for term in provision.terms)
            self._terms[id(provision)] = found
        return found

    def words(self, provision: Provision) -> list[str]:
        """The words of a provision and all below it, in order, labels aside."""
        if not provision.children:
            return self.own_words(provision)
        found = self._words.get(id(provision))
        if found is None:
            found = [*self.own_words(provision), *chain.from_iterable(map(self.words, provision.children))]
            self._words[id(provision)] = found
        return found

    def own_words(self, provision: Provision) -> list[str]:
        """The words of a provision without what is below it."""
        found = self._own_words.get(id(provision))
        if found is None:
            found = self._own_words[id(provision)] = lower_case_words([text.plain for text in provision.texts()])
        return found

    def likeness(self, old: Provision, new: Provision, least: float = 0.0) -> float:
        """The similarity (0 to 1) of two provisions, all below them included; 0 where that is below ``least``."""
        n, m = len(self.words(old)), len(self.words(new))
        if n + m and 2 * min(n, m) / (n + m) < least:
            return 0.0
        return similarity(self._bag(old), self._bag(new), least)

    def _bag(self, provision: Provision) -> WordBag:
        found = self._bags.get(id(provision))
        if found is None:
            found = self._bags[id(provision)] = bag_of_words(self.words(provision))
        return found

    def same_words(self, old: Provision, new: Provision) -> bool:
        """Whether two provisions and all below them have the same words, labels and capitals aside."""
        pair = id(old), id(new)
        found = self._same.get(pair)
        if found is None:
            found = self._same[pair] = (
                len(old.children) == len(new.children)
                and [text.plain.lower() for text in old.texts()] == [text.plain.lower() for text in new.texts()]
                and all(map(self.same_words, old.children, new.children))
            )
        return found
