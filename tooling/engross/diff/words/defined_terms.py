"""Defined terms in a comparison: words matched whatever their capitals and hyphens.

A proposal often does nothing to a phrase but write it as the defined term it is: "sound-pressure level" becomes
"Sound Pressure Level". Such a change is matched word for word, so that it never hides a change of substance
beside it, and is told apart from one.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from itertools import compress, count

from engross.diff.words.tokens import Tokens, tokenize
from engross.model.memo import Memo
from engross.patterns import compile_on_use

_DOCUMENT_WORDS = ("chapter", "article", "section")
_WORD = compile_on_use(r"[^\W_]+(?:['’.][^\W_]+)*")
_PART = compile_on_use("[^-]*-|[^-]+")
_MARKS = '“”‘’"-'

_TermForm = tuple[str, ...]


class _TrieNode:
    """A node of a trie of words: the words that end a form, and the nodes of those that continue one."""

    __slots__ = ("further", "lasts")

    def __init__(self) -> None:
        self.lasts: set[str] = set()
        self.further: dict[str, _TrieNode] = {}


class TermIndex:
    """Every form of every defined term, as a trie, with memoised look-ups by a word as it is written."""

    def __init__(self, forms: Collection[_TermForm]) -> None:
        """``forms``: each as its words, in small letters."""
        self._words = frozenset(word for form in forms for word in form)
        self._first = first = _TrieNode()
        for form in forms:
            node = first
            for word in form[:-1]:
                node = node.further.setdefault(word, _TrieNode())
            node.lasts.add(form[-1])
        self.begins = Memo(lambda word: _WITHOUT_POSSESSIVE[word] in first.lasts or _BARE[word] in first.further)
        """Whether a word may begin a term."""
        self.parted = Memo(lambda word: "-" in word and self._holds(word))
        """Whether a word has a hyphen and a part that is a word of a term."""
        self.loose = Memo(lambda chunk: not any(map(self._holds, tokenize(chunk).words)))
        """Whether no term can reach into a chunk of text between blanks, or over it."""

    def term_at(self, k: int, words: list[str]) -> int:
        """The number of words of the longest term that stands at word ``k``; 0 where none does."""
        longest = 0
        node = self._first
        for at in range(k, len(words)):
            word = words[at]
            if _WITHOUT_POSSESSIVE[word] in node.lasts:
                longest = at - k + 1
            if _BARE[word] not in node.further:
                break
            node = node.further[_BARE[word]]
        return longest

    def _holds(self, word: str) -> bool:
        return any(_BARE[part] in self._words or _WITHOUT_POSSESSIVE[part] in self._words for part in _parts(word))


@lru_cache(maxsize=64)
def term_index(terms: frozenset[str]) -> TermIndex:
    """Every form of `terms`, and of the words for parts of a document."""
    forms: set[_TermForm] = set()
    for term in (*_DOCUMENT_WORDS, *terms):
        words = _WORD.findall(term.casefold())
        forms.update((*words[:-1], last) for last in (_inflections(words[-1]) if words else ()))
    return TermIndex(forms)


def fold_terms(tokens: Tokens, terms: TermIndex) -> tuple[Tokens, dict[int, int]]:
    """Cut hyphenated words of defined terms at the hyphen, and compare every word without its capitals.

    Returns the tokens, and for each that stands in a defined term the place of that term: a number of its own for
    each occurrence.
    """
    places = _to_cut(tokens.words, terms)
    if places:
        folded = _cut(tokens, places)
    else:
        folded = Tokens(tokens.pieces, tokens.words, list(map(_FOLDED.__getitem__, tokens.words)), tokens.blanks)
    where = _occurrences(folded.words, terms)
    for k in where:
        folded.keys[k] = _BARE[folded.words[k]]
    return folded, where


def _to_cut(words: list[str], terms: TermIndex) -> list[int]:
    """The words with hyphens that stand in a term."""
    if "-" not in "".join(words):
        return []
    might = list(compress(count(), map(terms.parted.__getitem__, words)))
    if not might:
        return []
    parts, first = [], {}
    done = 0
    for k in might:
        parts += words[done:k]
        first[k] = len(parts)
        parts += _parts(words[k])
        done = k + 1
    where = _occurrences([*parts, *words[done:]], terms)
    return [k for k in might if any(first[k] + n in where for n in range(len(_parts(words[k]))))]


def _cut(tokens: Tokens, places: list[int]) -> Tokens:
    """`tokens` without their capitals, the words at `places` cut after each hyphen, with a blank between the parts.

    That blank is there to be compared; in the text the parts touch.
    """
    cut = Tokens([], [], [], [])
    done = 0
    for k in (*places, len(tokens.words)):
        cut.keys.extend(map(_FOLDED.__getitem__, tokens.words[done:k]))
        cut.words.extend(tokens.words[done:k])
        cut.pieces.extend(tokens.pieces[2 * done : 2 * k + 1])
        cut.blanks.extend(tokens.blanks[done : k + 1])
        done = k + 1
        if k < len(tokens.words):
            parts = _parts(tokens.words[k])
            cut.keys.extend(map(_BARE.__getitem__, parts))
            cut.words.extend(parts)
            cut.pieces.append(parts[0])
            for part in parts[1:]:
                cut.pieces.extend(("", part))
                cut.blanks.append(" ")
    return cut


def _occurrences(words: list[str], terms: TermIndex) -> dict[int, int]:
    """Say for each word of a term at which word the term begins; the longest term wins.

    Terms that overlap count as one: in "ambient sound level" with the terms "ambient sound" and "sound level" all
    three words belong together.
    """
    where: dict[int, int] = {}
    begun = end = 0
    for k in compress(count(), map(terms.begins.__getitem__, words)):
        reach = k + terms.term_at(k, words)
        if k >= end:
            begun = end = k
        for at in range(end, reach):
            where[at] = begun
        end = max(end, reach)
    return where


def _bare(word: str) -> str:
    return word.strip(_MARKS).casefold() if len(word) > 1 else word.casefold()


def _without_possessive(word: str) -> str:
    return _BARE[word].removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")


_FOLDED = Memo(str.casefold)
_BARE = Memo(_bare)
_WITHOUT_POSSESSIVE = Memo(_without_possessive)


def _parts(word: str) -> tuple[str, ...]:
    """Return `word` cut after each hyphen."""
    if "-" not in word or len(word) == 1:
        return (word,)
    return tuple(_PART.findall(word))


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
