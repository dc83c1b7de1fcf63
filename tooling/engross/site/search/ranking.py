"""Which sections answer a question: the one ranking of ``engross search`` and of the search page.

Okapi BM25 over sections and over their provisions; headings and titles of chapters count beside it (after BM25F:
Robertson, Zaragoza and Taylor, CIKM 2004). A definition is weighed by itself: a question on a bar is not answered by a
section that defines forty terms, unless the term itself is asked for.

``templates/site/search-ranking.js`` counts the same from the files of the index, operation by operation, so that both
give one order; a test compares them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from engross.site.search.citations import citation_key
from engross.site.search.stems import searched_stems
from engross.site.search.synonyms import SearchVocabulary, answering_stems, synonyms_of
from engross.site.search.ways import Ways, ways_of
from engross.site.search.weights import WEIGHTS
from engross.site.search.word_index import WordIndex
from engross.values import dataclass

_NOTHING = (0.0, 0.0)
_Found = dict[int, tuple[float, float]]
"""By place in the index: the score of a word of the question there, what the way counts for that found it."""


@dataclass(frozen=True, slots=True)
class RankedSection:
    """A section that answers: its place in the index, its score, the provision that answers best (None where the
    heading does). ``cited``: the question is its citation."""

    section: int
    score: float
    provision: int | None
    cited: bool = False


@dataclass(frozen=True, slots=True)
class _AskedWord:
    """Where one word of the question stands: in provisions, in sections as a whole, in headings and titles, in the
    text of chapters; and how rare it is."""

    provisions: _Found
    sections: _Found
    heads: _Found
    topics: _Found
    rarity: int


def rank(index: WordIndex, words: SearchVocabulary, question: str) -> tuple[RankedSection, ...]:
    """The sections that ``question`` cites, then those that have a word of it or of its synonyms, the best answer
    first; other versions are not ranked."""
    cited = tuple(_cited(index, question))
    already = {each.section for each in cited}
    found = [each for each in _ranked(index, words, question) if each.section not in already]
    return (*cited, *sorted(found, key=lambda each: (-each.score, each.section)))


def _cited(index: WordIndex, question: str) -> Iterator[RankedSection]:
    """The sections of which the question is the citation, or the citation of a provision in them."""
    key = citation_key(question)
    parts = key.split(".") if key else []
    for number in range(len(parts), 0, -1):
        for section in index.cited.get(".".join(parts[:number]), ()):
            within = range(index.starts[section], index.starts[section + 1])
            keys = ((each, citation_key(index.provision(each).place)) for each in within)
            at = next((each for each, own in keys if f"{own}.".startswith(f"{key}.")), None)
            if at is not None or number == len(parts):
                yield RankedSection(section, math.inf, at, cited=True)


def _ranked(index: WordIndex, words: SearchVocabulary, question: str) -> Iterator[RankedSection]:
    tokens = tuple(dict.fromkeys(searched_stems(question)))
    meant = synonyms_of(question, words)
    asked = [
        ways
        for token in tokens
        if (ways := ways_of(token, index.known, meant[token], token == tokens[-1], words.synonyms))
    ]
    if not asked:
        return
    found = [_where(ways, index) for ways in asked]
    rarities = sum(word.rarity for word in found)
    shares = [word.rarity / rarities for word in found]
    amount = not words.amounts.isdisjoint(tokens)
    answering = answering_stems(question, words)
    beside = words.beside.difference(way for ways in asked for way, _ in ways)
    wanted = tuple(sorted({ways[0][0] for ways in asked} - words.meanings))
    named = frozenset(index.terms.get(wanted, ()))
    for section in sorted(each for each in _touched(found, index) if each < index.current):
        chapter = index.chapter_of[section]
        heads = [_raised(word.heads.get(section, _NOTHING), word.topics.get(chapter, _NOTHING)) for word in found]
        whole = _score([word.sections.get(section, _NOTHING) for word in found], heads, shares)
        best, answer = 0.0, None
        for at in range(index.starts[section], index.starts[section + 1]):
            score = _score([word.provisions.get(at, _NOTHING) for word in found], heads, shares)
            score = _by_kind(score, at, index, named, amount=amount)
            if score > best:
                best, answer = score, at
        total = whole + best
        headed = index.sections[section].heading_stems
        if headed and words.formal.issuperset(headed) and words.formal.isdisjoint(tokens):
            total *= WEIGHTS.formal
        if wanted and frozenset(headed) == frozenset(wanted):
            total *= WEIGHTS.whole_heading
        if not answering.isdisjoint(headed):
            total *= WEIGHTS.answering
        if not beside.isdisjoint(headed):
            total *= WEIGHTS.beside
        titled = index.sections[section].title_stems
        if titled and frozenset(titled) <= frozenset(wanted):
            total *= WEIGHTS.whole_title
        yield RankedSection(section, total, answer)


def _by_kind(score: float, at: int, index: WordIndex, named: frozenset[int], *, amount: bool) -> float:
    """The score of a provision by what it is: a definition, the one asked for, a statement of the amount asked for."""
    if at in named:
        score *= WEIGHTS.term
    elif at in index.defines:
        score *= WEIGHTS.definition
    return score * WEIGHTS.money if amount and at in index.money else score


def _where(ways: Ways, index: WordIndex) -> _AskedWord:
    provisions: _Found = {}
    sections: _Found = {}
    heads: _Found = {}
    topics: _Found = {}
    own = index.stems[ways[0][0]].rarity
    for token, counts in ways:
        postings = index.stems[token]
        value = counts * min(postings.rarity, own * WEIGHTS.rarer)
        times_in: dict[int, int] = defaultdict(int)
        for at, times in postings.provisions:
            _keep(provisions, at, _weighed(value, times, index.lengths[at], index.average_provision), counts)
            if at not in index.defines:
                times_in[index.section_of[at]] += times
        for section, times in times_in.items():
            _keep(
                sections, section, _weighed(value, times, index.section_length[section], index.average_section), counts
            )
        for chapter, having in Counter(index.chapter_of[section] for section in times_in).items():
            share = min(having / max(index.sections_in(chapter), WEIGHTS.least_chapter), 1)
            _keep(topics, chapter, value * WEIGHTS.topic * share, counts * share)
        for section in postings.headings:
            shared = math.sqrt(len(index.sections[section].heading_stems))
            _keep(heads, section, value * WEIGHTS.heading / shared, counts)
        for chapter in postings.titles:
            for section in range(index.chapter_starts[chapter], index.chapter_starts[chapter + 1]):
                shared = math.sqrt(len(index.sections[section].title_stems))
                _keep(heads, section, value * WEIGHTS.title / shared, counts)
    return _AskedWord(provisions, sections, heads, topics, own)


def _raised(head: tuple[float, float], topic: tuple[float, float]) -> tuple[float, float]:
    return head[0] + topic[0], max(head[1], topic[1])


def _weighed(value: float, times: int, length: int, average: int) -> float:
    norm = WEIGHTS.saturation * (1 - WEIGHTS.by_length + WEIGHTS.by_length * length / average)
    return value * times / (norm + times)


def _keep(found: _Found, at: int, value: float, counts: float) -> None:
    if value > found.get(at, _NOTHING)[0]:
        found[at] = (value, counts)


def _touched(found: Sequence[_AskedWord], index: WordIndex) -> set[int]:
    touched: set[int] = set()
    for word in found:
        touched.update(word.heads, (index.section_of[at] for at in word.provisions))
    return touched


def _score(
    words: Sequence[tuple[float, float]], heads: Sequence[tuple[float, float]], shares: Sequence[float]
) -> float:
    """The words of the question that a text has, and those of its heading, times the share of them that it has: of
    the rarer words more, ``shares`` says."""
    total = held = 0.0
    for (value, counts), (head, counts_of_head), share in zip(words, heads, shares, strict=True):
        total += value + head
        held += max(counts, counts_of_head) * share
    return total * (WEIGHTS.least_held + (1 - WEIGHTS.least_held) * held)
