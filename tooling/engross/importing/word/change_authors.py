"""Whose the tracked changes of a file are, and the words in which the changes of two authors meet (§ 17.13.5)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from engross.importing.source_page import ImportRemark
from engross.importing.word.element_names import W
from engross.model.authorship import AuthoredWords
from engross.model.comparison.span import Mark
from engross.model.publication.publication import TERMS_ONLY

_INSERTS, _DELETES = frozenset({f"{W}ins", f"{W}moveTo"}), frozenset({f"{W}del", f"{W}moveFrom"})
_CHANGES = _INSERTS | _DELETES
_WORDS = (f"{W}t", f"{W}delText")
_AUTHOR = f"{W}author"
_FIRST = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class JoinedWord:
    """A word that the changes of several authors put together: where, the word, and whose changes meet in it."""

    paragraph: int
    word: str
    authors: tuple[str, ...]


def change_authors(root: etree._Element) -> tuple[AuthoredWords, ...]:
    """The words that are inserted or deleted, in reading order; words that somebody inserted and another struck are
    neither.
    """
    found = []
    inside: set[etree._Element] = set()
    for change in root.iter(*_CHANGES):
        if not len(change) or change in inside:
            continue  # it has no words, or its words are among those of the change around it
        content = list(change.iterdescendants(*_CHANGES, *_WORDS))
        below = [element for element in content if element.tag in _CHANGES]
        inside.update(below)
        mark: Mark | None = "deleted" if change.tag in _DELETES else "inserted"
        author = change.get(_AUTHOR, "")
        for element in content:
            if below:
                if element.tag in _CHANGES:
                    continue
                mark, author = _change(element)
            if mark in ("inserted", "deleted") and element.text:
                found.append(AuthoredWords(mark, author, element.text))
    return tuple(found)


def author_remarks(changes: tuple[AuthoredWords, ...]) -> Iterator[ImportRemark]:
    """How many changes each author made."""
    for author, count in Counter(change.author for change in changes if change.author).items():
        yield ImportRemark("author", "", f"{author}: {count} {'stretch' if count == 1 else 'stretches'} of words")


def words_put_together(root: etree._Element) -> Iterator[JoinedWord]:
    """The words that changes of several authors put together once all are accepted: "request" and "motion" side by
    side are "requestmotion".
    """
    if len(_all_persons(root)) < 2:
        return
    for number, paragraph in enumerate(root.iter(f"{W}p"), 1):
        before, authors = "", set[str]()
        for element in paragraph.iter(*_WORDS):
            mark, author = _change(element)
            words = element.text or ""
            authors |= _persons(author)
            if mark != "kept" and mark != "inserted":
                continue
            last, first = _last_word(before), _FIRST.match(words)
            if last and first and len(authors) > 1:
                yield JoinedWord(number, last + first[0], tuple(sorted(authors)))
            if words:
                before, authors = words, _persons(author)


def _all_persons(root: etree._Element) -> set[str]:
    """Everyone whose changes are tracked."""
    names = {change.get(_AUTHOR, "") for change in root.iter(*_CHANGES)}
    return set[str]().union(*map(_persons, names))


def _last_word(words: str) -> str:
    """The letters and figures that ``words`` end in."""
    start = len(words)
    while start and words[start - 1].isalnum():
        start -= 1
    return words[start:]


def _persons(author: str) -> set[str]:
    """An author as a set of one; the name that changes of terms alone bear in our own redlines is its author's."""
    return {author.removesuffix(TERMS_ONLY)} - {""}


def _change(element: etree._Element) -> tuple[Mark | None, str]:
    """What became of words, and by whom; None for words that are in neither text."""
    inserted = deleted = None
    for holder in element.iterancestors(*_CHANGES):
        if holder.tag in _DELETES:
            deleted = deleted if deleted is not None else holder.get(_AUTHOR, "")
        else:
            inserted = inserted if inserted is not None else holder.get(_AUTHOR, "")
    if inserted is not None and deleted is not None:
        return None, deleted
    if deleted is not None:
        return "deleted", deleted
    return ("inserted", inserted) if inserted is not None else ("kept", "")
