"""Defined terms in a comparison: words matched whatever their capitals and hyphens.

A proposal often does nothing to a phrase but write it as the defined term it is: "sound-pressure level" becomes
"Sound Pressure Level". Such a change is matched word for word, so that it never hides a change of substance
beside it, and is told apart from one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from engross.compare.tokens import Tokens

_DOCUMENT_WORDS = ("chapter", "article", "section")
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_PART = re.compile("[^-]*-|[^-]+")
_MARKS = '“”‘’"-'


class Vocabulary(NamedTuple):
    """Every form of every term by its first word, the longest first; and every word of them."""

    forms: dict[str, tuple[tuple[str, ...], ...]]
    words: frozenset[str]


def fold(tokens: Tokens, terms: Collection[str]) -> tuple[Tokens, list[int]]:
    """Cut hyphenated words of defined terms at the hyphen, and compare every word without its capitals.

    Returns the tokens, and for each the place of the defined term that it stands in: a number of its own for
    each occurrence, or -1 outside any term.
    """
    vocabulary = _vocabulary(frozenset(terms))
    folded = _cut(tokens, _to_cut(tokens, vocabulary) if "-" in tokens.text else [])
    bare = list(map(_bare, folded.words))
    where = _occurrences(bare, vocabulary)
    for k, first in enumerate(where):
        if first >= 0:
            folded.keys[k] = bare[k]
    return folded, where


def fold_alike(tokens: Tokens, text: str) -> Tokens:
    """What `fold` makes of `text`, whose letters are those of `tokens`, already folded, but for capitals."""
    words = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    return replace(tokens, text=text, words=words)


def same_letters(one: str, other: str) -> bool:
    """Whether two texts are the same but for capitals, letter by letter."""
    return len(one) == len(other) == len(one.lower()) and one.lower() == other.lower()


def _to_cut(tokens: Tokens, vocabulary: Vocabulary) -> list[int]:
    """The words with hyphens that stand in a term."""
    might = [
        k
        for k, word in enumerate(tokens.words)
        if "-" in word and not vocabulary.words.isdisjoint(form for part in _parts(word) for form in _spellings(part))
    ]
    if not might:
        return []
    cut = _cut(tokens, might)
    where = _occurrences(list(map(_bare, cut.words)), vocabulary)
    in_term = {start for start, first in zip(cut.starts, where, strict=True) if first >= 0}
    return [k for k in might if any(start in in_term for start, _ in _edges(tokens, k))]


def _cut(tokens: Tokens, places: list[int]) -> Tokens:
    """`tokens` without their capitals, the words at `places` cut after each hyphen, with a blank between the parts."""
    if not places:
        return replace(tokens, keys=list(map(str.casefold, tokens.words)))
    cut = Tokens(tokens.text, [], [], [], [], [])
    done = 0
    for k in (*places, len(tokens.words)):
        cut.keys.extend(map(str.casefold, tokens.words[done:k]))
        cut.words.extend(tokens.words[done:k])
        cut.starts.extend(tokens.starts[done:k])
        cut.ends.extend(tokens.ends[done:k])
        cut.blanks.extend(tokens.blanks[done : k + 1])
        done = k + 1
        if k < len(tokens.words):
            parts = _parts(tokens.words[k])
            cut.keys.extend(map(_bare, parts))
            cut.words.extend(parts)
            for start, end in _edges(tokens, k):
                cut.starts.append(start)
                cut.ends.append(end)
            cut.blanks.extend(" " for _ in parts[1:])
    return cut


def _edges(tokens: Tokens, k: int) -> Iterator[tuple[int, int]]:
    """Where the parts of token `k` lie."""
    return pairwise(accumulate(map(len, _parts(tokens.words[k])), initial=tokens.starts[k]))


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
    unowned = list(map(_unowned, words))
    begun = end = 0
    for k, word in enumerate(unowned):
        if word not in vocabulary.forms:
            continue
        reach = k + _term_at(k, words, unowned, vocabulary.forms[word])
        if k >= end:
            begun = k
        end = max(end, reach)
        where[begun:end] = [begun] * (end - begun)
    return where


def _term_at(k: int, words: list[str], unowned: list[str], forms: tuple[tuple[str, ...], ...]) -> int:
    """The number of words of the longest of `forms` that stands at word `k`; 0 where none does."""
    for form in forms:
        last = k + len(form) - 1
        if unowned[last : last + 1] == [form[-1]] and tuple(words[k:last]) == form[:-1]:
            return len(form)
    return 0


def _spellings(part: str) -> tuple[str, str]:
    return _bare(part), _unowned(_bare(part))


@lru_cache(maxsize=65536)
def _unowned(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")


@lru_cache(maxsize=64)
def _vocabulary(terms: frozenset[str]) -> Vocabulary:
    """Every form of `terms`, and of the words for parts of a document."""
    forms: dict[str, set[tuple[str, ...]]] = {}
    for term in (*_DOCUMENT_WORDS, *terms):
        words = _WORD.findall(term.casefold())
        for last in _inflections(words[-1]) if words else ():
            form = (*words[:-1], last)
            forms.setdefault(form[0], set()).add(form)
    return Vocabulary(
        {first: tuple(sorted(some, key=lambda form: (-len(form), form))) for first, some in forms.items()},
        frozenset(word for some in forms.values() for form in some for word in form),
    )


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
