"""A sentence of the law, and where it stands."""

from __future__ import annotations

import hashlib

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """A sentence of the law, or a cell with its headings, and where it stands; ``eid`` is its provision's."""

    eid: str
    place: str
    words: str

    @property
    def sha256(self) -> str:
        """The hash of the words (UTF-8, hex): a changed sentence has another."""
        return hashlib.sha256(self.words.encode("utf-8")).hexdigest()
