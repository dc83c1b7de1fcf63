"""Words of which somebody struck letters and inserted none: a redline changes the whole word, and it is theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from engross.importing.word.element_names import W
from engross.patterns import compile_on_use
from engross.redlining.change_owners import ChangeOwner, ChangeOwners, owner_of

_TEXT = (f"{W}t", f"{W}delText")
_INSERTIONS = frozenset({f"{W}ins", f"{W}moveTo"})
_WORD = compile_on_use(r"\w+")


class ShortenedWord(NamedTuple):
    """A word before letters of it were struck, and what is left of it."""

    before: str
    after: str


class _Letter(NamedTuple):
    """A letter that was there before, and the deletion that struck it."""

    letter: str
    struck_by: etree._Element | None


def shortened_words(root: etree._Element, deletions: Collection[str]) -> Mapping[ShortenedWord, ChangeOwners]:
    """Whose the changes are of words that lost letters and got none, by the words; ``deletions`` are the names of the
    elements that strike words. Where several people struck letters of one word, it is whose the first of them is.
    """
    found: defaultdict[ShortenedWord, list[ChangeOwner]] = defaultdict(list)
    names = frozenset(W + name for name in deletions)
    for paragraph in {each: None for name in names for each in _holding(root, name)}:
        for word in _words_before(paragraph, names):
            before = "".join(each.letter for each in word)
            after = "".join(each.letter for each in word if each.struck_by is None)
            deletion = next((each.struck_by for each in word if each.struck_by is not None), None)
            if deletion is not None and _WORD.fullmatch(after):
                found[ShortenedWord(before, after)].append(owner_of(deletion))
    return found


def _holding(root: etree._Element, name: str) -> Iterator[etree._Element]:
    for revision in root.iter(name):
        paragraph = next(revision.iterancestors(f"{W}p"), None)
        if paragraph is not None:
            yield paragraph


def _words_before(paragraph: etree._Element, names: Collection[str]) -> Iterator[list[_Letter]]:
    """The words of a paragraph before its changes, letter by letter; none into which something was inserted."""
    word: list[_Letter] = []
    spoilt = False
    for text in paragraph.iter(*_TEXT):
        around = [each for each in text.iterancestors() if each.tag in names or each.tag in _INSERTIONS]
        deletion = next((each for each in around if each.tag in names), None)
        inserted = len(around) > (deletion is not None)
        for letter in text.text or "":
            if inserted:
                spoilt = True
            elif _WORD.match(letter):
                word.append(_Letter(letter, deletion))
            else:
                if not spoilt:
                    yield word
                word, spoilt = [], False
    if not spoilt:
        yield word
