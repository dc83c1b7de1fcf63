"""The text of a chapter as one string with an index of its blocks: one search covers all of them.

Nearly every passage of a chapter holds nothing that a given check looks for. A check therefore asks for the passages
that may: those in which a needle stands somewhere. That costs one search over the whole chapter.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from engross.checks.analysis.text_blocks import TextBlock
from engross.checks.analysis.word_stems import lower_case_set, parts_in_words
from engross.patterns import compile_on_use
from engross.values import dataclass

_LETTERS_ONLY = bytes(at if ord("a") <= at <= ord("z") else ord(" ") for at in range(256))
"""Letters stay, all else becomes a blank."""

_FEW = 16
"""Up to so many words are searched for one by one; for more, every passage is gone through once."""
_TWICE = compile_on_use(rb" ([a-z]++)(?= ++\1(?![a-z]))")


@dataclass(frozen=True, slots=True)
class TextIndex:
    """``passages`` in order; ``whole``, their texts, each ended by a line end; ``small``, the same in small letters,
    letter for letter; ``starts``, where each begins; ``parted``, each in small letters and parted at blanks, and
    ``chunks``, the different parts; ``words``, the different words there are, in small letters, and ``dictionary``, the
    same in one string."""

    passages: tuple[TextBlock, ...]
    whole: str
    small: str
    starts: list[int]
    parted: list[list[str]]
    chunks: set[str]
    words: frozenset[str]
    dictionary: str

    def having(self, *needles: str) -> Iterator[TextBlock]:
        """The passages in which one of ``needles`` stands, in order."""
        return self._with(self.whole, needles)

    def saying(self, words: Iterable[str]) -> Iterator[TextBlock]:
        """The passages in which one of ``words`` (in small letters) stands, in any capitals; where few are asked for,
        also those in which one stands in a longer word."""
        asked = frozenset(words)
        if len(asked) <= _FEW:
            return self._with(self.small, asked)
        telling = parts_in_words(self.chunks, asked)
        return (one for one, parted in zip(self.passages, self.parted, strict=True) if not telling.isdisjoint(parted))

    def places(self, *needles: str) -> Iterator[tuple[TextBlock, int]]:
        """Every place in ``whole`` where one of ``needles`` stands, with its passage."""
        for needle in self._known(needles):
            at = self.whole.find(needle)
            while at >= 0:
                yield self.passages[self._passage(at)], at
                at = self.whole.find(needle, at + 1)

    def start(self, at: int) -> int:
        """Where the passage begins that the place ``at`` is in."""
        return self.starts[self._passage(at)]

    def doubling(self) -> Iterator[TextBlock]:
        """The passages in which a word may stand twice running, signs between or the end of the passage left aside."""
        letters = b" " + self.small.encode("ascii", "replace").translate(_LETTERS_ONLY)
        found = {self._passage(match.start()) for match in _TWICE.finditer(letters)}
        return (self.passages[at] for at in sorted(found))

    def _with(self, text: str, needles: Iterable[str]) -> Iterator[TextBlock]:
        found: set[int] = set()
        for needle in self._known(needles):
            at = text.find(needle)
            while at >= 0:
                passage = self._passage(at)
                found.add(passage)
                if passage + 1 == len(self.starts):
                    break
                at = text.find(needle, self.starts[passage + 1])
        return (self.passages[at] for at in sorted(found))

    def _known(self, needles: Iterable[str]) -> Iterator[str]:
        """Those of ``needles`` that may stand in the text: each word of it stands in one of its words."""
        known = self.dictionary
        return (needle for needle in needles if all(word in known for word in needle.lower().split() if word.isalnum()))

    def _passage(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1


def text_index(passages: Iterable[TextBlock]) -> TextIndex:
    """The index of the blocks ``passages``."""
    held = tuple(passages)
    plain = [passage.text.plain for passage in held]
    small = [text.lower() for text in plain]
    if any(len(one) != len(other) for one, other in zip(small, plain, strict=True)):
        small = [*map(_small, plain)]
    parted = [text.split() for text in small]
    chunks: set[str] = set().union(*parted)
    words = lower_case_set(chunks)
    starts = [0, *accumulate(len(text) + 1 for text in plain)][: len(held)]
    return TextIndex(held, "\n".join(plain), "\n".join(small), starts, parted, chunks, words, " ".join(words))


def _small(text: str) -> str:
    """``text`` in small letters; a letter that would become two stays."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
