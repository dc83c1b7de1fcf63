"""The list of contents of a page: it repeats the headings and is no law, however it was made."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from engross.importing.recognition.headings import begins_as_heading, heading_of, is_sentence
from engross.importing.recognition.number_words import COMPOUND, NUMBER
from engross.importing.recognition.page_lines import lines_shown
from engross.importing.source_page import ImportRemark, PageItem, PageTable, Paragraph
from engross.model.law.table import Row
from engross.model.law.text import LINE_BREAK, Text, collapse
from engross.patterns import compile_on_use

_TITLE = compile_on_use(
    r"(?:table of )?contents:?|index:?"
    r"|(?:index of )?(?:sections|articles|chapters)(?: of this (?:chapter|article|title))?:?",
    re.IGNORECASE,
)
_COLUMNS = compile_on_use(r"(?:(?:sections?|articles?|chapters?|sec\.?|titles?|page|no\.?)\s?){1,3}", re.IGNORECASE)
"""The line that heads the columns of a list: "Section   Page"."""
_PAGE = compile_on_use(r"[\s.…_](?:(?:page|p\.)\s?)?(?:[ivxlc]{1,6}|\d{1,4})$", re.IGNORECASE)
"""The number of a page at the end of an entry, behind dots or a blank (a tab is read as one)."""
_ROMAN = frozenset("ivxlc")
_LONGEST_NUMBER = 12
"""The number of a page has at most so many characters, with the sign and the word before it."""
_NEITHER = bytes(code for code in range(0x80) if chr(code) not in "0123456789abcdefghijklmnopqrstuvwxyz")
"""The characters of ASCII that are neither figures nor small letters."""
_LEADERS = " .…_\u00a0"
_NUMBERED = compile_on_use(rf"(?:{COMPOUND}|{NUMBER}[.):])\s", re.IGNORECASE)
_SECTION_NUMBER = compile_on_use(rf"(?=\S{{0,12}}\d){COMPOUND}\.?\s", re.IGNORECASE)
"""A number of several parts, as sections have: an entry may begin with no word."""
_FIRST_NUMBER = compile_on_use(
    rf"(?:§{{1,2}}\s*|sec(?:tion|t?\.)?\s+)?(?P<number>(?=\S{{0,12}}\d){COMPOUND}|(?<=[§\s])\d{{1,4}}[A-Za-z]?)[.:]?(?=\s|$)",
    re.IGNORECASE,
)
"""The number that a line begins with; a line of nothing else is the entry, or the heading, of a section that has no
title."""
_LONGEST = 250
_LONGEST_LIST = 6000
"""So many characters a paragraph that is a list of contents may have."""
_BEGINNINGS = frozenset({"ta", "co", "se", "ar"})
"""What a paragraph of several entries begins with, beside a number: their title, or "Sec."."""
_TITLED = compile_on_use(r"(?:table of contents|contents|sections|articles)(?::\s*|\s+(?=§|\d))", re.IGNORECASE)
"""A title before the entries, in their paragraph: "Sections: 9.04.010 Purpose."."""
_ENTRY = compile_on_use(
    rf"(?:^|(?<=\s))(?:(?:§\s*|sec(?:tion|\.)\s+)?(?=\S{{0,12}}\d){COMPOUND}|(?:§\s*|sec(?:tion|\.)\s+)\d{{1,4}})[.:]?"
    r"(?=\s+(?-i:[A-Z“\"(\[§])|\s*\Z)",
    re.IGNORECASE,
)
"""Where an entry begins in a paragraph of several; one of them may be a number alone."""
_FIRST_ITEM = compile_on_use(r"^((?:§\s*|sec(?:tion|t?\.)?\s+)[^\s(]{1,12})\((?:a|1)\)(?=\s)", re.IGNORECASE)
"""A section's number with that of its first item behind it, which an entry does not have: "Sec. 9-4(a) Fines."."""
_UNIT = compile_on_use(r"(?:(?:sub)?chapter|article|section|§)\s*", re.IGNORECASE)
"""What stands before a number that is a unit's own, and no page's: "Article I"."""
_BARE_UNIT = compile_on_use(
    r"(?:(?:sub)?chapter|article|part|title|division|appendix|exhibit|schedule|annex)\s+[^\s.:]{1,8}[.:]?",
    re.IGNORECASE,
)
"""A unit whose title stands on the line below."""
_FEWEST, _FEWEST_UNPAGED = 2, 3
"""So many entries, one right behind the other, make a list that no title announces; without numbers of pages or of
several parts, more."""


