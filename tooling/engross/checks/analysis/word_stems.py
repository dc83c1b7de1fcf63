"""Words and word stems, as checks quote and compare them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.model.memo import Memo
from engross.patterns import compile_on_use

_MOST_QUOTED = 8
WORD = compile_on_use(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word as checks count words."""

_SUFFIXES = ("ization", "ement", "ment", "ation", "ing", "ion", "ed", "er", "or", "al", "e", "y")
_SMALL_WORDS = """
a all an and any are as at be been being by each either every for from had has have he her his if in into is it its may
more most must no nor not of off on or other our out shall she should so some such than that the their them then there
these they this those to under unless until upon was were when where which who whom whose will with within without would
after before during per through also only same
"""
_LEADING_WORDS = """
accordance according compliance conformance conformity pursuant provided provisions provision provide provides required
require requires requirement requirements specified specify set forth described identified stated established prescribed
authorized defined given referred reference listed contained computed determined performed made subject above below
herein thereof section subsection paragraph chapter article applicable purposes purpose terms manner respect issued
imposed adopted granted allowed permitted except received
"""
"""The words with which law leads over to a citation."""

FUNCTION_WORDS = frozenset(_SMALL_WORDS.split())
"""Articles, pronouns, prepositions, conjunctions, auxiliary verbs."""

_SAY_NOTHING = FUNCTION_WORDS | frozenset(_LEADING_WORDS.split())


def opening_words(item: Provision | Table | None) -> str:
    """The heading of a provision, else its first words; the caption of a table."""
    if item is None:
        return ""
    if isinstance(item, Table):
        return ", ".join(text.words for text in item.caption) or "a table"
    if item.heading is not None and item.heading.words:
        return item.heading.words.rstrip(".")
    first = next((text.words for part in item.walk() for text in part.texts() if text.words), "")
    words = first.split(" ")
    return " ".join(words[:_MOST_QUOTED]).rstrip(",;:") + ("…" if len(words) > _MOST_QUOTED else "")


def lower_case_set(parted: Iterable[str]) -> frozenset[str]:
    """The different words of a text in small letters that is parted at blanks."""
    return frozenset(chain.from_iterable(map(_PARTED.__getitem__, parted)))


def parts_in_words(parted: Iterable[str], words: frozenset[str]) -> frozenset[str]:
    """Those of the parts of such a text in which one of ``words`` stands."""
    return frozenset(part for part in parted if not words.isdisjoint(_PARTED[part]))


def word_stems(parted: Iterable[str]) -> Iterator[str]:
    """The words of such a text that say something, in order, without their endings: ``calibration checks`` →
    ``calibr check``."""
    return chain.from_iterable(map(_STEMS.__getitem__, parted))


def words_in_lower_case(text: str) -> list[str]:
    """The words of a text in small letters."""
    return WORD.findall(text.lower())


def _stemmed(words: Iterable[str]) -> tuple[str, ...]:
    bare = (word.removesuffix("'s").removesuffix("’s") for word in words)
    return tuple(_stem(word) for word in bare if word.isalpha() and len(word) > 1 and word not in _SAY_NOTHING)


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 4:
        word = word[:-1]
    ending = next((end for end in _SUFFIXES if word.endswith(end) and len(word) - len(end) >= 4), "")
    return word.removesuffix(ending)


_PARTED = Memo(lambda chunk: tuple(WORD.findall(chunk)))
"""What stands between two blanks, parted into words."""

_STEMS = Memo(lambda chunk: _stemmed(_PARTED[chunk]))
stemmed = _STEMS.__getitem__
"""What stands between two blanks, in small letters, as stems; those that say nothing are left out."""
