"""Searching all that a workspace holds: texts in every version, meetings, bills, and the files beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeGuard

from engross.errors import EngrossError, SourceError
from engross.services.scans.page_events import TellPage, untold
from engross.services.search.attached_words import attached_files, attached_pages
from engross.services.search.code_search import SearchedCode, SearchHit, hit_of
from engross.services.selection.base_and_draft_choice import SelectionContext, settled_texts
from engross.site.search.ranking import rank
from engross.site.search.searched_sections import SearchedSection, searched_document, searched_sections
from engross.site.search.synonyms import read_vocabulary
from engross.site.search.word_index import word_index
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace, load, read_bytes, read_toml, relative_name

if TYPE_CHECKING:
    from engross.result_cache.entries import ResultCache

DocumentKind = Literal["section", "version", "meeting", "bill", "attachment"]
"""A section of a text to be read; one that another version has in other words; a meeting; a bill; a file beside."""

_MOST = 50


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """What answers, of all that a workspace holds.

    ``file`` is that it stands in, as the workspace names it; ``version`` of a text, else empty; ``page`` of an
    attachment that has pages, from 1, else 0. ``hit``: as of a section; of what is no law ``title`` is the document,
    ``heading`` its part.
    """

    kind: DocumentKind
    file: str
    version: str
    page: int
    hit: SearchHit


@dataclass(frozen=True, slots=True)
class FoundDocuments:
    """The documents found, the best first; and what could not be searched, a sentence each."""

    found: tuple[FoundDocument, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchedWorkspace:
    """All that a workspace holds, ready to be searched many times; ``sources`` are what each group of the index of its
    ``texts`` stands in."""

    texts: SearchedCode
    sources: tuple[_Source, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """What the sections of a group of the index stand in; ``pages``: whether they are pages."""

    kind: DocumentKind
    file: str
    version: str = ""
    pages: bool = False


_Group = tuple[_Source, tuple[SearchedSection, ...]]


def searched_workspace(
    setting: SelectionContext, tell: TellPage = untold, cache: ResultCache | None = None
) -> SearchedWorkspace:
    """Every text in every version, the meetings, the bills, and the files with words in their folders.

    Scans are read by text recognition, each page told of before; ``cache`` keeps what was read. What cannot be read is
    named in the remarks. Errors: SourceError where the synonyms or the city's levels are not as they must be.
    """
    workspace = setting.workspace()
    groups: list[_Group] = []
    remarks: list[str] = []
    for folder in workspace.chapters():
        groups += _texts(workspace, folder, setting, remarks)
    for path in workspace.meetings():
        groups += _records(workspace, path, "meeting", remarks)
    for path in workspace.bills().values():
        groups += _records(workspace, path, "bill", remarks)
    for path in attached_files(workspace):
        groups += _attachment(workspace, path, tell, cache, remarks)
    index = word_index([sections for _, sections in groups])
    sources = tuple(source for source, _ in groups)
    return SearchedWorkspace(SearchedCode(index, read_vocabulary(setting.templates()), tuple(remarks)), sources)


def find_documents(searched: SearchedWorkspace, question: str) -> tuple[FoundDocument, ...]:
    """What answers ``question``, at most 50, the best first."""
    found, index = [], searched.texts.index
    for ranked in rank(index, searched.texts.vocabulary, question)[:_MOST]:
        group = next(at for at, end in enumerate(index.chapter_starts[1:]) if ranked.section < end)
        source = searched.sources[group]
        page = ranked.section - index.chapter_starts[group] + 1 if source.pages else 0
        found.append(FoundDocument(source.kind, source.file, source.version, page, hit_of(index, ranked)))
    return tuple(found)


def search_everything(
    setting: SelectionContext, question: str, tell: TellPage = untold, cache: ResultCache | None = None
) -> FoundDocuments:
    """What answers ``question`` (``find_documents``) in ``searched_workspace``. Errors: as there."""
    searched = searched_workspace(setting, tell, cache)
    return FoundDocuments(find_documents(searched, question), searched.texts.remarks)


def _texts(
    workspace: Workspace, folder: ChapterFolder, setting: SelectionContext, remarks: list[str]
) -> Iterator[_Group]:
    """The text to be read, then of each other version, the newest first, the sections that no text before has so."""
    first = settled_texts(folder, setting.today).draft
    known: set[object] = set()
    for item in (first, *(each for each in reversed(folder.versions) if each != first)):
        file = relative_name(workspace.root, item.path)
        try:
            sections = tuple(searched_sections(load(item.path, file, workspace.hierarchy())))
        except SourceError as fault:
            remarks.append(f"{file} was not searched: {fault}")
            continue
        own = tuple(section for section in sections if _words(section) not in known)
        known.update(map(_words, own))
        yield _Source("section" if item == first else "version", file, str(item.version)), own


def _words(section: SearchedSection) -> object:
    return section.heading, tuple(provision.words for provision in section.provisions)


def _records(workspace: Workspace, path: Path, kind: DocumentKind, remarks: list[str]) -> Iterator[_Group]:
    """The file of a meeting or a bill: what stands before its tables, and each of them."""
    file = relative_name(workspace.root, path)
    try:
        told = read_toml(path)
    except EngrossError as fault:
        remarks.append(f"{file} was not searched: {fault}")
        return
    title = str(told.get("title") or path.stem)
    tables = [part for value in told.values() if _is_tables(value) for part in value]
    parts = [
        ("", {key: value for key, value in told.items() if not _is_tables(value)}),
        *((str(part.get("title", "")), part) for part in tables),
    ]
    yield (
        _Source(kind, file),
        tuple(
            searched_document(title, f"{title}, {heading}" if heading else title, heading, _strings(part))
            for heading, part in parts
        ),
    )


def _is_tables(value: object) -> TypeGuard[list[dict[str, object]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(part, dict) for part in value)


def _strings(value: object) -> Iterator[str]:
    """The words and days in a value of TOML, in order."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
    else:
        yield str(value)


def _attachment(
    workspace: Workspace, path: Path, tell: TellPage, cache: ResultCache | None, remarks: list[str]
) -> Iterator[_Group]:
    file = relative_name(workspace.root, path)
    try:
        pages = attached_pages(read_bytes(path), path.name, tell, cache)
    except EngrossError as fault:
        remarks.append(f"{file} was not searched: {fault}")
        return
    yield (
        _Source("attachment", file, pages=len(pages) > 1),
        tuple(
            searched_document(
                path.name,
                f"{path.name}, page {number}" if len(pages) > 1 else path.name,
                "",
                filter(str.strip, words.splitlines()),
            )
            for number, words in enumerate(pages, 1)
        ),
    )