def without_contents(items: Sequence[PageItem], remarks: list[ImportRemark]) -> list[PageItem]:
    """``items`` without lists of contents; each line that is left out is remarked as furniture.

    An entry looks like a heading, or ends in the number of a page, and a later line begins with its words; entries
    follow each other in the order of what they name. Under the title "Contents" a line that ends in the number of a
    page is one too. A paragraph may hold several entries, as its lines or one behind the other; the row of a table is
    one.
    """
    lists = _Lists(items)
    kept: list[PageItem] = []
    at = 0
    while at < len(items):
        end = lists.end(at)
        remarks += [ImportRemark("furniture", item.place, said) for item in items[at:end] for said in lines_shown(item)]
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
    """The lines of a page, and which of them begin with given words.

    ``several`` are the entries of an item that may be a list, or a part of one, by itself.
    """

    def __init__(self, items: Sequence[PageItem]) -> None:
        self.lines = [_line(item) for item in items]
        self.several = {at: entries for at, item in enumerate(items) if (entries := _several(item))}
        self._beginnings: list[str] = []
        self._numbered: defaultdict[str, list[int]] = defaultdict(list)
        self._places: list[int] = []

    def end(self, start: int) -> int:
        """Where the list that begins at ``start`` ends; ``start`` itself where none does."""
        titled = bool(_TITLE.fullmatch(self.lines[start].words))
        at = start + titled
        at += titled and at < len(self.lines) and bool(_COLUMNS.fullmatch(self.lines[at].words))
        alone = at < len(self.lines) and at in self.several
        if not titled and not alone and not (self._may_be(at) and self._may_be(at + 1)):
            return start
        self._index()
        entries, reached, law = 0, at, len(self.lines)
        while at < law:
            several = self.several.get(at, [])
            found = self._all_named(at, several, reached, titled=titled)
            found = found or self._all_named(at, [self.lines[at]], reached, titled=titled)
            if not found and (several or not (titled and self.lines[at].numbered)):
                break
            if found:
                law, reached = min(law, found[0]), found[-1]
            entries += max(len(found), 1)
            at += 1
        paged = any(line.paged or _SECTION_NUMBER.match(line.words) for line in self.lines[start:at])
        fewest = _FEWEST if paged or alone else _FEWEST_UNPAGED
        enough = entries >= (1 if titled else fewest)
        return at if enough and (titled or self._has_titles(start, at)) else start

    def _has_titles(self, start: int, end: int) -> bool:
        """Whether an item of a list is more than numbers: a list of nothing else may be one in the law."""
        entries = (line for at in range(start, end) for line in self.several.get(at, [self.lines[at]]))
        return not all(_FIRST_NUMBER.fullmatch(line.bare) for line in entries)

    def _all_named(self, at: int, entries: Sequence[_Line], reached: int, *, titled: bool) -> list[int]:
        """The lines that the entries of the item at ``at`` name, behind ``reached``; none where one names nothing.

        What stands before them in a list of its own, a title or the heads of columns, names nothing.
        """
        found: list[int] = []
        for number, line in enumerate(entries):
            if len(entries) > 1 and number < 2 and not found and _heads_list(line.words):
                titled = True
                continue
            named = self._named(line, at, found[-1] if found else reached, titled=titled)
            if named is None:
                return []
            found.append(named)
        return found

    def _may_be(self, at: int) -> bool:
        """Whether there is a line at ``at`` that may be an entry, by itself."""
        return at < len(self.lines) and (self.lines[at].heads or self.lines[at].paged)

    def _index(self) -> None:
        """Sort the lines by their letters and figures, once there is need to look one up."""
        if not self._places:
            whole = sorted(
                (_flat(_FIRST_ITEM.sub(r"\1", words)), at)
                for at, line in enumerate(self.lines)
                for words in self._words_at(at)
                if line.words
            )
            self._beginnings = [words for words, _ in whole]
            self._places = [at for _, at in whole]
            for at, line in enumerate(self.lines):
                if number := _FIRST_NUMBER.match(_FIRST_ITEM.sub(r"\1 ", line.words)):
                    self._numbered[number["number"].casefold()].append(at)

    def _words_at(self, at: int) -> tuple[str, ...]:
        """The words of a line, and of a unit with the line below, which has its title: "CHAPTER I", "Powers"."""
        words, below = self.lines[at].words, self.lines[at + 1].words if at + 1 < len(self.lines) else ""
        return (words, f"{words} {below}") if below and _BARE_UNIT.fullmatch(words) else (words,)

    def _named(self, line: _Line, at: int, after: int, *, titled: bool) -> int | None:
        """The line that an entry at ``at`` names, behind the one that the entry before it named."""
        alone = _FIRST_NUMBER.fullmatch(line.bare)
        if alone is not None and (titled or line.heads or line.paged):
            return next((one for one in self._numbered[alone["number"].casefold()] if one > max(at, after)), None)
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


