"""The alphabetical order that a list of definitions is in: by words, or with hyphens passed over."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from engross.checks.analysis.term_uses import term_key
from engross.model.subsequence import longest_increasing_subsequence

_HYPHENS = str.maketrans("", "", "-\u2010\u2011")


def sort_keys(terms: Sequence[str]) -> list[str]:
    """What to compare each of ``terms`` by, in the order that most of them are in.

    Accents count for nothing: Façade stands before Fence. A hyphen parts two words (A-frame before Abandoned) or is
    passed over (A-frame after Abandoned): both are usual, and the list shows which is meant.
    """
    by_words = [_key(term) for term in terms]
    by_letters = [_key(term.translate(_HYPHENS)) for term in terms]
    return max(by_words, by_letters, key=lambda keys: len(longest_increasing_subsequence(keys, level=True)))


def _key(term: str) -> str:
    folded = unicodedata.normalize("NFKD", term)
    return " ".join(term_key("".join(letter for letter in folded if not unicodedata.combining(letter))))
