"""Defined terms in a comparison: words matched whatever their capitals and hyphens.

A proposal often does nothing to a phrase but write it as the defined term it is: "sound-pressure level" becomes
"Sound Pressure Level". Such a change is matched word for word, so that it never hides a change of substance
beside it, and is told apart from one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise

from engross.compare.tokens import Tokens

_DOCUMENT_WORDS = ("chapter", "article", "section")
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_MARKS = '“”‘’"-'

Vocabulary = dict[str, tuple[tuple[str, ...], ...]]


def fold(tokens: Tokens, terms: Collection[str]) -> tuple[Tokens, list[int]]:
    """Cut hyphenated words of defined terms at the hyphen, and compare every word without its capitals.

    Returns the tokens, and for each the place of the defined term that it stands in: the number of that
    term's first token, or -1 outside any term.
    """
    parts = [part for k in range(len(tokens.keys)) for part in _parts(tokens, k)]
    bare = [_bare(tokens.text[start:end]) for _, start, end in parts]
    where = _occurrences(bare, _vocabulary(frozenset(terms)))
    folded = Tokens(tokens.text, [], [], [], [])
    owner: list[int] = []
    cut = {token for (token, _, _), first in zip(parts, where, strict=True) if first >= 0}
    previous = -1
    for (token, start, end), first, key in zip(parts, where, bare, strict=True):
        if token == previous and token not in cut:
            folded.ends[-1] = end
            continue
        whole = token not in cut
        folded.starts.append(start)
        folded.ends.append(end)
        folded.keys.append(tokens.keys[token].casefold() if whole else key)
        folded.blanks.append(" " if token == previous else tokens.blanks[token])
        owner.append(first)
        previous = token
    folded.blanks.append(tokens.blanks[-1])
    return folded, owner


def _parts(tokens: Tokens, k: int) -> list[tuple[int, int, int]]:
    """Return token `k` cut after each hyphen: (k, start, end)."""
    start, end = tokens.starts[k], tokens.ends[k]
    if "-" not in tokens.keys[k] or end - start == 1:
        return [(k, start, end)]
    cuts = [start, *(start + m.end() for m in re.finditer("-", tokens.keys[k])), end]
    return [(k, a, b) for a, b in pairwise(cuts)]


def _bare(word: str) -> str:
    if len(word) == 1:
        return word.casefold()
    return word.strip(_MARKS).casefold()


def _occurrences(words: list[str], vocabulary: Vocabulary) -> list[int]:
    """Say for each word at which word the term begins that it belongs to, or -1; the longest term wins.

    Terms that overlap count as one: in "ambient sound level" with the terms "ambient sound" and "sound level" all
    three words belong together.
    """
    where = [-1] * len(words)
    k = 0
    while k < len(words):
        end = k + _term_at(words, k, vocabulary)
        inside = k + 1
        while inside < end:
            end = max(end, inside + _term_at(words, inside, vocabulary))
            inside += 1
        where[k:end] = [k] * (end - k)
        k = max(end, k + 1)
    return where


def _term_at(words: list[str], k: int, vocabulary: Vocabulary) -> int:
    """The number of words of the longest term that begins at word `k`; 0 where none does."""
    return next((len(t) for t in vocabulary.get(_unowned(words[k]), ()) if _matches(words[k : k + len(t)], t)), 0)


def _matches(words: list[str], term: tuple[str, ...]) -> bool:
    return (*words[:-1], _unowned(words[-1])) == term


def _unowned(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")


@lru_cache(maxsize=64)
def _vocabulary(terms: frozenset[str]) -> Vocabulary:
    """Index every form of every term by its first word, the longest first."""
    forms: dict[str, set[tuple[str, ...]]] = {}
    for term in (*_DOCUMENT_WORDS, *terms):
        words = _WORD.findall(term.casefold())
        for last in _inflections(words[-1]) if words else ():
            form = (*words[:-1], last)
            forms.setdefault(form[0], set()).add(form)
    return {first: tuple(sorted(some, key=lambda form: (-len(form), form))) for first, some in forms.items()}


def _inflections(noun: str) -> set[str]:
    """Return the singular and the plural of a noun of which one is given; a form that does not exist is harmless."""
    forms = {noun, noun + "s", noun + "es"}
    if noun.endswith("y"):
        forms.add(noun[:-1] + "ies")
    if noun.endswith("ies"):
        forms.add(noun[:-3] + "y")
    if noun.endswith("s") and not noun.endswith("ss"):
        forms.add(noun[:-1])
    return forms
