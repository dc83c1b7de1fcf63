"""The words of a text and of a question as a search compares them: stems, citations kept whole, no stop word lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from engross.patterns import compile_on_use

_TOKEN = compile_on_use(r"\$?\d+(?:[.,:-]\d+)*[a-z]?|[a-z]+(?:'[a-z]+)?")
_MARKS = {ord("’"): "'", ord("‘"): "'", ord("–"): "-", ord("—"): " ", ord("-"): "-"}
_VOWEL = compile_on_use(r"[aeiouy]")

ASKING = frozenset(
    [
        "a",
        "about",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "by",
        "can",
        "could",
        "do",
        "does",
        "for",
        "from",
        "get",
        "has",
        "have",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "long",
        "many",
        "me",
        "much",
        "my",
        "of",
        "on",
        "or",
        "our",
        "should",
        "so",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)
"""Words by which a question is asked: they are looked for only where a question has no other."""


def tokens(words: str) -> Iterator[str]:
    """The stems of ``words``, in order; a number with its sign and its punctuation is one ($250, 10:00, 68-5)."""
    folded = unicodedata.normalize("NFD", words.translate(_MARKS)).casefold()
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    for part in _TOKEN.findall(plain):
        yield part if not part[0].isalpha() else stem(part)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its inflection: plural, possessive, -ed, -ing, the silent e before them.

    ``fines``, ``fined`` and ``fine`` are one; ``define`` and ``fine`` are not. A stem is compared, never shown.
    """
    word = word.partition("'")[0]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2 and _VOWEL.search(base):
            word = base[:-1] if base[-1] == base[-2] and base[-1] not in "lsz" else base
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def question_stems(words: str) -> tuple[str, ...]:
    """The stems of what is looked for, each once; those of the words that only ask are left out where others remain."""
    asking = {stem(word) for word in ASKING}
    found = tuple(dict.fromkeys(tokens(words)))
    return tuple(token for token in found if token not in asking) or found
