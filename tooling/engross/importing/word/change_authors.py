"""Whose the tracked changes of a file are, and the words in which the changes of two authors meet (§ 17.13.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from engross.importing.source_page import ImportRemark
from engross.importing.word.changed_words import TrackedWords, whole_words
from engross.importing.word.element_names import W
from engross.model.authorship import AuthoredWords
from engross.model.comparison.span import Mark
from engross.model.publication.publication import TERMS_ONLY
from engross.patterns import compile_on_use
from engross.values import dataclass

_INSERTS, _DELETES = frozenset({f"{W}ins", f"{W}moveTo"}), frozenset({f"{W}del", f"{W}moveFrom"})
_CHANGES = _INSERTS | _DELETES
_WORDS = frozenset({f"{W}t", f"{W}delText"})
_BLANKS = frozenset({f"{W}tab", f"{W}br", f"{W}cr"})
_PROPERTIES = frozenset({f"{W}pPr", f"{W}rPr"})
"""What holds no words; a tab in the properties of a paragraph is where one stops."""
_PARAGRAPH = f"{W}p"
_AUTHOR = f"{W}author"
_FIRST = compile_on_use(r"\w+")


class _Holders(NamedTuple):
    """The authors of the insertion and of the deletion that words stand in; None where they stand in none."""

    inserted: str | None = None
    deleted: str | None = None


_UNCHANGED = _Holders()


@dataclass(frozen=True, slots=True)
class JoinedWord:
    """A word that the changes of several authors put together: where, the word, and whose changes meet in it."""

    paragraph: int
    word: str
    authors: tuple[str, ...]


def change_authors(root: etree._Element) -> tuple[AuthoredWords, ...]:
    """The words that are inserted or deleted, in reading order; words that somebody inserted and another struck are
    neither.

    Of a word that is changed in part, both forms are whole: "s" inserted behind "dog" deletes "dog" and inserts
    "dogs", as a redline shows it.
    """
    return tuple(change for paragraph in _changed_paragraphs(root) for change in whole_words(_stretches(paragraph)))


def _changed_paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs that hold tracked changes of words."""
    done: set[etree._Element] = set()
    for change in root.iter(*_CHANGES):
        if not len(change):
            continue
        parent = change.getparent()
        if parent is None or parent.tag != _PARAGRAPH:
            parent = next(change.iterancestors(_PARAGRAPH), None)
        for found in change.iter(_PARAGRAPH) if parent is None else (parent,):
            if found not in done:
                done.add(found)
                yield found


def _stretches(paragraph: etree._Element) -> list[TrackedWords]:
    """The words of a paragraph, each with what became of them and by whom; a tab or a break is a blank."""
    found: list[TrackedWords] = []
    _add_stretches(paragraph, _change_around(paragraph), found)
    return found


def _add_stretches(parent: etree._Element, around: _Holders, found: list[TrackedWords]) -> None:
    """Add the words inside ``parent``, which the changes ``around`` hold."""
    mark, author = _became(around)
    for element in parent:
        tag = element.tag
        if tag in _WORDS or tag in _BLANKS:
            words = (element.text or "") if tag in _WORDS else " "
            if mark is not None and words:
                found.append(TrackedWords(mark, author, words))
        elif tag in _CHANGES:
            _add_stretches(element, _within(element, around), found)
        elif tag not in _PROPERTIES and len(element):
            _add_stretches(element, around, found)


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
            mark, author = _became(_change_around(element))
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


def _change_around(element: etree._Element) -> _Holders:
    """The tracked changes that hold ``element``, the innermost of each kind."""
    around = _UNCHANGED
    for holder in reversed([*element.iterancestors(*_CHANGES)]):
        around = _within(holder, around)
    return around


def _within(change: etree._Element, around: _Holders) -> _Holders:
    """What holds the words inside ``change``, which stands in ``around`` itself."""
    author = change.get(_AUTHOR, "")
    return around._replace(deleted=author) if change.tag in _DELETES else around._replace(inserted=author)


def _became(around: _Holders) -> tuple[Mark | None, str]:
    """What became of words, and by whom; None for words that are in neither text."""
    inserted, deleted = around
    if deleted is not None:
        return ("deleted" if inserted is None else None), deleted
    return ("inserted", inserted) if inserted is not None else ("kept", "")
