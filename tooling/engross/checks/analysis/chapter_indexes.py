"""Indexes of the other chapters that citations lead to, made on demand and cached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from engross.cite.resolving.chapter_index import ChapterIndex, index_chapter
from engross.model.law.code import Code, Draft
from engross.values import dataclass

if TYPE_CHECKING:
    from engross.checks.analysis.provision_history import ProvisionHistory

_ROOM = 1024
"""Chapters kept at hand; the one that came first goes first."""


@dataclass(frozen=True, slots=True)
class ChapterIndexes:
    """A chapter's index, that of its version in force, and what became of that (both None where there is none)."""

    now: ChapterIndex
    old: ChapterIndex | None
    past: ProvisionHistory | None


def index_and_history(draft: Draft) -> tuple[ChapterIndex | None, ProvisionHistory | None]:
    """The index of the base of a draft, and what became of it; None where there is none."""
    if draft.comparison is None:
        return None, None
    from engross.checks.analysis.provision_history import provision_history

    return index_chapter(draft.comparison.old), provision_history(draft.comparison)


class IndexedCode(Mapping[str, ChapterIndex]):
    """The indexes of a code's chapters by number, as ``resolve`` looks citations up in them."""

    def __init__(self, code: Code, whole: Callable[[str], Draft] | None = None) -> None:
        """``code``: the chapters at hand; ``whole`` reads one with its words, where those of ``code`` have none."""
        self._code = code
        self._whole = whole
        self._held: dict[str, ChapterIndexes] = {}
        self._with_words: dict[str, ChapterIndex] = {}

    def chapter(self, number: str) -> ChapterIndexes:
        """Chapter ``number``; KeyError where it is not at hand."""
        if number not in self._held:
            draft = self._code[number]
            if len(self._held) >= _ROOM:
                del self._held[next(iter(self._held))]
            old, past = index_and_history(draft)
            now = replace(index_chapter(draft.chapter), shares_number=draft.shares_number)
            old = replace(old, shares_number=draft.shares_number) if old is not None else None
            self._held[number] = ChapterIndexes(now, old, past)
        return self._held[number]

    def with_words(self, number: str) -> ChapterIndex:
        """Chapter ``number`` with its words; KeyError where it is not at hand."""
        if self._whole is None:
            return self[number]
        if number not in self._with_words:
            self._with_words[number] = index_chapter(self._whole(number).chapter)
        return self._with_words[number]

    def __getitem__(self, number: str) -> ChapterIndex:
        """The index of chapter ``number`` in the version that is checked."""
        return self.chapter(number).now

    def __iter__(self) -> Iterator[str]:
        """The numbers."""
        return iter(self._code)

    def __len__(self) -> int:
        """How many chapters there are."""
        return len(self._code)


class IndexedCodeInForce(Mapping[str, ChapterIndex]):
    """The same chapters in the versions in force."""

    def __init__(self, indexed_code: IndexedCode) -> None:
        """``indexed_code``: the chapters."""
        self._indexed_code = indexed_code

    def __getitem__(self, number: str) -> ChapterIndex:
        """The index of chapter ``number`` in the version in force, or in its only one."""
        indexed = self._indexed_code.chapter(number)
        return indexed.old or indexed.now

    def __iter__(self) -> Iterator[str]:
        """The numbers."""
        return iter(self._indexed_code)

    def __len__(self) -> int:
        """How many chapters there are."""
        return len(self._indexed_code)
