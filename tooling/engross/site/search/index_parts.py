"""What the sections of one ordinance add to the search index: counted once, and kept until the ordinance changes.

Places are counted from the ordinance's own first section and first provision: ``merged_index`` counts them on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from engross.site.search.index_signs import signs_of_each
from engross.site.search.searched_sections import SearchedSection
from engross.site.search.word_index import Postings, WordIndex, word_index
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class PlacesPart:
    """Where each of ``keys`` stands: at ``firsts`` (a place, or twice it and whether it stands there more than once),
    then as ``rests`` say in signs, the last time at ``lasts``."""

    keys: tuple[str, ...] = ()
    firsts: tuple[int, ...] = ()
    rests: tuple[str, ...] = ()
    lasts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexPart:
    """What sections of one ordinance add to the index.

    ``titles``: the stems of the title of their chapter. ``stems``: those that stand in them or in their headings, with
    how many sections ``having`` each. ``words``: where stems stand in provisions, ``headed``: in the headings of
    sections, ``terms``: where terms are defined, ``cited``: the sections of citations; ``defining`` and ``stating``:
    the provisions that define and those that state dollars, under one key. ``provisions``: how many each section has,
    ``lengths``: how many words each provision, ``heading_lengths``: how many stems each heading, in signs.
    ``heading_stems``: those of each section. ``words_of_provisions`` and ``words_of_sections``: how many there are,
    definitions aside in the second.
    """

    titles: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    having: tuple[int, ...] = ()
    words: PlacesPart = PlacesPart()
    headed: PlacesPart = PlacesPart()
    terms: PlacesPart = PlacesPart()
    cited: PlacesPart = PlacesPart()
    defining: PlacesPart = PlacesPart()
    stating: PlacesPart = PlacesPart()
    provisions: str = ""
    lengths: str = ""
    heading_lengths: str = ""
    heading_stems: tuple[str, ...] = ()
    provision_count: int = 0
    words_of_provisions: int = 0
    words_of_sections: int = 0

    @property
    def section_count(self) -> int:
        """How many sections there are."""
        return len(self.heading_stems)


def index_part(sections: Sequence[SearchedSection]) -> IndexPart:
    """What ``sections`` of one ordinance add to the index."""
    index = word_index([sections])
    having = {stem: count for stem, postings in index.stems.items() if (count := _sections_having(postings, index))}
    return IndexPart(
        index.sections[0].title_stems if sections else (),
        tuple(having),
        tuple(having.values()),
        _words(index.stems),
        _places_part((stem, postings.headings) for stem, postings in index.stems.items()),
        _places_part((f"={'_'.join(term)}", at) for term, at in index.terms.items()),
        _places_part((f"#{citation}", at) for citation, at in index.cited.items()),
        _places_part([("", sorted(index.defines))]),
        _places_part([("", sorted(index.money))]),
        signs_of_each(end - start for start, end in pairwise(index.starts)),
        signs_of_each(index.lengths),
        signs_of_each(len(section.heading_stems) for section in index.sections),
        tuple(" ".join(section.heading_stems) for section in index.sections),
        len(index.lengths),
        sum(index.lengths),
        sum(index.section_length),
    )


def _sections_having(postings: Postings, index: WordIndex) -> int:
    return len({*(index.section_of[at] for at, _ in postings.provisions), *postings.headings})


def _words(stems: Mapping[str, Postings]) -> PlacesPart:
    rows = []
    for stem, postings in stems.items():
        if postings.provisions:
            first, *rest = _standing(postings.provisions)
            rows.append((stem, first, signs_of_each(rest), postings.provisions[-1][0]))
    return _part_of(rows)


def _standing(provisions: Iterable[tuple[int, int]]) -> Iterator[int]:
    """For each provision that has a stem twice how many lie between it and the last, and one more where the stem stands
    in it more than once; then how much more often than twice."""
    last = -1
    for at, times in provisions:
        yield (at - last - 1) * 2 + (times > 1)
        if times > 1:
            yield times - 2
        last = at


def _places_part(standing: Iterable[tuple[str, Sequence[int]]]) -> PlacesPart:
    return _part_of(
        (key, at[0], signs_of_each(after - before - 1 for before, after in pairwise(at)), at[-1])
        for key, at in standing
        if at
    )


def _part_of(rows: Iterable[tuple[str, int, str, int]]) -> PlacesPart:
    columns = tuple(zip(*rows, strict=True))
    return PlacesPart(*columns) if columns else PlacesPart()
