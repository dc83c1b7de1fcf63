"""Defined terms, and where a text uses them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engross.checks.passages import Passage
from engross.checks.words import WORD, tokens

Key = tuple[str, ...]
"""A term's words in lower case and singular, hyphens parted: ``NOISE-SENSITIVE ZONES`` → ``("noise", "sensitive",
"zone")``."""

_INLINE = re.compile(
    r"""(?:\((?:the|each,?\ an?|an?|collectively,?\ (?:the)?|hereinafter,?\ (?:the)?|herein,?\ (?:the)?)?\s?
    |referred\ to\ as\ (?:the\ )?)["“](?P<term>[A-Z][^"“”]{1,60}?)[,.;]?["”]""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A term as its definition writes it, its key, and the passage that defines it; ``formal`` where the definition
    is a provision of its own, else it is defined in passing (``the City of Norwalk (the "City")``)."""

    words: str
    key: Key
    passage: Passage
    start: int
    formal: bool


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a term: where, and as written."""

    term: Term
    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The term as the text writes it."""
        return self.passage.text.plain[self.start : self.end]

    @property
    def defining(self) -> bool:
        """Whether it stands in the provision that defines it."""
        return self.passage.provision is self.term.passage.provision


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of a chapter by key, and every use of them, the longest term at each place."""

    terms: dict[Key, Term]
    formal: tuple[Term, ...]
    uses: tuple[Use, ...]


def vocabulary(passages: Iterable[Passage]) -> Vocabulary:
    """The terms that ``passages`` define, and their uses there."""
    held = tuple(passages)
    formal = tuple(term for passage in held for term in _formal(passage))
    terms: dict[Key, Term] = {}
    for term in (*formal, *(term for passage in held for term in _inline(passage))):
        terms.setdefault(term.key, term)
    return Vocabulary(terms, formal, tuple(uses(terms.values(), held)))


def key_of(words: str) -> Key:
    """The key of a term."""
    return tuple(_SINGULAR[word] for word in tokens(words))


def uses(terms: Iterable[Term], passages: Iterable[Passage]) -> Iterator[Use]:
    """Every use of ``terms``, the longest at each place; also where its words are written as one (``dripline``)."""
    by_first: defaultdict[str, list[tuple[Key, Term]]] = defaultdict(list)
    for term in terms:
        by_first[term.key[0]].append((term.key, term))
        if len(term.key) == 2:
            by_first["".join(term.key)].append((("".join(term.key),), term))
    for candidates in by_first.values():
        candidates.sort(key=lambda candidate: -len(candidate[0]))
    for passage in passages if by_first else ():
        yield from _uses_in(passage, by_first)


def _uses_in(passage: Passage, by_first: dict[str, list[tuple[Key, Term]]]) -> Iterator[Use]:
    text = passage.text.plain
    words = list(map(_SINGULAR.__getitem__, passage.tokens))
    if by_first.keys().isdisjoint(words) or len(text.lower()) != len(text):
        return
    spans = [match.span() for match in WORD.finditer(text)]
    at = 0
    while at < len(words):
        step = 1
        for key, term in by_first.get(words[at], ()):
            if tuple(words[at : at + len(key)]) == key:
                yield Use(term, passage, spans[at][0], spans[at + len(key) - 1][1])
                step = len(key)
                break
        at += step


def _formal(passage: Passage) -> Iterator[Term]:
    if passage.provision.level != "definition" or passage.kind != "body":
        return
    for tag in passage.text.tags:
        words = passage.text.plain[tag.start : tag.end]
        if tag.kind == "def" and key_of(words):
            yield Term(words, key_of(words), passage, tag.start, True)


def _inline(passage: Passage) -> Iterator[Term]:
    for found in _INLINE.finditer(passage.text.plain):
        if key_of(found["term"]):
            yield Term(found["term"], key_of(found["term"]), passage, found.start("term"), False)


class _Singular(dict[str, str]):
    """Singulars by their words, worked out once."""

    def __missing__(self, word: str) -> str:
        """Work out the singular of a word that was not seen before."""
        singular = self[word] = _singular(word)
        return singular


def _singular(word: str) -> str:
    """A word without the ending of the plural or the possessive."""
    word = word.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


_SINGULAR = _Singular()
