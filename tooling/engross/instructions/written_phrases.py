"""The phrases that an instruction strikes and inserts: the fewest words that stand once where they are struck."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from engross.instructions.quotation import straight
from engross.model.comparison.span import TextSpan
from engross.model.law.text import NOTE_ANCHOR
from engross.patterns import compile_on_use
from engross.values import dataclass

WordDiff = Callable[[str, str], Sequence[TextSpan]]
"""Compares two texts word by word: ``diff_words``."""


class CannotStrikeError(Exception):
    """A change that no striking, adding or repealing makes: what holds it is restated."""


_WORDS = compile_on_use(r"\S+")


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words struck and words inserted in their place; ``[start, end)`` in characters of the old text."""

    start: int
    end: int
    old: str
    new: str


def replacements(old: str, new: str, word_diff: WordDiff, elsewhere: str = "") -> tuple[Replacement, ...]:
    """What is to be struck from ``old`` and inserted so that it is ``new``, last first; empty where they are equal.

    Each is widened by whole words until it stands once in ``old`` and nowhere in ``elsewhere``, the other words of the
    provision. Those that meet are made one.
    """
    regions = _regions(old, new, word_diff)
    spans: list[tuple[int, int]] = []
    for region in regions:
        left, right = _widened(old, region, new, elsewhere)
        while spans and left <= spans[-1][1]:
            first, last = spans.pop()
            left, right = min(first, left), max(last, right)
        spans.append((left, right))
    return tuple(_replacement(old, span, regions) for span in reversed(spans))


def _replacement(old: str, span: tuple[int, int], regions: list[tuple[int, int, str]]) -> Replacement:
    """The words of ``span``, and the same with the changes in it made."""
    left, right = span
    made, at = "", left
    for start, end, words in regions:
        if left <= start and end <= right:
            made += old[at:start] + words
            at = end
    words = old[left:right]
    if left and (made + old[at:right]).strip()[:1] in tuple(",.;:"):
        # A stop is inserted with the word before it: no blank is left between them.
        blank = old.rfind(" ", 0, left)
        before = old.rfind(" ", 0, blank) + 1 if blank > 0 else 0
        return _replacement(old, (before, right), regions)
    return Replacement(left, right, words.strip(), (made + old[at:right]).strip())


def _regions(old: str, new: str, word_diff: WordDiff) -> list[tuple[int, int, str]]:
    """The places of ``old`` that change, widened to whole words, with the words that stand there in ``new``."""
    made: list[tuple[int, int, str]] = []
    at = 0
    start, words, opened = 0, "", False
    for span in word_diff(old, new):
        if span.mark == "kept":
            if opened:
                made.append((start, at, words))
                opened = False
            at += len(span.text)
            continue
        if not opened:
            start, words, opened = at, "", True
        if span.mark == "deleted":
            at += len(span.text)
        else:
            words += span.text
    if opened:
        made.append((start, at, words))
    return made


def _widened(old: str, region: tuple[int, int, str], new: str, elsewhere: str) -> tuple[int, int]:
    """A place widened to whole words, and by words beside it while it does not stand once."""
    words = [(found.start(), found.end()) for found in _WORDS.finditer(old)]
    start, end, inserted = region
    left, right = start, end
    plain, others = straight(old), straight(elsewhere)
    for first, last in words:
        if first < left < last:
            left = first
        if first < right < last:
            right = last
    turn = 0
    while not _stands_once(
        plain, straight(new), (left, right), others, plain[left:start] + straight(inserted) + plain[end:right]
    ) and (left > 0 or right < len(old)):
        before = [first for first, last in words if last <= left and first < left]
        after = [last for first, last in words if first >= right and last > right]
        if before and (turn % 2 == 0 or not after):
            left = before[-1]
        elif after:
            right = after[0]
        turn += 1
    return left, right


def _stands_once(plain: str, new: str, span: tuple[int, int], elsewhere: str, put: str) -> bool:
    """Whether the words of ``span`` stand once; in the new text only within ``put``, what comes in their place."""
    words = plain[slice(*span)].strip()
    return (
        any(letter.isalnum() for letter in words)
        and plain.count(words) == 1
        and new.count(words) <= put.count(words)
        and words not in elsewhere
    )


def strikes(name: str, old: str, new: str, word_diff: WordDiff, elsewhere: str = "") -> Iterator[str]:
    """The instructions, each for the provision called ``name``, that make the words ``old`` into ``new``.

    ``elsewhere`` is the other words that the reader looks in. Errors: CannotStrikeError where no words can be struck
    that stand there once, or a note stands in them.
    """
    for piece in replacements(old, new, word_diff, elsewhere):
        if not piece.old or NOTE_ANCHOR in piece.old + piece.new:
            raise CannotStrikeError
        struck = f'{name} is amended by striking the phrase "{piece.old}"'
        yield f'{struck} and inserting the phrase "{piece.new}" in its place.' if piece.new else f"{struck}."
