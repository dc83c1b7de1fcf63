"""Comparing two blocks of words, and the notes anchored in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from engross.compare.likeness import likeness, words_of
from engross.compare.pairing import align
from engross.compare.words import diff_words
from engross.model.comparison import NoteChange, TextChange
from engross.model.span import Mark, Span
from engross.model.text import NOTE_ANCHOR, Text

_ENOUGH_KEPT = 0.35
"""Under this share of letters kept, in two scraps or more, a redline is word salad."""

_PHRASE = 5
"""A scrap of this many words or more is a phrase that can be kept between two changes."""


def compare_texts(old: Text | None, new: Text | None, terms: Collection[str] = ()) -> TextChange:
    """What became of a block's words, and of the notes that stay anchored in it.

    ``terms`` are the defined terms of both versions. Below a share of kept words the block is struck and
    inserted whole.
    """
    if old is None or new is None:
        return TextChange(old, new, whole(old, new))
    if old.plain == new.plain:
        spans: tuple[Span, ...] = (Span(old.plain),) if old.plain else ()
    else:
        spans = without_salad(diff_words(old.plain, new.plain, terms=terms), old, new)
    notes = tuple(_compare_notes(old, new, spans, terms)) if old.notes and new.notes else ()
    return TextChange(old, new, spans, notes)


def whole(old: Text | None, new: Text | None) -> tuple[Span, ...]:
    """The old words struck, the new ones inserted."""
    spans = []
    if old is not None and old.plain:
        spans.append(Span(old.plain, "deleted"))
    if new is not None and new.plain:
        spans.append(Span(new.plain, "inserted"))
    return tuple(spans)


def without_salad(spans: tuple[Span, ...], old: Text, new: Text) -> tuple[Span, ...]:
    """``spans``; or, where little is kept and that in scraps, with one stretch kept at the most.

    That is the longest of the scraps, where it is a phrase or the beginning of the text; else the whole text is
    struck and inserted.
    """
    scraps = [index for index, span in enumerate(spans) if span.mark == "kept" and span.text.strip()]
    if len(scraps) < 2:
        return spans
    kept = sum(_letters(spans[index].text) for index in scraps)
    if kept >= _ENOUGH_KEPT * sum(_letters(span.text) for span in spans):
        return spans
    longest = max(scraps, key=lambda index: len(spans[index].text))
    words = spans[longest].text
    if longest != 0 and len(words.split()) < _PHRASE:
        return whole(old, new)
    before = _replaced(spans[:longest])
    after = _replaced(spans[longest + 1 :])
    return (*before, spans[longest], *after)


def _replaced(spans: Sequence[Span]) -> Iterator[Span]:
    """The stretch that ``spans`` cover, struck and inserted whole."""
    old = "".join(span.text for span in spans if span.mark != "inserted")
    new = "".join(span.text for span in spans if span.mark != "deleted")
    if old:
        yield Span(old, "deleted")
    if new:
        yield Span(new, "inserted")


def _letters(words: str) -> int:
    return len("".join(words.split()))


def anchors(spans: Sequence[Span]) -> Iterator[Mark]:
    """The fate of each note anchor, in reading order of the redline."""
    for span in spans:
        for _ in range(span.text.count(NOTE_ANCHOR)):
            yield span.mark


def _compare_notes(old: Text, new: Text, spans: tuple[Span, ...], terms: Collection[str]) -> Iterator[NoteChange]:
    at = to = 0
    for mark in anchors(spans):
        if mark == "kept":
            before, after = old.notes[at], new.notes[to]
            yield NoteChange(before, after, compare_paragraphs(before.content, after.content, terms))
        at += mark != "inserted"
        to += mark != "deleted"


def compare_paragraphs(
    old: Sequence[Text], new: Sequence[Text], terms: Collection[str], *, in_step: bool = False
) -> tuple[TextChange, ...]:
    """Two runs of paragraphs, merged. ``in_step``: paired one by one, as captions and cells are."""
    if in_step or (len(old) == 1 and len(new) == 1):
        return tuple(compare_texts(one, other, terms) for one, other in zip_longest(old, new))
    bags = {id(text): words_of((text.plain,)) for text in (*old, *new)}

    def weigh(one: Text, other: Text) -> float:
        return likeness(bags[id(one)], bags[id(other)], 0.5)

    pairs = align(old, new, weigh, lambda text: text.plain)
    return tuple(compare_texts(None if i is None else old[i], None if j is None else new[j], terms) for i, j in pairs)
