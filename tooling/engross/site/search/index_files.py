"""The files of the search index: scripts that a page can read from a folder, without a server, as it needs them.

``search-index.js`` says what there is; ``search/words-N.js`` hold the words, in order, with where each stands,
``search/sections-N.js`` what is shown of the sections, ``search/stems.js`` every word, for those that are misspelt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from engross.compose.law.page_lines import DELETED_PREFIX
from engross.model.publication.docket import Docket, Ordinance
from engross.patterns import compile_on_use
from engross.site.page_addresses import INDEX, SEARCH_PARTS, redline_page
from engross.site.page_templates import SiteFile, json_data
from engross.site.phrases import SitePhrases
from engross.site.search.index_parts import IndexPart, index_part
from engross.site.search.index_text import MergedIndex, merged_index
from engross.site.search.site_sections import SearchedOrdinance, VersionedSection
from engross.site.search.stems import ASKING_STEMS, KEPT_FORMS
from engross.site.search.synonyms import SearchVocabulary
from engross.site.search.ways import ENDINGS, misspelt_for
from engross.site.search.weights import WEIGHTS
from engross.site.titles import chapter_title, version_words
from engross.values import dataclass

_WORDS_SIZE, _SECTIONS_SIZE = 16_000, 24_000
"""Characters of a file, about: a question reads one for each word and synonym, one for each section that is shown."""
_PASSAGE, _LONG_PASSAGE, _AROUND = 88, 240, 40
"""Characters that are shown of a provision; of one in a small code; and of them, around its first figure where that
comes later."""
_SMALL = 400
"""Sections of a small code: its index is small with long passages too."""
_FIGURE = compile_on_use(r"\$\d|\b\d+(?:\.\d+)? ?(?:dB|percent|%)")


@dataclass(frozen=True, slots=True)
class IndexedSections:
    """Sections of one ordinance in the index: what they add to it, and what is shown of each, short, and long where the
    code may be a small one."""

    part: IndexPart = IndexPart()
    short: tuple[str, ...] = ()
    long: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexedOrdinance:
    """An ordinance in the index: the sections of its text to be read, and those that only its other versions have."""

    current: IndexedSections = IndexedSections()
    others: IndexedSections = IndexedSections()


def indexed_ordinance(searched: SearchedOrdinance) -> IndexedOrdinance:
    """What is searched of an ordinance, counted for the index."""
    small = len(searched.current) <= _SMALL
    return IndexedOrdinance(_indexed(searched.current, small=small), _indexed(searched.others, small=small))


def _indexed(sections: Sequence[VersionedSection], *, small: bool) -> IndexedSections:
    return IndexedSections(
        index_part([each.section for each in sections]),
        tuple(_facts(each, _PASSAGE) for each in sections),
        tuple(_facts(each, _LONG_PASSAGE) for each in sections) if small else (),
    )


def index_files(
    docket: Docket, indexed: Sequence[IndexedOrdinance], vocabulary: SearchVocabulary, words: SitePhrases
) -> Iterator[SiteFile]:
    """The index of ``docket``, whose ordinances are ``indexed``, in its order."""
    current = list(zip(docket.ordinances, (own.current for own in indexed), strict=True))
    others = [
        (each, own.others)
        for each, own in zip(docket.ordinances, indexed, strict=True)
        if own.others.part.section_count
    ]
    every = (*current, *others)
    index = merged_index([own.part for _, own in current], [own.part for _, own in others], vocabulary)
    sections = sum(own.part.section_count for _, own in current)
    lines = list(_split(index.lines, _WORDS_SIZE))
    shown = (fact for _, own in every for fact in (own.long if sections <= _SMALL else own.short))
    facts = list(_split(shown, _SECTIONS_SIZE))
    firsts = [0]
    for number, part in enumerate(lines):
        yield _part("words", number, json_data("\n".join(part)))
    for number, part in enumerate(facts):
        yield _part("sections", number, f"[{','.join(part)}]")
        firsts.append(firsts[-1] + len(part))
    yield _part("stems", None, json_data("\n".join(misspelt_for(index.known))))
    value = {
        "words": " ".join(part[0].partition(" ")[0] for part in lines),
        "sections": firsts[:-1],
        "current": sections,
        "deleted": DELETED_PREFIX,
        "chapters": [
            *(_chapter(ordinance, own.part.section_count, words) for ordinance, own in current),
            *({**_chapter(ordinance, own.part.section_count, words), "other": 1} for ordinance, own in others),
        ],
        **_constants(index, vocabulary),
    }
    yield INDEX, f"window.engrossSearch={json_data(value)};\n".encode()


def _constants(index: MergedIndex, vocabulary: SearchVocabulary) -> dict[str, object]:
    """What the ranking of the page needs of the words, the weights and the layout."""
    kinds = {"asking": ASKING_STEMS, "amounts": vocabulary.amounts, "meanings": vocabulary.meanings}
    return {
        "weights": asdict(WEIGHTS),
        **{kind: " ".join(sorted(stems)) for kind, stems in (*kinds.items(), ("formal", vocabulary.formal))},
        "endings": " ".join(sorted(ENDINGS)),
        "forms": KEPT_FORMS,
        **index.layout,
    }


def _split(lines: Iterable[str], size: int) -> Iterator[list[str]]:
    part: list[str] = []
    length = 0
    for line in lines:
        if part and length + len(line) > size:
            yield part
            part, length = [], 0
        part.append(line)
        length += len(line)
    if part:
        yield part


def _part(kind: str, number: int | None, value: str) -> SiteFile:
    name = kind if number is None else f"{kind}-{number}"
    return f"{SEARCH_PARTS}/{name}.js", f'engrossPart("{kind}",{number or 0},{value});\n'.encode()


def _chapter(ordinance: Ordinance, sections: int, words: SitePhrases) -> dict[str, object]:
    base = ordinance.base
    units = ", ".join(unit.label for unit in ordinance.current.above)
    return {
        **({"units": units} if units else {}),
        "name": ordinance.name,
        "number": ordinance.current.number,
        "title": chapter_title(ordinance.current, words),
        **({"redline": redline_page(ordinance.name, base, ordinance.draft)} if base else {}),
        "versions": [[str(chapter.version), version_words(chapter, words)] for chapter in ordinance.versions],
        "sections": sections,
    }


def _facts(each: VersionedSection, length: int) -> str:
    """Citation, heading, eId, versions, whether it is in the redline, and of each provision how its citation and eId go
    on, the words that are shown, and whether it is in the redline."""
    section = each.section
    provisions = [
        [
            _onward(section.place, provision.place),
            provision.eid.removeprefix(section.eid),
            passage(provision.words, length),
            *([1] if redlined else []),
        ]
        for provision, redlined in zip(section.provisions, each.redlined[1:], strict=True)
    ]
    return json_data([section.place, section.heading, section.eid, each.versions, int(each.redlined[0]), provisions])


def _onward(place: str, below: str) -> str:
    return below.removeprefix(place) if below.startswith(place) else f"={below}"


def passage(words: str, length: int = _PASSAGE) -> str:
    """The first words of a provision, of ``length`` characters; where its first figure comes later, those around it
    too."""
    if len(words) <= length:
        return words
    figure = _FIGURE.search(words, length - _AROUND)
    if figure is None or figure.end() < length:
        return f"{_cut(words, length)} …"
    start = words.rfind(" ", 0, figure.start() - _AROUND // 2) + 1
    return f"{_cut(words, length - _AROUND)} … {_cut(words[start:], _AROUND)} …"


def _cut(words: str, length: int) -> str:
    end = words.rfind(" ", 0, length + 1) if len(words) > length else len(words)
    return words[: end if end > 0 else length].rstrip(" ,;:")
