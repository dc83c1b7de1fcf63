"""Two runs of text that are the same but for capitals: no word has to be looked for."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress, count
from operator import ne

from engross.diff.words.defined_terms import TermIndex, fold_terms
from engross.diff.words.opcodes import Opcode, opcode_tags, opcodes_from_matches
from engross.diff.words.tokens import tokenize_chunks


def diff_capitals(old: list[str], new: list[str], terms: TermIndex) -> list[Opcode]:
    """What becomes of chunks of text with the same letters: defined terms are told apart from other words.

    Only the chunks that differ are looked into, together with those that a term which holds them may reach over.
    """
    found: list[Opcode] = []
    loose = terms.loose
    at = 0
    for k in compress(count(), map(ne, old, new)):
        if k < at:
            continue
        start, end = k, k + 1
        while start > at and not loose[old[start - 1]]:
            start -= 1
        while end < len(old) and (old[end] != new[end] or not loose[old[end]]):
            end += 1
        if start:
            found.append(_kept(old, at, start))
        found += _rewritten(" ".join(old[start:end]), " ".join(new[start:end]), terms)
        at = end
    if at < len(old):
        found.append(_kept(old, at, len(old)))
    return found


def _kept(chunks: list[str], start: int, end: int) -> Opcode:
    """The chunks from ``start`` on, with the blanks around them."""
    text = " " * (start > 0) + " ".join(chunks[start:end]) + " " * (end < len(chunks))
    return "kept", text, text


@lru_cache(maxsize=16384)
def _rewritten(old: str, new: str, terms: TermIndex) -> tuple[Opcode, ...]:
    a, a_terms = fold_terms(tokenize_chunks(old.split(" ")), terms)
    b, b_terms = fold_terms(tokenize_chunks(new.split(" ")), terms)
    runs = [(0, 0, len(a.words))]
    return tuple(opcodes_from_matches(a, b, runs, opcode_tags(a, b, runs, a_terms, b_terms)))
