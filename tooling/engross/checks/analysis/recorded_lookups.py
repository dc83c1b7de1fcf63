"""Which other chapters a check asked for: what its findings depend on beside the chapter itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engross.checks.analysis.chapter_indexes import ChapterIndexes, IndexedCode
from engross.cite.resolving.chapter_index import ChapterIndex


class RecordedCode(IndexedCode):
    """The chapters of a code, looked up in ``code``; ``asked`` are the numbers that were looked up, be they there or
    not, ``counted`` whether all numbers were gone through."""

    def __init__(self, code: IndexedCode) -> None:
        """``code``: the chapters, which other drafts may share."""
        super().__init__({})
        self._inner = code
        self.asked: set[str] = set()
        self.counted = False

    def chapter(self, number: str) -> ChapterIndexes:
        """As of ``IndexedCode``."""
        self.asked.add(number)
        return self._inner.chapter(number)

    def with_words(self, number: str) -> ChapterIndex:
        """As of ``IndexedCode``."""
        self.asked.add(number)
        return self._inner.with_words(number)

    def __iter__(self) -> Iterator[str]:
        """The numbers."""
        self.counted = True
        return iter(self._inner)

    def __len__(self) -> int:
        """How many chapters there are."""
        self.counted = True
        return len(self._inner)


class RecordedNumbers(Collection[str]):
    """Numbers of chapters; ``asked`` are those that were looked for, each with whether it is among them."""

    def __init__(self, numbers: Collection[str]) -> None:
        """``numbers``: those that there are."""
        self._numbers = numbers
        self.asked: dict[str, bool] = {}

    def __contains__(self, number: object) -> bool:
        """Whether ``number`` is among them."""
        held = number in self._numbers
        self.asked[str(number)] = held
        return held

    def __bool__(self) -> bool:
        """Always true, so that it is asked even where there are none."""
        return True

    def __iter__(self) -> Iterator[str]:
        """The numbers."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._numbers)
