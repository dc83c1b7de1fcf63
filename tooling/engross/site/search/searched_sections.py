"""The sections of a chapter as they are searched, their words counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from engross.compose.source_names import chapter_name
from engross.model.law.chapter import Chapter
from engross.model.law.definition_words import definition_of
from engross.model.law.place import places
from engross.model.law.provision import CONTAINERS, Provision
from engross.model.law.text import Text
from engross.site.search.stems import searched_stems, tokens
from engross.values import dataclass

_QUOTES = ('"', "“")
_OF_DEFINITIONS = frozenset(tokens("definitions terms meanings defined words"))
"""Stems of the heading of a section in which each provision with a quoted term at its start defines it."""


@dataclass(frozen=True, slots=True)
class SearchedProvision:
    """A provision of a section as it is searched: how it is cited, its eId, its words, the terms that it defines, its
    stems with how often it has each, and how many they are."""

    place: str
    eid: str
    words: str
    terms: tuple[tuple[str, ...], ...]
    counts: tuple[tuple[str, int], ...]
    length: int


@dataclass(frozen=True, slots=True)
class SearchedSection:
    """A section as it is searched: its chapter, the title of that and the units above it, its number, citation and eId,
    its heading, the stems of title and heading, and its provisions, its own words first.

    What stands outside a section (the words before the first, an appendix) is a section of its own here.
    """

    chapter: str
    title: str
    above: str
    number: str
    place: str
    eid: str
    heading: str
    title_stems: tuple[str, ...]
    heading_stems: tuple[str, ...]
    provisions: tuple[SearchedProvision, ...]


def searched_sections(chapter: Chapter) -> Iterator[SearchedSection]:
    """Every section of ``chapter`` and what stands outside of them, in reading order."""
    cited = places(chapter)
    title, above = chapter_name(chapter), ", ".join(unit.label for unit in chapter.above)
    title_stems = tuple(dict.fromkeys(searched_stems(chapter.title or title)))
    within: set[int] = set()
    for provision in chapter.walk():
        if id(provision) in within:
            continue
        section = provision.level == "section"
        heading = provision.heading.words if provision.heading else ""
        if section:
            within.update(map(id, provision.walk()))
        own = tuple(_provisions(provision, cited, _defines(heading)) if section else _own(provision, cited))
        if section or own:
            yield SearchedSection(
                chapter.number or chapter.title,
                title,
                above,
                provision.number or provision.label.strip(),
                cited.get(provision.eid, provision.label.strip()),
                provision.eid,
                heading,
                title_stems,
                tuple(dict.fromkeys(searched_stems(heading.partition("(")[0] or heading))),
                own,
            )


def searched_document(title: str, place: str, heading: str, passages: Iterable[str]) -> SearchedSection:
    """A document that is no law, or a part of one, as it is searched: its title, how the part is called, the heading of
    that, and its words, a passage each."""
    counted = tuple(
        SearchedProvision("", "", words, (), tuple(counts.items()), counts.total())
        for words in passages
        for counts in [Counter(searched_stems(words))]
    )
    titled, headed = (tuple(dict.fromkeys(searched_stems(words))) for words in (title, heading))
    return SearchedSection("", title, "", "", place, "", heading, titled, headed, counted)


def _defines(heading: str) -> bool:
    return not _OF_DEFINITIONS.isdisjoint(tokens(heading))


def _own(provision: Provision, cited: dict[str, str]) -> Iterator[SearchedProvision]:
    """The words of a provision outside of the sections, without those of what stands in it."""
    words = _words(provision)
    if words and (provision.blocks() or provision.level not in CONTAINERS):
        yield _counted(provision, words, (), cited)


def _provisions(provision: Provision, cited: dict[str, str], defines: bool) -> Iterator[SearchedProvision]:
    """A provision and those below it; a definition, and whatever stands in a section of definitions, as one with all
    that stands in it."""
    terms = _terms(provision, defines)
    below = defines and provision.level not in ("section", *CONTAINERS)
    if terms or below or provision.level == "definition":
        words = " ".join(filter(None, map(_words, provision.walk())))
        yield _counted(provision, words, terms or (provision.label,), cited)
        return
    words = _words(provision)
    if words:
        yield _counted(provision, words, (), cited)
    for child in provision.children:
        yield from _provisions(child, cited, defines)


def _terms(provision: Provision, defines: bool) -> tuple[str, ...]:
    if provision.level == "section":
        return _own_terms(provision)
    if provision.level == "definition" or not defines:
        return provision.terms
    found = definition_of(provision.head()[0], among_definitions=True)
    if found is None:
        return ()
    return tuple(found.plain[tag.start : tag.end] for tag in found.tags if tag.kind == "def")


def _own_terms(section: Provision) -> tuple[str, ...]:
    """The term that a section as a whole defines, by its first words: a quoted one that the heading names."""
    first = next((block for block in section.body if isinstance(block, Text)), None)
    found = definition_of(first, among_definitions=True) if first and first.plain[:1] in _QUOTES else None
    if found is None or section.children:
        return ()
    return tuple(found.plain[tag.start : tag.end] for tag in found.tags if tag.kind == "def")


def _words(provision: Provision) -> str:
    texts = [text for text in provision.texts() if text is not provision.heading or provision.level != "section"]
    notes = [block.words for text in texts for note in text.notes for block in note.content]
    return " ".join(filter(None, (*(text.words for text in texts), *notes)))


def _counted(provision: Provision, words: str, terms: tuple[str, ...], cited: dict[str, str]) -> SearchedProvision:
    counts = Counter(searched_stems(words))
    named = tuple(tuple(sorted(set(searched_stems(term)))) for term in terms)
    place = cited.get(provision.eid, "")
    return SearchedProvision(place, provision.eid, words, named, tuple(counts.items()), counts.total())
