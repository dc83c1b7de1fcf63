"""The publisher's notes that a page prints before other words of their provision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field

from engross.import_proof.expected_words import Expected
from engross.values import dataclass


@dataclass(slots=True)
class EarlyNotes:
    """The notes among ``expected``, where each is printed behind all other words of its provision.

    ``met``: the places in ``expected`` of those that the page has shown before.
    """

    expected: Sequence[Expected]
    met: list[int] = field(default_factory=list)
    _places: dict[str, list[int]] | None = None

    def meets(self, words: str, start: int) -> bool:
        """Whether ``words`` are a note that was not met yet, and all that is read from ``start`` up to it stands in its
        own provision; it is met then."""
        found = next((at for at in self._of(words) if at >= start and at not in self.met), None)
        if found is None:
            return False
        inside = {id(provision) for provision in self.expected[found].provision.walk()}
        if any(id(self.expected[at].provision) not in inside for at in range(start, found)):
            return False
        self.met.append(found)
        return True

    def _of(self, words: str) -> Sequence[int]:
        if self._places is None:
            self._places = defaultdict(list)
            for at, expected in enumerate(self.expected):
                if expected.is_note:
                    self._places[expected.words].append(at)
        return self._places.get(words, ())
