"""Whose the tracked changes of a file are, and the words in which the changes of two authors meet (§ 17.13.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from engross.importing.source_page import ImportRemark
from engross.importing.word.changed_words import TrackedWords, whole_words
from engross.importing.word.element_names import W, child, value
from engross.importing.word.run_characters import NO_BREAK_HYPHEN, has_signs, sign_shown, words_shown
from engross.importing.word.run_text import plain_numbers
from engross.importing.word.style_inheritance import InheritedStyles, RunLook
from engross.model.authorship import AuthoredWords
from engross.model.comparison.span import Mark
from engross.model.publication.publication import TERMS_ONLY
from engross.patterns import compile_on_use
from engross.values import dataclass

_INSERTS, _DELETES = frozenset({f"{W}ins", f"{W}moveTo"}), frozenset({f"{W}del", f"{W}moveFrom"})
_CHANGES = _INSERTS | _DELETES
_WORDS = frozenset({f"{W}t", f"{W}delText"})
_BLANKS = frozenset({f"{W}tab", f"{W}br", f"{W}cr"})
_SIGN, _HYPHEN = f"{W}sym", f"{W}noBreakHyphen"
_SHOWN = (*_WORDS, *_BLANKS, _SIGN, _HYPHEN)
_RUN, _RUN_PROPERTIES, _PARAGRAPH_PROPERTIES = f"{W}r", f"{W}rPr", f"{W}pPr"
_TELLING = frozenset({f"{W}caps", f"{W}rFonts", f"{W}rStyle"})
"""Properties of a run that tell how its characters are shown."""
_PROPERTIES = frozenset({f"{W}pPr", f"{W}rPr"})
"""What holds no words; a tab in the properties of a paragraph is where one stops."""
_PARAGRAPH = f"{W}p"
_AUTHOR = f"{W}author"
_FIRST = compile_on_use(r"\w+")


_Holders = tuple[str | None, str | None]
"""The authors of the insertion and of the deletion that words stand in; None where they stand in none."""


@dataclass(frozen=True, slots=True)
class JoinedWord:
    """A word that the changes of several authors put together: where, the word, and whose changes meet in it."""

    paragraph: int
    word: str
    authors: tuple[str, ...]


def change_authors(root: etree._Element, styles: InheritedStyles) -> tuple[AuthoredWords, ...]:
    """The words that are inserted or deleted, as the page shows them, in reading order; words that somebody inserted
    and another struck are neither.

    Of a word that is changed in part, both forms are whole: "s" inserted behind "dog" deletes "dog" and inserts
    "dogs", as a redline shows it.
    """
    changes = (
        change for paragraph in _changed_paragraphs(root) for change in whole_words(_stretches(paragraph, styles))
    )
    return tuple(
        replace(change, words=plain_numbers(change.words)) if NO_BREAK_HYPHEN in change.words else change
        for change in changes
    )


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


def _stretches(paragraph: etree._Element, styles: InheritedStyles) -> list[TrackedWords]:
    """The words of a paragraph, each with what became of them and by whom; a tab or a break is a blank."""
    found: list[TrackedWords] = []
    looks = _Looks(styles, styles.runs_of(value(child(paragraph, _PARAGRAPH_PROPERTIES), "pStyle")))
    around = _change_around(paragraph)
    outside = inside = _became(around)
    change, begun = None, None
    for element in paragraph.iter(*_SHOWN):
        run = element.getparent()
        holder = run.getparent() if run is not None and run.tag == _RUN else None
        if holder is None and _is_property(element):
            continue
        if holder is paragraph:
            mark, author = outside
        elif holder is not None and holder is change:
            mark, author = inside
        elif holder is not None and holder.tag in _CHANGES and holder.getparent() is paragraph:
            change, inside = holder, _became(_within(holder, around))
            mark, author = inside
        else:
            mark, author = _became(_change_around(element))
        if mark is None:
            continue
        if run is not begun:
            begun = run
            looks.run_begins(run if holder is not None else None)
        words = looks.shown(element)
        if words:
            found.append(TrackedWords(mark, author, words))
    return found


def _is_property(element: etree._Element) -> bool:
    """Whether an element stands in the properties of a paragraph or a run."""
    parent = element.getparent()
    while parent is not None and parent.tag != _PARAGRAPH:
        if parent.tag in _PROPERTIES:
            return True
        parent = parent.getparent()
    return False


class _Looks:
    """How the runs of a paragraph show their characters."""

    def __init__(self, styles: InheritedStyles, base: RunLook) -> None:
        self.styles, self.base = styles, base
        self.base_is_plain = not (base.caps or has_signs("", base))
        self.look, self.is_plain = base, self.base_is_plain

    def run_begins(self, run: etree._Element | None) -> None:
        """Note the look of a run, where its properties say one that tells how its characters are shown; that of the
        paragraph for words that stand in no run."""
        properties = child(run, _RUN_PROPERTIES) if run is not None else None
        self.look, self.is_plain = self.base, self.base_is_plain
        if properties is not None and any(each.tag in _TELLING for each in properties):
            self.look, self.is_plain = self.styles.run(properties, self.base), False

    def shown(self, element: etree._Element) -> str:
        """What an element of the run shows."""
        tag = element.tag
        if tag in _WORDS:
            words = element.text or ""
            return words if self.is_plain and words.isascii() else words_shown(words, self.look)
        if tag == _SIGN:
            return sign_shown(element) or ""
        return NO_BREAK_HYPHEN if tag == _HYPHEN else " "


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
    inserted = deleted = None
    holder = element.getparent()
    while holder is not None:
        tag = holder.tag
        if tag in _DELETES:
            deleted = holder.get(_AUTHOR, "") if deleted is None else deleted
        elif tag in _INSERTS:
            inserted = holder.get(_AUTHOR, "") if inserted is None else inserted
        holder = holder.getparent()
    return inserted, deleted


def _within(change: etree._Element, around: _Holders) -> _Holders:
    """What holds the words inside ``change``, which stands in ``around`` itself."""
    author = change.get(_AUTHOR, "")
    return (around[0], author) if change.tag in _DELETES else (author, around[1])


def _became(around: _Holders) -> tuple[Mark | None, str]:
    """What became of words, and by whom; None for words that are in neither text."""
    inserted, deleted = around
    if deleted is not None:
        return ("deleted" if inserted is None else None), deleted
    return ("inserted", inserted) if inserted is not None else ("kept", "")
