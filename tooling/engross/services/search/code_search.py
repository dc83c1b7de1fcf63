"""Searching the sections of a workspace by the words of a question."""

from __future__ import annotations

from engross.errors import SourceError
from engross.services.selection.base_and_draft_choice import SelectionContext, settled_texts
from engross.site.search.ranking import RankedSection, rank
from engross.site.search.searched_sections import SearchedSection, searched_sections
from engross.site.search.synonyms import SearchVocabulary, read_vocabulary
from engross.site.search.word_index import WordIndex, word_index
from engross.values import dataclass
from engross.workspace import load, relative_name

MOST_HITS = 20
"""The sections that are shown of those that answer."""
_PASSAGE = 240
"""Characters of the words that are shown of a section."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A section that answers.

    ``chapter``: its number, else its title; ``section`` its number; ``words``: those of its provision that answers
    best, which is cited as ``citation``. ``title``: that of the chapter; ``above``: the units it stands in (Title 8).
    """

    chapter: str
    section: str
    heading: str
    words: str
    citation: str
    title: str
    above: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The sections found, the best first; and what could not be searched, a sentence each."""

    hits: tuple[SearchHit, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchedCode:
    """Texts by their words, ready to be searched many times; what of them could not be, a sentence each."""

    index: WordIndex
    vocabulary: SearchVocabulary
    remarks: tuple[str, ...] = ()


def searched_code(setting: SelectionContext) -> SearchedCode:
    """The texts to be read (the pending draft, else the law). A chapter that cannot be read is named in the remarks.

    Errors: SourceError where the synonyms are not as they must be, or the city's file declares levels that no code
    can have.
    """
    workspace = setting.workspace()
    hierarchy = workspace.hierarchy()
    chapters: list[tuple[SearchedSection, ...]] = []
    remarks: list[str] = []
    for folder in workspace.chapters():
        file = settled_texts(folder, setting.today).draft
        try:
            chapter = load(file.path, relative_name(workspace.root, file.path), hierarchy)
        except SourceError as fault:
            remarks.append(f"{folder.name} was not searched: {fault}")
            continue
        chapters.append(tuple(searched_sections(chapter)))
    return SearchedCode(word_index(chapters), read_vocabulary(setting.templates()), tuple(remarks))


def find_sections(code: SearchedCode, question: str) -> tuple[SearchHit, ...]:
    """The sections that answer ``question``, at most MOST_HITS, the best first: in the order of the site's page."""
    return tuple(hit_of(code.index, found) for found in rank(code.index, code.vocabulary, question)[:MOST_HITS])


def hit_of(index: WordIndex, found: RankedSection) -> SearchHit:
    """What is shown of a section of ``index`` that was found."""
    section = index.sections[found.section]
    best = None if found.provision is None else index.provision(found.provision)
    shown = best or next(iter(section.provisions), None)
    return SearchHit(
        section.chapter,
        section.number,
        section.heading,
        _shortened(shown.words) if shown else "",
        (best.place if best else "") or section.place,
        section.title,
        section.above,
    )


def search_code(setting: SelectionContext, question: str) -> SearchResult:
    """The sections that answer ``question`` (``find_sections``) in ``searched_code``. Errors: as there."""
    code = searched_code(setting)
    return SearchResult(find_sections(code, question), code.remarks)


def _shortened(words: str) -> str:
    if len(words) <= _PASSAGE:
        return words
    return f"{words[: words.rfind(' ', 0, _PASSAGE)].rstrip(' ,;:')} …"