def _heads_list(words: str) -> bool:
    """Whether words are the title of a list of contents, or the heads of its columns."""
    return bool(_TITLE.fullmatch(words) or _COLUMNS.fullmatch(words))


def _several(item: PageItem) -> list[_Line]:
    """The entries of an item that may hold several: a table, a paragraph of lines, one of numbers and titles."""
    if isinstance(item, PageTable):
        return [_entry(words) for row in item.table.rows[:_LONGEST_LIST] for words in _of_row(row)]
    plain = item.text.plain
    if len(plain) > _LONGEST_LIST or not (plain[:2].lower() in _BEGINNINGS or plain[:1].isdigit() or plain[:1] == "§"):
        return []
    title = _TITLED.match(plain)
    words = plain[title.end() :] if title else plain
    if LINE_BREAK in words:
        parts = words.split(LINE_BREAK)
    else:
        starts = [found.start() for found in _ENTRY.finditer(words)] if _ENTRY.match(words) else []
        parts = [words[start:end] for start, end in pairwise((*starts, len(words)))]
    head = [title[0]] if title else []
    return [_entry(part) for part in (*head, *parts)] if len(parts) > 1 else []


def _of_row(row: Row) -> list[str]:
    """The entries of a row of a table: each paragraph of one cell, or all cells together."""
    if len(row.cells) == 1:
        return [text.words for text in row.cells[0].content]
    return [" ".join(text.words for cell in row.cells for text in cell.content)]


def _entry(words: str) -> _Line:
    return _line(Paragraph(Text(words.strip(" ;,\t"))))


def _line(item: PageItem) -> _Line:
    if not isinstance(item, Paragraph):
        return _Line()
    label = "" if item.bullet else item.label
    words = item.text.words[: 2 * _LONGEST]
    if label or item.text.notes:
        words = collapse(f"{label} {words}")
    if len(words) > _LONGEST:
        return _Line(words)
    ends_as_number = words[-1:].isdecimal() or words[-1:] in _ROMAN
    page = _PAGE.search(words, max(0, len(words) - _LONGEST_NUMBER)) if ends_as_number else None
    bare = words[: page.start()].rstrip(_LEADERS) if page else words
    if _UNIT.fullmatch(bare) or _FIRST_NUMBER.fullmatch(words):
        page, bare = None, words
    led = page is not None and any(sign in words[len(bare) : page.end()] for sign in ("...", ". .", "…", "___"))
    heads = bool(_SECTION_NUMBER.match(bare)) or (
        begins_as_heading(bare) and heading_of(Paragraph(Text(bare), emphatic=True)) is not None
    )
    heads = (heads and (page is not None or not is_sentence(bare))) or _FIRST_NUMBER.fullmatch(bare) is not None
    paged = page is not None and (led or heads or bool(_NUMBERED.match(words)))
    return _Line(words, bare, page is not None, paged, heads)


def _flat(words: str) -> str:
    return words.casefold().encode("ascii", "ignore").translate(None, _NEITHER).decode("ascii")
