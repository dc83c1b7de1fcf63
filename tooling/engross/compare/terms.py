"""Defined terms in a comparison: words matched whatever their capitals and hyphens.

A proposal often does nothing to a phrase but write it as the defined term it is: "sound-pressure level" becomes
"Sound Pressure Level". Such a change is matched word for word, so that it never hides a change of substance
beside it, and is told apart from one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from engross.compare.tokens import Tokens

_DOCUMENT_WORDS = ("chapter", "article", "section")
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_PART = re.compile("[^-]*-|[^-]+")
_MARKS = '“”‘’"-'

Vocabulary = dict[str, tuple[tuple[str, ...], ...]]


def fold(tokens: Tokens, terms: Collection[str]) -> tuple[Tokens, list[int]]:
    """Cut hyphenated words of defined terms at the hyphen, and compare every word without its capitals.

    Returns the tokens, and for each the place of the defined term that it stands in: a number of its own for
    each occurrence, or -1 outside any term.
    """
    vocabulary = _vocabulary(frozenset(terms))
    if "-" in tokens.text:
        return _fold_parts(tokens, vocabulary)
    bare = list(map(_bare, tokens.words))
    where = _occurrences(bare, vocabulary)
    keys = list(map(str.casefold, tokens.words))
    for k, first in enumerate(where):
        if first >= 0:
            keys[k] = bare[k]
    return replace(tokens, keys=keys), where


def _fold_parts(tokens: Tokens, vocabulary: Vocabulary) -> tuple[Tokens, list[int]]:
    """The same where words may have to be cut: the parts of a cut word are tokens with a blank between them."""
    parts = list(map(_parts, tokens.words))
    bare = [_bare(part) for some in parts for part in some]
    where = _occurrences(bare, vocabulary)
    cut = Tokens(tokens.text, [], [], [], [], [])
    owner: list[int] = []
    at = 0
    for word, some, start, blank in zip(tokens.words, parts, tokens.starts, tokens.blanks, strict=False):
        through = at + len(some)
        in_term = max(where[at:through]) >= 0
        pieces = some if in_term else (word,)
        edges = list(accumulate(map(len, pieces), initial=start))
        cut.keys.extend(bare[at:through] if in_term else (word.casefold(),))
        cut.words.extend(pieces)
        cut.starts.extend(edges[:-1])
        cut.ends.extend(edges[1:])
        cut.blanks.extend((blank, *(" " for _ in pieces[1:])))
        owner.extend(where[at:through] if in_term else (-1,))
        at = through
    cut.blanks.append(tokens.blanks[-1])
    return cut, owner


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    """Return `word` cut after each hyphen."""
    if "-" not in word or len(word) == 1:
        return (word,)
    return tuple(_PART.findall(word))


@lru_cache(maxsize=65536)
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
    begun = end = 0
    for k, stem in enumerate(map(_unowned, words)):
        if stem not in vocabulary:
            continue
        reach = k + _term_at(words, k, vocabulary[stem])
        if k >= end:
            begun = k
        end = max(end, reach)
        where[begun:end] = [begun] * (end - begun)
    return where


def _term_at(words: list[str], k: int, forms: tuple[tuple[str, ...], ...]) -> int:
    """The number of words of the longest of `forms` that stands at word `k`; 0 where none does."""
    return next((len(form) for form in forms if _matches(words[k : k + len(form)], form)), 0)


def _matches(words: list[str], term: tuple[str, ...]) -> bool:
    return (*words[:-1], _unowned(words[-1])) == term


@lru_cache(maxsize=65536)
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
