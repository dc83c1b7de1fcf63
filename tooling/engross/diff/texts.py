"""Comparing two blocks of words, and the notes anchored in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from itertools import zip_longest

from engross.diff.likeness import likeness, words_of
from engross.diff.one_side import one_sided_text
from engross.diff.pairing import Scale, align
from engross.diff.words import diff_words
from engross.model.comparison import NoteChange, TextChange
from engross.model.span import Mark, Span
from engross.model.text import NOTE_ANCHOR, Text

_ENOUGH_KEPT = 0.35
"""Under this share of letters kept, in two scraps or more, a redline is word salad."""

_PHRASE = 5
"""A scrap of this many words or more is a phrase that can be kept between two changes."""

_ALIKE = 0.5
"""From this likeness on two paragraphs may be one."""


Redlined = Callable[[str, str], tuple[Span, ...]]
"""Two texts to the spans of their redline."""


def redlined_with(terms: Collection[str]) -> Redlined:
    """How the texts of two versions are compared whose defined terms are ``terms``: what recurs is compared once.

    Below a share of kept words a text is struck and inserted whole.
    """
    return cache(lambda old, new: without_salad(diff_words(old, new, terms=terms)))


def compare_texts(old: Text, new: Text, redlined: Redlined) -> TextChange:
    """What became of a block's words, and of the notes that stay anchored in it."""
    if old.plain == new.plain:
        spans: tuple[Span, ...] = (Span(old.plain),) if old.plain else ()
    else:
        spans = redlined(old.plain, new.plain)
    notes = tuple(_compare_notes(old, new, spans, redlined)) if old.notes and new.notes else ()
    return TextChange(old, new, spans, notes)


def without_salad(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """``spans``; or, where little is kept and that in scraps, with one stretch kept at the most.

    That is the longest of the scraps, where it is a phrase or the beginning of the text; else the whole text is
    struck and inserted.
    """
    if _keeps_enough(spans):
        return spans
    scraps = [index for index, span in enumerate(spans) if span.mark == "kept" and span.text.strip()]
    if len(scraps) < 2:
        return spans
    longest = max(scraps, key=lambda index: len(spans[index].text))
    words = spans[longest].text
    if longest != 0 and len(words.split()) < _PHRASE:
        return tuple(_replaced(spans))
    before = _replaced(spans[:longest])
    after = _replaced(spans[longest + 1 :])
    return (*before, spans[longest], *after)


def _keeps_enough(spans: Sequence[Span]) -> bool:
    kept, most = 0, _ENOUGH_KEPT * sum([len(span.text) for span in spans])
    for span in spans:
        if span.mark == "kept":
            kept += _letters(span.text)
            if kept >= most:  # as many as if there were no blanks at all
                return True
    return kept >= _ENOUGH_KEPT * sum(_letters(span.text) for span in spans)


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


def _compare_notes(old: Text, new: Text, spans: tuple[Span, ...], redlined: Redlined) -> Iterator[NoteChange]:
    at = to = 0
    for mark in anchors(spans):
        if mark == "kept":
            before, after = old.notes[at], new.notes[to]
            yield NoteChange(before, after, compare_paragraphs(before.content, after.content, redlined))
        at += mark != "inserted"
        to += mark != "deleted"


def compare_paragraphs(
    old: Sequence[Text], new: Sequence[Text], redlined: Redlined, *, in_step: bool = False
) -> tuple[TextChange, ...]:
    """Two runs of paragraphs, merged. ``in_step``: paired one by one, as captions and cells are."""
    if in_step or len(old) == len(new) == 1:
        return tuple([_paragraph(one, other, redlined) for one, other in zip_longest(old, new)])
    keys = [text.plain for text in (*old, *new)]
    bag = cache(lambda k: words_of((keys[k],)))
    weigh = cache(lambda i, j: likeness(bag(i), bag(len(old) + j), _ALIKE))
    pairs = align(len(old), len(new), Scale(weigh, lambda: (keys[: len(old)], keys[len(old) :])))
    return tuple([_paragraph(None if i is None else old[i], None if j is None else new[j], redlined) for i, j in pairs])


def _paragraph(old: Text | None, new: Text | None, redlined: Redlined) -> TextChange:
    if old is not None and new is not None:
        return compare_texts(old, new, redlined)
    return one_sided_text(new, is_old=False) if new is not None else one_sided_text(old or Text(), is_old=True)
