"""What a whole comparison shares, and what it has been asked of a provision and need not work out again."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from engross.diff.likeness import Words, bag_of, likeness, words_in
from engross.diff.texts import Redlined
from engross.model.provision import Provision

Name = tuple[str, str]
"""What only a provision and its counterpart should be called: what kind of name it is, and the name; empty for none."""


class Difference(NamedTuple):
    """How many words two provisions have in the same place, and how many else, both together.

    ``whole`` are provisions below the one that are below the other word for word: their words are not counted yet.
    """

    same: int
    other: int
    whole: list[Provision]


@dataclass(slots=True)
class Context:
    """How texts are compared, who claims which identity, and answers by the id() of the provisions asked about."""

    redlined: Redlined
    old_identities: frozenset[str]
    claimed: frozenset[str]
    differences: dict[tuple[int, int], Difference] = field(default_factory=dict)
    _terms: dict[int, str] = field(default_factory=dict)
    _words: dict[int, list[str]] = field(default_factory=dict)
    _own_words: dict[int, list[str]] = field(default_factory=dict)
    _bags: dict[int, Words] = field(default_factory=dict)
    _same: dict[tuple[int, int], bool] = field(default_factory=dict)

    def old_name(self, provision: Provision) -> Name:
        """The name of a provision of the old version: the wId that a new one gives to it, its term, or its number."""
        identity = provision.wid or provision.eid
        return ("wid", identity) if identity in self.claimed else self._own_name(provision)

    def new_name(self, provision: Provision) -> Name:
        """The name of a provision of the new version."""
        wid = provision.wid
        if wid and (wid in self.old_identities or "@" in wid):
            return "wid", wid
        return self._own_name(provision)

    def _own_name(self, provision: Provision) -> Name:
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
            found = self._own_words[id(provision)] = words_in([text.plain for text in provision.texts()])
        return found

    def likeness(self, old: Provision, new: Provision, least: float = 0.0) -> float:
        """How alike two provisions are, all below them included; 0 where that is below ``least``."""
        n, m = len(self.words(old)), len(self.words(new))
        if n + m and 2 * min(n, m) / (n + m) < least:
            return 0.0
        return likeness(self._bag(old), self._bag(new), least)

    def _bag(self, provision: Provision) -> Words:
        found = self._bags.get(id(provision))
        if found is None:
            found = self._bags[id(provision)] = bag_of(self.words(provision))
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
