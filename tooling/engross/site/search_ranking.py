"""Which sections answer a question: the one ranking of ``engross search``.

Okapi BM25 over sections and over their provisions, with more weight for headings and the title of the chapter (BM25F:
Robertson, Zaragoza and Taylor, CIKM 2004). A definition is weighed by itself: a question on a bar is not answered by a
section that defines forty terms, unless the term itself is asked for.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from engross.site.search_words import question_stems, stem, tokens
from engross.values import dataclass

_HEADING, _TITLE = 12.0, 3.0
"""What a word of a heading, of the title of the chapter counts for, beside 1 in the text."""
_DEFINITION, _TERM = 0.35, 2.0
"""What a definition counts for, beside 1 for any other provision; and one of the very term that is asked for."""
_OF_MEANING = frozenset({"mean", "definition", "defin"})
_SATURATION, _BY_LENGTH = 1.4, 0.55
_SYNONYM, _ONLY_SYNONYM, _RELATED, _MISSPELT = 0.65, 0.9, 0.7, 0.6
"""What counts, beside 1 for the word itself: a synonym; one of a word that the law does not use; one that begins alike
(inspector, inspection); one that differs by a letter where the law has no other."""
_BEGINNING = 6
"""Letters; words that share so many are related."""
_AMOUNTS = frozenset({"fine", "fin", "fe", "fee", "penalty", "cost", "pric", "charg", "pay", "much", "tax", "ticket"})
_MONEY = 1.35
"""What a provision that states dollars counts for where an amount is asked for."""
_LEAST_LETTERS = 5
"""A word of fewer letters is not taken for a misspelt one."""


@dataclass(frozen=True, slots=True)
class SearchedProvision:
    """A provision of a section as it is searched: its words, and the terms that it defines."""

    words: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchedSection:
    """A section as it is searched: its chapter's title, its heading, and its provisions, its own words first."""

    chapter: str
    number: str
    title: str
    heading: str
    provisions: tuple[SearchedProvision, ...]


@dataclass(frozen=True, slots=True)
class RankedSection:
    """A section that answers: its place in the list that was searched, its score, the provision that answers best."""

    at: int
    score: float
    provision: int


@dataclass(frozen=True, slots=True)
class _Counted:
    """The weighted counts of the stems of a text, and how many it has; ``term``: the stems of the term it defines."""

    weights: Mapping[str, float]
    length: int
    term: frozenset[str] = frozenset()

    @property
    def money(self) -> bool:
        """Whether it states dollars."""
        return any(token[0] == "$" for token in self.weights)


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """Sections counted once, to be searched many times: each as a whole without its definitions, and by provision."""

    synonyms: Mapping[str, tuple[str, ...]]
    wholes: tuple[_Counted, ...]
    parts: tuple[tuple[_Counted, ...], ...]
    frequencies: Mapping[str, int]

    def rarity(self, token: str) -> float:
        """How much it says that a section has a word: the more, the fewer have it."""
        having = self.frequencies[token]
        return math.log(1 + (len(self.wholes) - having + 0.5) / (having + 0.5))


def search_index(sections: Sequence[SearchedSection], synonyms: Mapping[str, Iterable[str]]) -> SearchIndex:
    """``sections`` ready to be searched; ``synonyms``: for a word of residents those of the law, as written."""
    wholes, parts = [], []
    frequencies: Counter[str] = Counter()
    for section in sections:
        head = _shared(section.title, _TITLE) | _shared(section.heading, _HEADING)
        own = tuple(_counted(list(tokens(each.words)), head, each.terms) for each in section.provisions)
        law = [token for each in section.provisions if not each.terms for token in tokens(each.words)]
        wholes.append(_counted(law, head))
        parts.append(own)
        frequencies.update({token for each in (wholes[-1], *own) for token in each.weights})
    by_stem = {
        stem(word): tuple(dict.fromkeys(token for other in others for token in tokens(other)))
        for word, others in synonyms.items()
    }
    return SearchIndex(by_stem, tuple(wholes), tuple(parts), frequencies)


