"""Which provision of the new version is which of the old: the score of a pair, by wId, term, number and similarity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from engross.diff.context import ComparisonContext, MatchKey
from engross.diff.provisions.similarity_bound import similarity_exceeds
from engross.diff.sequence_pairing import PairScoring
from engross.model.law.provision import Provision
from engross.model.law.text import Text

_LEAST_SIMILARITY = 0.5
"""From this likeness on two provisions with different numbers may be one."""

_LEAST_FOR_DEFINITIONS = 0.6
"""From this likeness on two definitions of different terms may be one."""

_LEAST_FOR_SAME_NUMBER = 0.2
"""From this likeness on two provisions with the same number are one."""

_SECTION, _NUMBERED = 1.0, 0.25
"""What the same number adds to the likeness of two sections, and of two provisions below the section."""

_A_WORD, _MANY_WORDS = 1e-5, 1000
"""What a word adds to the weight of a pair, and up to how many: enough to settle a tie and no more."""

_MOST_BY_SIMILARITY = 1.02
"""More than the score of any two provisions that do not have the same match key."""


def pair_score(old: Provision, new: Provision, context: ComparisonContext) -> float:
    """How surely ``new`` is what became of ``old``: 0 never, 3 and over by term or identity.

    Where two pairs cross and are as sure, the one with more words weighs more: the shorter provision is the one
    that moved.
    """
    sure = _base_score(old, new, context)
    return sure and sure + min(len(context.words(old)), len(context.words(new)), _MANY_WORDS) * _A_WORD


def _base_score(old: Provision, new: Provision, context: ComparisonContext) -> float:
    if old.level != new.level and "definition" in (old.level, new.level):
        return 0.0
    if new.wid:
        if new.wid == old.identity:
            return 4.0
        if new.wid in context.old_identities or "@" in new.wid:
            return 0.0
    if old.identity in context.claimed_identities:
        return 0.0
    if old.level == "definition":
        if context.term(old) == context.term(new):
            return 3.0
        return context.likeness(old, new, _LEAST_FOR_DEFINITIONS)
    number = old.number.lower()
    if not number or number != new.number.lower():
        return context.likeness(old, new, _LEAST_SIMILARITY)
    alike = 1.0 if context.same_words(old, new) else context.likeness(old, new)
    if old.level == "section":
        return _SECTION + alike + _same_heading(old, new)
    return alike + _NUMBERED if alike >= _LEAST_FOR_SAME_NUMBER else 0.0


class SiblingScoring:
    """Two sequences of sibling provisions, and the scores of their pairs."""

    def __init__(self, old: Sequence[Provision], new: Sequence[Provision], context: ComparisonContext) -> None:
        """``old`` and ``new``: the siblings; ``context``: what the whole comparison shares."""
        self._old, self._new, self._context = old, new, context
        self._old_keys, self._new_keys = list(map(context.old_key, old)), list(map(context.new_key, new))
        self._ambiguous = _repeated(self._old_keys) | _repeated(self._new_keys)
        self._weights: dict[tuple[int, int], float] = {}

    def scoring(self) -> PairScoring:
        """The scores, as `pair_sequences` asks for them."""
        return PairScoring(self._score, self._anchors, self._surely_positive, self._surely_best)

    def _score(self, i: int, j: int) -> float:
        found = self._weights.get((i, j))
        if found is None:
            found = self._weights[i, j] = pair_score(self._old[i], self._new[j], self._context)
        return found

    def _anchors(self) -> tuple[list[object], list[object]]:
        return [_anchor(one, self._context) for one in self._old], [_anchor(one, self._context) for one in self._new]

    def _surely_positive(self, i: int, j: int) -> bool:
        """Whether two have the same match key, and so a score above 0, if they are similar at all."""
        old, new = self._old[i], self._new[j]
        return self._same_key(i, j) and (
            self._old_keys[i][0] != "number"
            or old.level == "section"
            or similarity_exceeds(old, new, _LEAST_FOR_SAME_NUMBER, self._context)
        )

    def _surely_best(self, i: int, j: int) -> bool:
        """Whether two have a match key that no other sibling has, and a score above that of pairs without one."""
        if self._old_keys[i] in self._ambiguous or not self._same_key(i, j):
            return False
        old, new = self._old[i], self._new[j]
        if self._old_keys[i][0] != "number" or (old.level == "section" and _same_heading(old, new)):
            return True
        least = _MOST_BY_SIMILARITY - (_SECTION if old.level == "section" else _NUMBERED)
        return similarity_exceeds(old, new, least, self._context) or self._score(i, j) > _MOST_BY_SIMILARITY

    def _same_key(self, i: int, j: int) -> bool:
        """Whether two have the same match key, not empty; a definition is paired with definitions only."""
        key, levels = self._old_keys[i], (self._old[i].level, self._new[j].level)
        return key == self._new_keys[j] and key[1] != "" and (levels[0] == levels[1] or "definition" not in levels)


def _repeated(names: list[MatchKey]) -> set[MatchKey]:
    if len(set(names)) == len(names):
        return set()
    return {name for name, times in Counter(names).items() if times > 1}


def _same_heading(old: Provision, new: Provision) -> bool:
    """Whether both have a heading, and the same, ignoring case and hyphens."""
    return bool(old.heading and new.heading) and _words(old.heading) == _words(new.heading)


def _words(text: Text | None) -> str:
    return text.plain.lower().replace("-", " ") if text else ""


def _anchor(provision: Provision, context: ComparisonContext) -> object:
    """The key by which long sequences of siblings are split before they are scored."""
    term = context.term(provision)
    if term:
        return term
    if provision.level == "section":
        return provision.identity, (provision.heading or Text()).plain.lower()
    return provision.number, tuple(text.plain.lower() for text in provision.texts())
