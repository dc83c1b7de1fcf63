"""The index of a search: for each stem where it stands, and how long each text is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field
from itertools import accumulate

from engross.site.search.citations import citation_key
from engross.site.search.searched_sections import SearchedProvision, SearchedSection
from engross.values import dataclass

_MONEY = "$"
_RARITY_STEPS = 100
"""Rarity is kept as a whole number of hundredths: Python and JavaScript then count with the same number."""


@dataclass(slots=True)
class Postings:
    """Where a stem stands: in provisions, with how often; in the headings of sections; in the titles of chapters. All
    by their place in the index. ``rarity``, in hundredths: the more, the fewer sections have it; 0 where only other
    versions do."""

    provisions: list[tuple[int, int]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    rarity: int = 0


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Sections counted once, to be searched many times.

    ``chapter_starts``: of each chapter its first section, and one more at the end; ``chapter_of``: of each section its
    chapter; ``section_of``: of each provision
    its section; ``starts``: of each section its first provision, and one more at the end; ``lengths``: how many words
    each provision has, ``section_length``: each section, definitions aside. ``defines``: the provisions that
    are definitions, ``money``: those that state dollars. ``terms``: the definitions of a term, by its stems; ``cited``:
    the sections of a citation. ``known``: the stems of the texts to be read, in order. The first ``current`` sections
    are of the texts to be read; the others are of other versions, and count for nothing in rarities and averages.
    """

    sections: tuple[SearchedSection, ...]
    current: int
    chapter_starts: tuple[int, ...]
    chapter_of: tuple[int, ...]
    section_of: tuple[int, ...]
    starts: tuple[int, ...]
    lengths: tuple[int, ...]
    section_length: tuple[int, ...]
    defines: frozenset[int]
    money: frozenset[int]
    terms: dict[tuple[str, ...], list[int]]
    cited: dict[str, list[int]]
    stems: dict[str, Postings]
    known: dict[str, Postings]
    average_provision: int
    average_section: int

    def sections_in(self, chapter: int) -> int:
        """How many sections a chapter has."""
        return self.chapter_starts[chapter + 1] - self.chapter_starts[chapter]

    def provision(self, at: int) -> SearchedProvision:
        """The provision at that place in the index."""
        section = self.section_of[at]
        return self.sections[section].provisions[at - self.starts[section]]


_Chapters = Sequence[Sequence[SearchedSection]]


def word_index(chapters: _Chapters, others: _Chapters = ()) -> WordIndex:
    """The sections of each chapter in the text to be read, ready to be searched, with those of ``others``: what only
    other versions have."""
    every = tuple(section for chapter in (*chapters, *others) for section in chapter)
    provisions = tuple(provision for section in every for provision in section.provisions)
    current = sum(map(len, chapters))
    starts = (0, *accumulate(len(section.provisions) for section in every))
    section_of = tuple(at for at, section in enumerate(every) for _ in section.provisions)
    section_length = tuple(sum(each.length for each in section.provisions if not each.terms) for section in every)
    stems: dict[str, Postings] = defaultdict(Postings)
    for number, chapter in enumerate((*chapters, *others)):
        for stem in chapter[0].title_stems if chapter else ():
            stems[stem].titles.append(number)
    terms: dict[tuple[str, ...], list[int]] = defaultdict(list)
    cited: dict[str, list[int]] = defaultdict(list)
    for at, section in enumerate(every):
        for stem in section.heading_stems:
            stems[stem].headings.append(at)
        if section.place:
            cited[citation_key(section.place)].append(at)
    for at, provision in enumerate(provisions):
        for stem, times in provision.counts:
            stems[stem].provisions.append((at, times))
        for term in filter(None, provision.terms):
            terms[term].append(at)
    _set_rarity(stems, section_of, current, len(chapters))
    return WordIndex(
        sections=every,
        current=current,
        chapter_starts=(0, *accumulate(map(len, (*chapters, *others)))),
        chapter_of=tuple(number for number, chapter in enumerate((*chapters, *others)) for _ in chapter),
        section_of=section_of,
        starts=starts,
        lengths=tuple(provision.length for provision in provisions),
        section_length=section_length,
        defines=frozenset(at for at, provision in enumerate(provisions) if provision.terms),
        money=frozenset(at for at, each in enumerate(provisions) if any(stem[0] == _MONEY for stem, _ in each.counts)),
        terms=dict(terms),
        cited=dict(cited),
        stems=dict(stems),
        known={stem: stems[stem] for stem in sorted(stems) if stems[stem].rarity},
        average_provision=average_length(sum(each.length for each in provisions[: starts[current]]), starts[current]),
        average_section=average_length(sum(section_length[:current]), current),
    )


def average_length(words: int, texts: int) -> int:
    """How many ``words`` one of ``texts`` has: to the nearest word, at least 1."""
    return max(round(words / max(texts, 1)), 1)


def rarity_of(having: int, sections: int) -> int:
    """How much it says that ``having`` of so many ``sections`` have a stem in their words or headings: as Okapi BM25
    counts it, in hundredths."""
    return max(round(_RARITY_STEPS * math.log(1 + (sections - having + 0.5) / (having + 0.5))), 1)


def _set_rarity(stems: dict[str, Postings], section_of: Sequence[int], current: int, chapters: int) -> None:
    """Set the rarity of the stems of the texts to be read."""
    for postings in stems.values():
        having = {section_of[at] for at, _ in postings.provisions}
        having.update(postings.headings)
        count = sum(section < current for section in having)
        if count or any(chapter < chapters for chapter in postings.titles):
            postings.rarity = rarity_of(count, current)