def _shared(words: str, weight: float) -> dict[str, float]:
    """The stems of a title or heading, each with its share of the weight: the shorter it is, the more a word says."""
    found = dict.fromkeys(tokens(words))
    return dict.fromkeys(found, weight / math.sqrt(max(len(found), 1)))


def _counted(words: Sequence[str], head: Mapping[str, float], terms: Sequence[str] = ()) -> _Counted:
    weights: dict[str, float] = dict(Counter(words))
    for token, weight in head.items():
        weights[token] = weights.get(token, 0.0) + weight
    return _Counted(weights, len(words), frozenset(token for term in terms for token in tokens(term)))


def rank(index: SearchIndex, question: str) -> tuple[RankedSection, ...]:
    """The sections that have a word of the question or of its synonyms, the best answer first."""
    asked = [ways for ways in (_ways(token, index) for token in question_stems(question)) if ways]
    found = []
    if not asked:
        return ()
    amount = not _AMOUNTS.isdisjoint(tokens(question))
    whole = _average(index.wholes)
    part = _average([each for parts in index.parts for each in parts])
    for at, (section, parts) in enumerate(zip(index.wholes, index.parts, strict=True)):
        scores = [_part_score(each, asked, part, index) * (_MONEY if amount and each.money else 1) for each in parts]
        best = max(range(len(scores)), key=lambda number: scores[number], default=0)
        score = _score(section, asked, whole, index) + (scores[best] if scores else 0.0)
        if score:
            found.append(RankedSection(at, score, best))
    return tuple(sorted(found, key=lambda each: (-each.score, each.at)))


_Ways = tuple[tuple[str, float], ...]
"""The stems by which a word of a question is found, and what each counts for."""


def _ways(token: str, index: SearchIndex) -> _Ways:
    known = index.frequencies
    synonym = _SYNONYM if token in known else _ONLY_SYNONYM
    found = {other: synonym for other in index.synonyms.get(token, ()) if other in known}
    if len(token) >= _BEGINNING and token.isalpha():
        alike = (other for other in known if other.startswith(token[:_BEGINNING]))
        found = dict.fromkeys(alike, _RELATED) | found
    if token in known:
        found = {token: 1.0} | {other: counts for other, counts in found.items() if other != token}
    if not found and len(token) >= _LEAST_LETTERS and token.isalpha():
        found = {other: _MISSPELT for other in known if _one_letter_off(token, other)}
    return tuple(found.items())


def _average(texts: Sequence[_Counted]) -> float:
    return sum(each.length for each in texts) / max(len(texts), 1) or 1.0


def _part_score(part: _Counted, asked: Sequence[_Ways], average: float, index: SearchIndex) -> float:
    score = _score(part, asked, average, index)
    if not part.term:
        return score
    wanted = {ways[0][0] for ways in asked} - _OF_MEANING
    return score * (_TERM if part.term == wanted else _DEFINITION)


def _score(text: _Counted, asked: Sequence[_Ways], average: float, index: SearchIndex) -> float:
    """BM25 of a text, each word of the question by the best of its ways, times the share of the words that it has."""
    norm = _SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * text.length / average)
    total = held = 0.0
    for ways in asked:
        best = share = 0.0
        for token, counts in ways:
            weight = text.weights.get(token, 0.0)
            value = counts * index.rarity(token) * weight / (norm + weight) if weight else 0.0
            if value > best:
                best, share = value, counts
        total, held = total + best, held + share
    return total * (0.3 + 0.7 * held / len(asked))


def _one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less, another, or by two that changed places."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, tail = one[start:], other[start:]
    if rest[1:] == tail[1:] or rest[1:] == tail or rest == tail[1:]:
        return True
    return len(rest) > 1 and rest[:2] == tail[1::-1] and rest[2:] == tail[2:]
