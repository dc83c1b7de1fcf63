"""A word index as text: lines by their keys, numbers by signs. ``templates/site/search-ranking.js`` reads it.

A number is written by signs of five bits each, the lowest first, the last of them below 32. Places that ascend are
written as what lies between them. The keys of lines: a stem; ``=`` and the stems of a term; ``#`` and a citation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from engross.site.search.synonyms import SearchVocabulary
from engross.site.search.word_index import Postings, WordIndex

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-"


def index_lines(index: WordIndex) -> tuple[str, ...]:
    """Where each stem, term and citation of ``index`` stands, a line each, in the order of their keys."""
    lines = {stem: _standing(postings) for stem, postings in index.stems.items()}
    lines |= {f"={'_'.join(term)}": _places(at) for term, at in index.terms.items()}
    lines |= {f"#{citation}": _places(at) for citation, at in index.cited.items()}
    return tuple(f"{key} {lines[key]}" for key in sorted(lines))


def index_layout(index: WordIndex, vocabulary: SearchVocabulary) -> dict[str, object]:
    """What the ranking must know of every section and provision of ``index``, as the page reads it."""
    sections = range(len(index.sections))
    formal = (
        at
        for at in sections
        if index.sections[at].heading_stems and vocabulary.formal.issuperset(index.sections[at].heading_stems)
    )
    firsts = [index.sections[at] if at < end else None for at, end in _ranges(index.chapter_starts)]
    return {
        "provisions": _numbers(end - start for start, end in _ranges(index.starts)),
        "lengths": _numbers(index.lengths),
        "headings": _numbers(len(section.heading_stems) for section in index.sections),
        "titles": _numbers(len(first.title_stems) if first is not None else 0 for first in firsts),
        "defines": _places(sorted(index.defines)),
        "money": _places(sorted(index.money)),
        "formalHeadings": _places(formal),
        "averageProvision": index.average_provision,
        "averageSection": index.average_section,
    }


def known_synonyms(index: WordIndex, vocabulary: SearchVocabulary) -> Iterator[tuple[str, str]]:
    """The synonyms that the law uses, by the word for which they stand."""
    for word, others in vocabulary.synonyms.items():
        known = [other for other in others if other in index.stems]
        if known:
            yield word, " ".join(known)


def _standing(postings: Postings) -> str:
    provisions = []
    last = -1
    for at, times in postings.provisions:
        provisions.append((at - last - 1) * 2 + (times > 1))
        if times > 1:
            provisions.append(times - 2)
        last = at
    places = f"{_numbers(provisions)}|{_places(postings.headings)}|{_places(postings.titles)}"
    return f"{_numbers([postings.rarity])} {places}"


def _places(ascending: Iterable[int]) -> str:
    last = -1
    gaps = []
    for at in ascending:
        gaps.append(at - last - 1)
        last = at
    return _numbers(gaps)


def _numbers(values: Iterable[int]) -> str:
    signs = []
    for value in values:
        rest = value
        while rest > 31:
            signs.append(_SIGNS[32 + rest % 32])
            rest //= 32
        signs.append(_SIGNS[rest])
    return "".join(signs)


def _ranges(starts: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    return pairwise(starts)
