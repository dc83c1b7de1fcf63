"""Tracked changes of parts of words as changes of whole words, as a redline shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from engross.model.authorship import AuthoredWords
from engross.model.comparison.span import Mark
from engross.patterns import compile_on_use

_WORD = compile_on_use(r"\w+")
_BY_ONE = attrgetter("mark", "author")


class TrackedWords(NamedTuple):
    """Words of a paragraph: kept, inserted or deleted, and by whom."""

    mark: Mark
    author: str
    words: str


def whole_words(stretches: Sequence[TrackedWords]) -> Iterator[AuthoredWords]:
    """The changes of a paragraph in reading order; where one changes a part of a word, both forms of it are whole.

    What one person inserted or deleted side by side is one change.
    """
    if not _meet_in_words(stretches):
        for (mark, author), alike in groupby(stretches, key=_BY_ONE):
            if mark != "kept":
                yield AuthoredWords(mark, author, "".join(each.words for each in alike))
        return
    authors = [each.author for each in stretches for _ in each.words]
    marks = [each.mark for each in stretches for _ in each.words]
    text = "".join(each.words for each in stretches)
    old, new = ([at for at, mark in enumerate(marks) if mark != gone] for gone in ("inserted", "deleted"))
    old_words, new_words = _words(text, old), _words(text, new)
    unchanged = {*old_words} & {*new_words}
    found: list[tuple[int, AuthoredWords]] = []
    for mark, side, words in (("deleted", old, old_words), ("inserted", new, new_words)):
        whose = {at: authors[at] for at in side if marks[at] == mark}
        for word in words:
            if word not in unchanged:
                whose |= dict.fromkeys(word, _author(word, marks, authors))
        found += _grouped(text, mark, side, whose)  # type: ignore[arg-type]
    yield from (change for _, change in sorted(found, key=lambda each: each[0]))


def _meet_in_words(stretches: Sequence[TrackedWords]) -> bool:
    """Whether a change begins, ends or lies where on one of the sides no blank or sign sets words apart."""
    for gone in ("inserted", "deleted"):
        before, kind = "", ""
        for each in stretches:
            if each.mark == gone:
                kind = gone
                continue
            if before[-1:].isalnum() and each.words[0].isalnum() and (kind, each.mark) != ("kept", "kept"):
                return True
            before, kind = each.words, each.mark
    return False


def _words(text: str, side: Sequence[int]) -> list[tuple[int, ...]]:
    """The words of one side, each as the places of its letters in ``text``."""
    shown = "".join(text[at] for at in side)
    return [tuple(side[found.start() : found.end()]) for found in _WORD.finditer(shown)]


def _author(word: tuple[int, ...], marks: Sequence[Mark], authors: Sequence[str]) -> str:
    """Who changed a word: whose letters are in it, or stand between or right beside its own."""
    inside = range(word[0], word[-1] + 1)
    near = (*word, *inside, *range(word[-1] + 1, len(marks))[:1], *range(word[0] - 1, -1, -1)[:1])
    return next((authors[at] for at in near if marks[at] != "kept"), "")


def _grouped(text: str, mark: Mark, side: Sequence[int], whose: dict[int, str]) -> Iterator[tuple[int, AuthoredWords]]:
    """The stretches of one side that are one person's, each with its place."""
    for author, places in groupby(side, key=whose.get):
        at = list(places)
        if author is not None:
            yield at[0], AuthoredWords(mark, author, "".join(text[each] for each in at))
