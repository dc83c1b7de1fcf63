"""Comparing two texts word by word, and marking the difference the way a person would."""

from __future__ import annotations

from collections.abc import Collection

from engross.diff.alignment import align_words
from engross.diff.capitals import recapitalised
from engross.diff.ends import ends_to_spare
from engross.diff.phrases import strike_whole_phrases
from engross.diff.runs import Run
from engross.diff.stops import strike_stops
from engross.diff.stretches import Stretch, natures_of, spans_of, stretches_of
from engross.diff.terms import Vocabulary, fold, vocabulary
from engross.diff.tokens import Tokens, tokenize, tokenize_chunks
from engross.model.span import Span

_BLANK: Stretch = ("kept", " ", " ")


def diff_words(old: str, new: str, *, terms: Collection[str] = ()) -> tuple[Span, ...]:
    """Compare two texts and return the spans of a redline, in reading order.

    The spans that are not inserted concatenate to `old`, those that are not deleted to `new`, both exactly.
    Where words are replaced the deletion comes first; no word is cut; equal texts bear no mark.

    `terms` are the defined terms of both versions, in any case. Where they are given, words are matched
    whatever their capitals, and a replacement that changes nothing but the capitals or hyphens of a defined
    term (or of the words Chapter, Article, Section) is a pair of spans of its own, with ``terms=True``.
    """
    if old == new:
        return (Span(old),) if old else ()
    return spans_of(_stretches(old, new, vocabulary(frozenset(terms)) if terms else None))


def _stretches(old: str, new: str, terms: Vocabulary | None) -> list[Stretch]:
    olds, news = old.split(), new.split()
    if " ".join(olds) != old or " ".join(news) != new:
        return _compared(tokenize(old), tokenize(new), terms)
    if terms:
        low, other = old.lower(), new.lower()
        if len(low) == len(old) and len(other) == len(new):
            if low == other:
                return recapitalised(olds, news, terms)
            old, new = low, other
    head, tail = ends_to_spare(old, new, olds, news, terms)
    to, until = len(olds) - tail, len(news) - tail
    found = _compared(tokenize_chunks(olds[head:to]), tokenize_chunks(news[head:until]), terms)
    if head:
        found = [*_same(olds[:head], news[:head], terms), _BLANK, *found]
    if tail:
        found += [_BLANK, *_same(olds[to:], news[until:], terms)]
    return found


def _same(old: list[str], new: list[str], terms: Vocabulary | None) -> list[Stretch]:
    """Chunks that are the same, or the same but for capitals where there are ``terms``."""
    if terms:
        return recapitalised(old, new, terms)
    text = " ".join(old)
    return [("kept", text, text)]


def _compared(old: Tokens, new: Tokens, terms: Vocabulary | None) -> list[Stretch]:
    if terms is None:
        return stretches_of(old, new, _kept(old, new), {})
    a, a_terms = fold(old, terms)
    b, b_terms = fold(new, terms)
    runs = _kept(a, b)
    return stretches_of(a, b, runs, natures_of(a, b, runs, a_terms, b_terms))


def _kept(a: Tokens, b: Tokens) -> list[Run]:
    return strike_stops(a, b, strike_whole_phrases(a, b, align_words(a, b)))
