"""What the site shows of each text, taken from the text once: after an edit elsewhere nothing of it is read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from engross.akn import parse_chapter
from engross.model.law.chapter import Chapter, Source
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.picture import ChapterPicture
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.entries import ResultCache
from engross.result_cache.packed_values import keep_value, kept_value
from engross.result_cache.program_identity import program_identity
from engross.services.building.shared_renders import hierarchy_key
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.remembered_work import cache_of, remembered
from engross.site import TextFacts, text_facts
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class TextFile:
    """The file of a text: the ``folder`` of its ordinance, its ``path``, what outputs call it with its hash, its bytes,
    the ``hierarchy`` of its code, and the ``pictures`` beside it that it names."""

    folder: str
    path: Path
    source: Source
    data: bytes
    hierarchy: Hierarchy
    pictures: tuple[ChapterPicture, ...] = ()

    def chapter(self) -> Chapter:
        """The text. Errors: SourceError where the file is not as it must be."""
        return replace(parse_chapter(self.data, self.source.name, self.hierarchy), pictures=self.pictures)


@dataclass(frozen=True, slots=True)
class DigestedFacts:
    """The facts of a text, and the hash of what lists show of it and of what its notes say."""

    facts: TextFacts
    listed: str
    noted: str


def facts_of(file: TextFile) -> DigestedFacts:
    """The facts of the text in ``file``. Errors: SourceError where it is not as it must be."""
    facts = text_facts(file.folder, file.chapter())
    return DigestedFacts(facts, key_of(facts.listed), key_of(facts.noted))


def facts_of_each(files: Iterable[TextFile], in_order: InOrder) -> Iterator[DigestedFacts]:
    """The facts of each text, in order, with what the cache has of them. Errors: as of ``facts_of``."""
    cache = cache_of(in_order)
    return in_order(facts_of, files) if cache is None else remembered(in_order, facts_of, files, _TextMemory(cache))


class _TextMemory:
    """The facts of texts, by the bytes of their files; as of ``Memory``."""

    def __init__(self, cache: ResultCache) -> None:
        self._cache = cache

    def key(self, each: TextFile) -> str:
        return key_of("facts of a text", program_identity(), each.folder, each.source, hierarchy_key(each.hierarchy))

    def has(self, key: str) -> bool:
        return self._cache.has(key)

    def prepared(self, each: TextFile) -> TextFile:
        return each

    def kept(self, key: str, again: Callable[[], DigestedFacts]) -> DigestedFacts | None:  # noqa: ARG002 - kept whole
        found: DigestedFacts | None = kept_value(self._cache, key, DigestedFacts)
        return found

    def keep(self, key: str, each: TextFile, result: DigestedFacts) -> None:  # noqa: ARG002 - its key is known
        keep_value(self._cache, key, result)
