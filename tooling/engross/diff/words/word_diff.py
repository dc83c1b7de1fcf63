"""Comparing two texts word by word, and marking the difference the way a person would."""

from __future__ import annotations

from collections.abc import Collection

from engross.diff.words.alignment import align_words
from engross.diff.words.capitals import diff_capitals
from engross.diff.words.defined_terms import TermIndex, fold_terms, term_index
from engross.diff.words.full_stops import strike_full_stops
from engross.diff.words.matching_blocks import MatchingBlock
from engross.diff.words.opcodes import Opcode, opcode_tags, opcodes_from_matches, spans_from_opcodes
from engross.diff.words.semantic_cleanup import eliminate_short_equalities
from engross.diff.words.tokens import Tokens, tokenize, tokenize_chunks
from engross.diff.words.trimming import trimmable_ends
from engross.model.comparison.span import TextSpan

_BLANK: Opcode = ("kept", " ", " ")


def diff_words(old: str, new: str, *, terms: Collection[str] = ()) -> tuple[TextSpan, ...]:
    """Compare two texts and return the spans of a redline, in reading order.

    The spans that are not inserted concatenate to `old`, those that are not deleted to `new`, both exactly.
    Where words are replaced the deletion comes first; no word is cut; equal texts bear no mark.

    `terms` are the defined terms of both versions, in any case. Where they are given, words are matched
    whatever their capitals, and a replacement that changes nothing but the capitals or hyphens of a defined
    term (or of the words Chapter, Article, Section) is a pair of spans of its own, with ``terms=True``.

        >>> [(span.mark, span.text) for span in diff_words("at 70 dBA", "at 60 dBA")]
        [('kept', 'at '), ('deleted', '70'), ('inserted', '60'), ('kept', ' dBA')]
    """
    if old == new:
        return (TextSpan(old),) if old else ()
    return spans_from_opcodes(_opcodes(old, new, term_index(frozenset(terms)) if terms else None))


def _opcodes(old: str, new: str, terms: TermIndex | None) -> list[Opcode]:
    olds, news = old.split(), new.split()
    if " ".join(olds) != old or " ".join(news) != new:
        return _compared(tokenize(old), tokenize(new), terms)
    if terms:
        low, other = old.lower(), new.lower()
        if len(low) == len(old) and len(other) == len(new):
            if low == other:
                return diff_capitals(olds, news, terms)
            old, new = low, other
    head, tail = trimmable_ends(old, new, olds, news, terms)
    to, until = len(olds) - tail, len(news) - tail
    found = _compared(tokenize_chunks(olds[head:to]), tokenize_chunks(news[head:until]), terms)
    if head:
        found = [*_unchanged(olds[:head], news[:head], terms), _BLANK, *found]
    if tail:
        found += [_BLANK, *_unchanged(olds[to:], news[until:], terms)]
    return found


def _unchanged(old: list[str], new: list[str], terms: TermIndex | None) -> list[Opcode]:
    """Chunks that are the same, or the same but for capitals where there are ``terms``."""
    if terms:
        return diff_capitals(old, new, terms)
    text = " ".join(old)
    return [("kept", text, text)]


def _compared(old: Tokens, new: Tokens, terms: TermIndex | None) -> list[Opcode]:
    if terms is None:
        return opcodes_from_matches(old, new, _matches(old, new), {})
    a, a_terms = fold_terms(old, terms)
    b, b_terms = fold_terms(new, terms)
    runs = _matches(a, b)
    return opcodes_from_matches(a, b, runs, opcode_tags(a, b, runs, a_terms, b_terms))


def _matches(a: Tokens, b: Tokens) -> list[MatchingBlock]:
    return strike_full_stops(a, b, eliminate_short_equalities(a, b, align_words(a, b)))
