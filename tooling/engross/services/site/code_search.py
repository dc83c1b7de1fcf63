"""Searching the sections of a workspace by the words of a question."""

from __future__ import annotations

from engross.errors import SourceError
from engross.services.selection.base_and_draft_choice import SelectionContext, settled_texts
from engross.site.search_ranking import SearchedSection, rank, search_index
from engross.site.searched_sections import read_synonyms, searched_sections
from engross.values import dataclass
from engross.workspace import load, relative_name

_MOST = 20
_PASSAGE = 240
"""Characters of the words that are shown of a section."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A section that answers: its chapter, number and heading, and the words of its provision that answers best."""

    chapter: str
    section: str
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The sections found, the best first; and what could not be searched, a sentence each."""

    hits: tuple[SearchHit, ...]
    remarks: tuple[str, ...]


def search_code(setting: SelectionContext, question: str) -> SearchResult:
    """The sections of the texts to be read (the pending draft, else the law) that answer ``question``, at most 20.

    A chapter that cannot be read is named in the remarks. Errors: SourceError where the synonyms are not as they must
    be, or the city's file declares levels that no code can have.
    """
    workspace = setting.workspace()
    hierarchy = workspace.hierarchy()
    sections: list[SearchedSection] = []
    remarks: list[str] = []
    for folder in workspace.chapters():
        file = settled_texts(folder, setting.today).draft
        try:
            chapter = load(file.path, relative_name(workspace.root, file.path), hierarchy)
        except SourceError as fault:
            remarks.append(f"{folder.name} was not searched: {fault}")
            continue
        sections += searched_sections(chapter)
    index = search_index(sections, read_synonyms(setting.templates()))
    hits = []
    for found in rank(index, question)[:_MOST]:
        section = sections[found.at]
        words = section.provisions[found.provision].words if section.provisions else ""
        hits.append(SearchHit(section.chapter, section.number, section.heading, _shortened(words)))
    return SearchResult(tuple(hits), tuple(remarks))


def _shortened(words: str) -> str:
    if len(words) <= _PASSAGE:
        return words
    return f"{words[: words.rfind(' ', 0, _PASSAGE)].rstrip(' ,;:')} …"
