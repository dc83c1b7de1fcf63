"""Comparing two blocks of words, and the notes anchored in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from itertools import zip_longest

from engross.diff.blocks.pictures import compare_with_pictures, pictures_of
from engross.diff.one_sided import one_sided_text
from engross.diff.sequence_pairing import PairScoring, pair_sequences
from engross.diff.similarity import bag_of_texts, similarity
from engross.diff.words.word_diff import diff_words
from engross.model.comparison.comparison import NoteChange, TextChange
from engross.model.comparison.span import Mark, TextSpan
from engross.model.law.text import NOTE_ANCHOR, Text

_ENOUGH_KEPT = 0.35
"""Under this share of letters kept, in two fragments or more, a redline is harder to read than a replacement."""

_LEAST_PHRASE = 5
"""A fragment of this many words or more is a phrase that can be kept between two changes."""

_LEAST_SIMILARITY = 0.5
"""From this likeness on two paragraphs may be one."""


TextDiff = Callable[[str, str], tuple[TextSpan, ...]]
"""A function from two texts to the spans of their redline."""


def cached_text_diff(terms: Collection[str]) -> TextDiff:
    """The word diff of two versions whose defined terms are ``terms``, cached: texts that recur are compared once.

    Below a share of kept letters a text is deleted and inserted as a whole (`without_fragments`).
    """
    return cache(lambda old, new: without_fragments(diff_words(old, new, terms=terms)))


def compare_texts(old: Text, new: Text, text_diff: TextDiff) -> TextChange:
    """What became of a block's words, and of the notes that stay anchored in it."""
    pictures = pictures_of(old), pictures_of(new)
    if old.plain == new.plain and pictures[0] == pictures[1]:
        spans: tuple[TextSpan, ...] = (TextSpan(old.plain),) if old.plain else ()
    elif any(pictures):
        spans = compare_with_pictures(old, new, text_diff)
    else:
        spans = text_diff(old.plain, new.plain)
    notes = tuple(_compare_notes(old, new, spans, text_diff)) if old.notes and new.notes else ()
    return TextChange(old, new, spans, notes)


def without_fragments(spans: tuple[TextSpan, ...]) -> tuple[TextSpan, ...]:
    """``spans``; or, where little is kept and that in several fragments, with one kept span at the most.

    That is the longest of the fragments, where it is a phrase or the beginning of the text; else the whole text is
    deleted and inserted.
    """
    if _keeps_enough(spans):
        return spans
    fragments = [index for index, span in enumerate(spans) if span.mark == "kept" and span.text.strip()]
    if len(fragments) < 2:
        return spans
    longest = max(fragments, key=lambda index: len(spans[index].text))
    words = spans[longest].text
    if longest != 0 and len(words.split()) < _LEAST_PHRASE:
        return tuple(_replaced(spans))
    before = _replaced(spans[:longest])
    after = _replaced(spans[longest + 1 :])
    return (*before, spans[longest], *after)


def _keeps_enough(spans: Sequence[TextSpan]) -> bool:
    kept, most = 0, _ENOUGH_KEPT * sum([len(span.text) for span in spans])
    for span in spans:
        if span.mark == "kept":
            kept += _letters(span.text)
            if kept >= most:  # as many as if there were no blanks at all
                return True
    return kept >= _ENOUGH_KEPT * sum(_letters(span.text) for span in spans)


def _replaced(spans: Sequence[TextSpan]) -> Iterator[TextSpan]:
    """The text that ``spans`` cover, deleted and inserted as a whole."""
    old = "".join(span.text for span in spans if span.mark != "inserted")
    new = "".join(span.text for span in spans if span.mark != "deleted")
    if old:
        yield TextSpan(old, "deleted")
    if new:
        yield TextSpan(new, "inserted")


def _letters(words: str) -> int:
    return len("".join(words.split()))


def note_anchor_marks(spans: Sequence[TextSpan]) -> Iterator[Mark]:
    """The mark (kept, inserted, deleted) of each note anchor, in reading order of the redline."""
    for span in spans:
        for _ in range(span.text.count(NOTE_ANCHOR)):
            yield span.mark


def _compare_notes(old: Text, new: Text, spans: tuple[TextSpan, ...], text_diff: TextDiff) -> Iterator[NoteChange]:
    at = to = 0
    for mark in note_anchor_marks(spans):
        if mark == "kept":
            before, after = old.notes[at], new.notes[to]
            yield NoteChange(before, after, compare_paragraphs(before.content, after.content, text_diff))
        at += mark != "inserted"
        to += mark != "deleted"


def compare_paragraphs(
    old: Sequence[Text], new: Sequence[Text], text_diff: TextDiff, *, in_step: bool = False
) -> tuple[TextChange, ...]:
    """Two runs of paragraphs, merged. ``in_step``: paired one by one, as captions and cells are."""
    if in_step or len(old) == len(new) == 1:
        return tuple([_paragraph(one, other, text_diff) for one, other in zip_longest(old, new)])
    keys = [text.plain for text in (*old, *new)]
    bag = cache(lambda k: bag_of_texts((keys[k],)))
    score = cache(lambda i, j: similarity(bag(i), bag(len(old) + j), _LEAST_SIMILARITY))
    pairs = pair_sequences(len(old), len(new), PairScoring(score, lambda: (keys[: len(old)], keys[len(old) :])))
    return tuple(
        [_paragraph(None if i is None else old[i], None if j is None else new[j], text_diff) for i, j in pairs]
    )


def _paragraph(old: Text | None, new: Text | None, text_diff: TextDiff) -> TextChange:
    if old is not None and new is not None:
        return compare_texts(old, new, text_diff)
    return one_sided_text(new, is_old=False) if new is not None else one_sided_text(old or Text(), is_old=True)
