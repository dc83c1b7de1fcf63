"""Defined terms, and every use of them in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from engross.checks.analysis.text_blocks import TextBlock
from engross.checks.analysis.text_index import TextIndex
from engross.checks.analysis.word_stems import WORD, words_in_lower_case
from engross.model.memo import Memo
from engross.patterns import compile_on_use
from engross.values import dataclass, quick_init

TermKey = tuple[str, ...]
"""A term's words in lower case and singular, hyphens parted: ``NOISE-SENSITIVE ZONES`` → ``("noise", "sensitive",
"zone")``."""

_INLINE = compile_on_use(
    r"""(?:\((?:the|each,?\ an?|an?|collectively,?\ (?:the)?|hereinafter,?\ (?:the)?|herein,?\ (?:the)?)?\s?
    |referred\ to\ as\ (?:the\ )?)["“](?P<term>[A-Z][^"“”]{1,60}?)[,.;]?["”]""",
    re.VERBOSE,
)


_ABBREVIATED = compile_on_use(r"(?P<term>.*\S)\s?\((?:or\s)?[\"“]?(?P<short>(?:[A-Z][a-z]?\.?){2,8}s?)[\"”]?\)")
"""A term with its abbreviation: "Flood Insurance Rate Map (FIRM)"."""
_GLOSSED = compile_on_use(r"(?:\d\S{0,12}|\bCMR|\bCode)\s?\Z")
"""What stands before the heading of a law in brackets, which is no term: "Section 9105 ("Blind Veterans")"."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as its definition writes it, its key, and the passage that defines it; ``formal`` where the definition
    is a provision of its own, else it is defined in passing (``the City of Plainfield (the "City")``)."""

    words: str
    key: TermKey
    passage: TextBlock
    start: int
    formal: bool


@quick_init
@dataclass(frozen=True, slots=True)
class TermUse:
    """A use of a term: where, and as written."""

    term: Term
    passage: TextBlock
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
class TermUses:
    """The terms of a chapter by key, and every use of them, the longest term at each place."""

    terms: dict[TermKey, Term]
    formal: tuple[Term, ...]
    uses: tuple[TermUse, ...]


def term_uses(text: TextIndex) -> TermUses:
    """The terms that ``text`` defines, and their uses there."""
    formal = tuple(term for passage in text.passages for term in _formal(passage))
    terms: dict[TermKey, Term] = {}
    for term in (*formal, *(term for passage in text.having('"', "“") for term in _inline(passage))):
        terms.setdefault(term.key, term)
    return TermUses(terms, formal, tuple(uses(terms.values(), text)))


def term_key(words: str) -> TermKey:
    """The key of a term."""
    return tuple(map(singular, words_in_lower_case(words)))


def uses(terms: Iterable[Term], text: TextIndex) -> Iterator[TermUse]:
    """Every use of ``terms``, the longest at each place; also where its words are written as one (``dripline``)."""
    written: dict[TermKey, Term] = {}
    for term in terms:
        written.setdefault(term.key, term)
        if len(term.key) == 2:
            written.setdefault(("".join(term.key),), term)
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for key in written:
        sizes[key[0]].add(len(key))
    by_first = {first: sorted(found, reverse=True) for first, found in sizes.items()}
    if by_first:
        for passage in text.saying(word for word in text.words if singular(word) in by_first):
            yield from _uses_in(passage, written, by_first)


def _uses_in(passage: TextBlock, written: dict[TermKey, Term], by_first: dict[str, list[int]]) -> Iterator[TermUse]:
    """``written``: the terms by their words; ``by_first``: by its first word, how many words a term may have, most
    first."""
    small = passage.text.plain.lower()
    words = [*map(singular, WORD.findall(small))]
    if by_first.keys().isdisjoint(words) or len(small) != len(passage.text.plain):
        return
    found: list[re.Match[str]] = []
    free = 0
    for at, word in enumerate(words):
        for size in by_first.get(word, ()) if at >= free else ():
            here = tuple(words[at : at + size])
            if here in written:
                found = found or [*WORD.finditer(small)]
                free = at + len(here)
                yield TermUse(written[here], passage, found[at].start(), found[free - 1].end())
                break


def _formal(passage: TextBlock) -> Iterator[Term]:
    if passage.provision.level != "definition" or passage.kind != "body":
        return
    for tag in passage.text.tags:
        words = passage.text.plain[tag.start : tag.end]
        if tag.kind != "def":
            continue
        short = _ABBREVIATED.fullmatch(words)
        for part in ("term", "short") if short else ():
            assert short is not None  # noqa: S101 - else there are no parts
            if term_key(short[part]):
                yield Term(short[part], term_key(short[part]), passage, tag.start + short.start(part), True)
        if not short and term_key(words):
            yield Term(words, term_key(words), passage, tag.start, True)


def _inline(passage: TextBlock) -> Iterator[Term]:
    text = passage.text.plain
    for found in _INLINE.finditer(text):
        glossed = found[0][1:2] in '"“' and _GLOSSED.search(text, max(0, found.start() - 14), found.start())
        start = found.end("term") - len(found["term"].removeprefix("The "))
        words = text[start : found.end("term")]
        if term_key(words) and not glossed:
            yield Term(words, term_key(words), passage, start, False)


def _singular(word: str) -> str:
    """A word without the ending of the plural or the possessive."""
    word = word.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


singular = Memo(_singular).__getitem__
"""The singular of a word in small letters."""
