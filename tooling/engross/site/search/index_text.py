"""The word index as text: lines by their keys, numbers by signs. ``templates/site/search-ranking.js`` reads it.

The keys of lines: a stem; a word or a phrase and ``!``, for its synonyms; ``=`` and the stems of a term; ``#`` and a
citation. What the ordinances add is put one behind the other, so that an index after an edit costs little more than
what was edited.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from engross.site.search.index_parts import IndexPart, PlacesPart
from engross.site.search.index_signs import signs_of, signs_of_each, signs_of_places
from engross.site.search.synonyms import SearchVocabulary
from engross.site.search.word_index import average_length, rarity_of
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class MergedIndex:
    """The index of all ordinances as text.

    ``lines``: where each stem, term and citation stands, and the synonyms that the law uses, in the order of their
    keys. ``known``: the stems of the texts to be read, in order. ``layout``: what the ranking must know of every
    section and provision, as the page reads it.
    """

    lines: tuple[str, ...]
    known: tuple[str, ...]
    layout: dict[str, object]


def merged_index(
    current: Sequence[IndexPart], others: Sequence[IndexPart], vocabulary: SearchVocabulary
) -> MergedIndex:
    """The index of the texts to be read, ``current``, and behind them of what only ``others`` say; those count for
    nothing in rarities and averages."""
    parts = (*current, *others)
    words = _joined(parts, lambda part: part.words, _by_provision, 2)
    headed = _joined(parts, lambda part: part.headed, _by_section)
    titles: dict[str, list[int]] = {}
    for number, part in enumerate(parts):
        for stem in part.titles:
            titles.setdefault(stem, []).append(number)
    rarities = _rarities(current)
    stems = words.keys() | headed.keys() | titles.keys()
    lines = {
        stem: f"{signs_of(rarities.get(stem, 0))} {words.get(stem, '')}|{headed.get(stem, '')}|"
        f"{signs_of_places(titles.get(stem, ()))}"
        for stem in stems
    }
    lines |= _joined(parts, lambda part: part.terms, _by_provision)
    lines |= _joined(parts, lambda part: part.cited, _by_section)
    lines |= {f"{word}!": others for word, others in _known_synonyms(stems, vocabulary)}
    beside = {stem: headed[stem] for stem in sorted(vocabulary.beside) if stem in headed}
    return MergedIndex(
        tuple(f"{key} {lines[key]}" for key in sorted(lines)),
        tuple(sorted(rarities)),
        {**_layout(current, parts, vocabulary), "beside": beside},
    )


def _known_synonyms(stems: Collection[str], vocabulary: SearchVocabulary) -> Iterator[tuple[str, str]]:
    """The synonyms that the law uses, by the word or the phrase for which they stand."""
    phrases = {"_".join(each): others for each, others in vocabulary.phrases.items()}
    for word, others in {**vocabulary.synonyms, **phrases}.items():
        known = [other for other in others if other in stems]
        if known:
            yield word, " ".join(known)


def _rarities(current: Sequence[IndexPart]) -> Mapping[str, int]:
    """How rare each stem of the texts to be read is."""
    counts: dict[str, int] = {stem: 0 for part in current for stem in part.titles}
    for part in current:
        for stem, having in zip(part.stems, part.having, strict=True):
            counts[stem] = counts.get(stem, 0) + having
    sections = sum(part.section_count for part in current)
    return {stem: rarity_of(count, sections) for stem, count in counts.items()}


def _layout(
    current: Sequence[IndexPart], parts: Sequence[IndexPart], vocabulary: SearchVocabulary
) -> dict[str, object]:
    formal = (
        at
        for at, stems in enumerate(stems for part in parts for stems in part.heading_stems)
        if stems and vocabulary.formal.issuperset(stems.split(" "))
    )
    words_of_provisions = sum(part.words_of_provisions for part in current)
    words_of_sections = sum(part.words_of_sections for part in current)
    return {
        "provisions": "".join(part.provisions for part in parts),
        "lengths": "".join(part.lengths for part in parts),
        "headings": "".join(part.heading_lengths for part in parts),
        "titles": signs_of_each(len(part.titles) for part in parts),
        "defines": _joined(parts, lambda part: part.defining, _by_provision).get("", ""),
        "money": _joined(parts, lambda part: part.stating, _by_provision).get("", ""),
        "formalHeadings": signs_of_places(formal),
        "answers": _answers(parts, vocabulary),
        "averageProvision": average_length(words_of_provisions, sum(part.provision_count for part in current)),
        "averageSection": average_length(words_of_sections, sum(part.section_count for part in current)),
    }


def _answers(parts: Sequence[IndexPart], vocabulary: SearchVocabulary) -> dict[str, str]:
    """By how a question is asked, the sections whose heading answers."""
    headed = [frozenset(stems.split(" ")) for part in parts for stems in part.heading_stems]
    return {
        " ".join(asked): signs_of_places(at for at, own in enumerate(headed) if not own.isdisjoint(stems))
        for asked, stems in vocabulary.answers.items()
    }


def _by_provision(part: IndexPart) -> int:
    return part.provision_count


def _by_section(part: IndexPart) -> int:
    return part.section_count


def _joined(
    parts: Iterable[IndexPart],
    places: Callable[[IndexPart], PlacesPart],
    counted: Callable[[IndexPart], int],
    scale: int = 1,
) -> dict[str, str]:
    """Where each key stands in all of ``parts``, in signs; their first places are ``scale`` times what they are."""
    found: dict[str, list[str]] = {}
    ends: dict[str, int] = {}
    parts = tuple(parts)
    for part, start in zip(parts, accumulate(map(counted, parts), initial=0), strict=False):
        own = places(part)
        for key, first, rest, last in zip(own.keys, own.firsts, own.rests, own.lasts, strict=True):
            held = found.get(key)
            if held is None:
                found[key] = [signs_of(start * scale + first), rest]
            else:
                held += (signs_of((start - ends[key] - 1) * scale + first), rest)
            ends[key] = start + last
    return {key: "".join(held) for key, held in found.items()}
