"""The list of contents of a page: it repeats the headings and is no law, however it was made."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from engross.importing.recognition.headings import begins_as_heading, heading_of, is_sentence
from engross.importing.recognition.number_words import COMPOUND, NUMBER
from engross.importing.source_page import ImportRemark, PageItem, Paragraph
from engross.model.law.text import Text, collapse
from engross.patterns import compile_on_use

_TITLE = compile_on_use(
    r"(?:table of )?contents:?|(?:index of )?(?:sections|articles|chapters)(?: of this (?:chapter|article|title))?:?",
    re.IGNORECASE,
)
_COLUMNS = compile_on_use(r"(?:(?:sections?|articles?|chapters?|sec\.?|titles?|page|no\.?)\s?){1,3}", re.IGNORECASE)
"""The line that heads the columns of a list: "Section   Page"."""
_PAGE = compile_on_use(r"[\s.…_](?:[ivxlc]{1,6}|\d{1,4})$")
"""The number of a page at the end of an entry, behind dots or a blank (a tab is read as one)."""
_ROMAN = frozenset("ivxlc")
_LONGEST_NUMBER = 7
"""The number of a page has at most so many characters, with the sign before it."""
_NEITHER = bytes(code for code in range(0x80) if chr(code) not in "0123456789abcdefghijklmnopqrstuvwxyz")
"""The characters of ASCII that are neither figures nor small letters."""
_LEADERS = " .…_\u00a0"
_NUMBERED = compile_on_use(rf"(?:{COMPOUND}|{NUMBER}[.):])\s", re.IGNORECASE)
_SECTION_NUMBER = compile_on_use(rf"(?=\S{{0,12}}\d){COMPOUND}\.?\s", re.IGNORECASE)
"""A number of several parts, as sections have: an entry may begin with no word."""
_LONGEST = 250
_FEWEST, _FEWEST_UNPAGED = 2, 3
"""So many entries, one right behind the other, make a list that no title announces; without numbers of pages or of
several parts, more."""


def without_contents(items: Sequence[PageItem], remarks: list[ImportRemark]) -> list[PageItem]:
    """``items`` without lists of contents; each line that is left out is remarked as furniture.

    An entry looks like a heading, or ends in the number of a page, and a later line begins with its words; entries
    follow each other in the order of what they name. Under the title "Contents" a line that ends in the number of a
    page is one too.
    """
    lists = _Lists(items)
    kept: list[PageItem] = []
    at = 0
    while at < len(items):
        end = lists.end(at)
        remarks += [ImportRemark("furniture", item.place, _shown(item)) for item in items[at:end]]
        if end == at:
            kept.append(items[at])
        at = max(end, at + 1)
    return kept


class _Line(NamedTuple):
    """A paragraph as an entry of a list: its words, with the number at its end and ``bare`` without it.

    ``numbered``: there is a number at its end; ``paged``: that is the number of a page, by what is before it.
    """

    words: str = ""
    bare: str = ""
    numbered: bool = False
    paged: bool = False
    heads: bool = False


class _Lists:
    """The lines of a page, and which of them begin with given words."""

    def __init__(self, items: Sequence[PageItem]) -> None:
        self.lines = [_line(item) for item in items]
        self._beginnings: list[str] = []
        self._places: list[int] = []

    def end(self, start: int) -> int:
        """Where the list that begins at ``start`` ends; ``start`` itself where none does."""
        titled = bool(_TITLE.fullmatch(self.lines[start].words))
        at = start + titled
        at += titled and at < len(self.lines) and bool(_COLUMNS.fullmatch(self.lines[at].words))
        if not titled and not (self._may_be(at) and self._may_be(at + 1)):
            return start
        self._index()
        entries, reached, law = 0, at, len(self.lines)
        while at < law:
            named = self._named(at, reached, titled=titled)
            if named is None and not (titled and self.lines[at].numbered):
                break
            if named is not None:
                law, reached = min(law, named), named
            entries += 1
            at += 1
        paged = any(line.paged or _SECTION_NUMBER.match(line.words) for line in self.lines[start:at])
        return at if entries >= (1 if titled else _FEWEST if paged else _FEWEST_UNPAGED) else start

    def _may_be(self, at: int) -> bool:
        """Whether there is a line at ``at`` that may be an entry, by itself."""
        return at < len(self.lines) and (self.lines[at].heads or self.lines[at].paged)

    def _index(self) -> None:
        """Sort the lines by their letters and figures, once there is need to look one up."""
        if not self._places:
            whole = sorted((_flat(line.words), at) for at, line in enumerate(self.lines) if line.words)
            self._beginnings = [words for words, _ in whole]
            self._places = [at for _, at in whole]

    def _named(self, at: int, after: int, *, titled: bool) -> int | None:
        """The line that the entry at ``at`` names, behind the one that the entry before it named."""
        line = self.lines[at]
        bare = _flat(line.bare)
        if len(bare) < 3 or len(line.words) > _LONGEST or not (titled or line.heads or line.paged):
            return None
        behind: list[int] = []
        whole = _flat(line.words)
        for words in dict.fromkeys((bare if titled or line.paged else whole, whole)):
            first = bisect_left(self._beginnings, words)
            while first < len(self._beginnings) and self._beginnings[first].startswith(words):
                goes_on = words[-1:].isdecimal() and self._beginnings[first][len(words) :][:1].isdecimal()
                if self._places[first] > max(at, after) and not goes_on:
                    behind.append(self._places[first])
                first += 1
        return min(behind, default=None)


def _shown(item: PageItem) -> str:
    """The words of an entry as the page has them, without a number that the program counts."""
    if not isinstance(item, Paragraph):
        return ""
    return item.text.words if item.listed is not None or item.bullet else f"{item.label} {item.text.words}".strip()


def _line(item: PageItem) -> _Line:
    if not isinstance(item, Paragraph):
        return _Line()
    label = "" if item.bullet else item.label
    start = item.text.words[: 2 * _LONGEST]
    words = collapse(f"{label} {start}" if label else start)
    if len(words) > _LONGEST:
        return _Line(words)
    ends_as_number = words[-1:].isdecimal() or words[-1:] in _ROMAN
    page = _PAGE.search(words, max(0, len(words) - _LONGEST_NUMBER)) if ends_as_number else None
    bare = words[: page.start()].rstrip(_LEADERS) if page else words
    led = page is not None and any(sign in words[len(bare) : page.end()] for sign in ("...", ". .", "…", "___"))
    heads = bool(_SECTION_NUMBER.match(bare)) or (
        begins_as_heading(bare) and heading_of(Paragraph(Text(bare), emphatic=True)) is not None
    )
    heads = heads and (page is not None or not is_sentence(bare))
    paged = page is not None and (led or heads or bool(_NUMBERED.match(words)))
    return _Line(words, bare, page is not None, paged, heads)


def _flat(words: str) -> str:
    return words.casefold().encode("ascii", "ignore").translate(None, _NEITHER).decode("ascii")
