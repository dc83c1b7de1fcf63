"""What an import may leave out: what it lists, and what is no law."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import field
from itertools import dropwhile, takewhile

from engross.import_proof.expected_words import Expected
from engross.import_proof.labels import begins_numbered
from engross.import_proof.shown_page import JOINT, ShownLine, count_words, shown_words
from engross.patterns import compile_on_use
from engross.values import dataclass

_CUT = compile_on_use(r"( ?…|\.\.\.)[”'\")\]]*$")
_PAGE_NUMBER = compile_on_use(
    r"(?<![0-9A-Za-z])(?:(?:page|p\.) ?)?(?<![0-9A-Za-z])(?:\d{1,6}|[ivxlc]{1,8})$", re.IGNORECASE
)
_CONTENTS = compile_on_use(r"(table of )?contents:?", re.IGNORECASE)
_LISTED_BEHIND = compile_on_use(r"(?:table of contents|contents|sections|articles)\b:?", re.IGNORECASE)
"""The title of a list of contents that stands in one paragraph with its entries."""
_COLUMN = compile_on_use(r"(?:sections?|sec\.?|titles?|pages?|no\.?|numbers?|articles?)", re.IGNORECASE)
"""The head of a column of a contents list that is a table."""
_MOST_ENTRIES = 500
_BEGINNING = 4
"""Headings are sought by so many of their first letters and figures."""
_PAGE = compile_on_use(r"(?:page|p)?\d{1,4}")
_TITLE = compile_on_use(r"[^.:;—]{3,120}(?=[.:;—])")
_APPENDED = compile_on_use(r"(?:appendix|exhibit|schedule|annex) [^ ]{1,8}(?: .{1,100})?", re.IGNORECASE)
"""The heading of what is appended, which is read as text."""
_NOTICE = compile_on_use(r"\b((legal|public) notices?|notice is hereby given|public hearing)\b", re.IGNORECASE)
_BALLOON = compile_on_use(r"(Formatted|Deleted|Commented( \[[^\]]*\])?|Field Code Changed) ?:")
"""How Word begins what it prints in the margin of a page with tracked changes."""
_DATED = compile_on_use(r"dated (at|in) .{2,60}\bday of\b", re.IGNORECASE)
_NAMELESS = ("an equation", "words with a gloss")
"""How what is left out is called, where its words are not quoted."""
_LONGEST_TITLE = 40
"""A line above an entry of a contents list is its title if it has no more characters, in whatever language."""
_SHORTEST = 12
"""So many characters of a line a listed omission must name, where it does not name the whole line."""


@dataclass(slots=True)
class Omissions:
    """The lines that may have been left out, and which of them is what.

    ``listed`` are the words of what the import lists as furniture or left out.
    """

    listed: Iterable[str]
    expected: Sequence[Expected]
    _whole: set[str] = field(default_factory=set)
    _beginnings: set[str] = field(default_factory=set)
    _lengths: tuple[int, ...] = ()
    _loose: list[str] = field(default_factory=list)
    _loose_keys: list[str] | None = None
    _headings: frozenset[str] | None = None
    _by_beginning: defaultdict[str, list[str]] | None = None

    def __post_init__(self) -> None:
        """Index what is listed."""
        for words in self.listed:
            self._take(shown_words(words))
        self._lengths = tuple(sorted({len(words) for words in self._beginnings}))

    def may_go(self, line: ShownLine) -> bool:
        """Whether a line is among those that the import lists."""
        if not self._loose:
            return False
        words = line.words.casefold()
        if JOINT in words:
            words = " ".join(words.replace(JOINT, " ").split())
        if words in self._whole or any(words[:size] in self._beginnings for size in self._lengths):
            return True
        return line.kind == "aside" and self._names(line.words)

    def is_contents(self, line: ShownLine) -> bool:
        """Whether a line is the title or an entry of a contents list: a provision's title, page number or not."""
        if _CONTENTS.fullmatch(line.words):
            return True
        if self._headings is None:
            self._headings = frozenset(_heading_keys(self.expected))
        if _key(line.words) in self._headings or _key(_PAGE_NUMBER.sub("", line.words)) in self._headings:
            return True
        title = _LISTED_BEHIND.match(line.words)
        return self._are_entries(_key(line.words[title.end() :] if title else line.words))

    def _are_entries(self, key: str) -> bool:
        """Whether ``key`` is those of several headings, one behind the other, with or without the numbers of pages."""
        if self._by_beginning is None:
            self._by_beginning = defaultdict(list)
            for heading in sorted(self._headings or (), key=len, reverse=True):
                self._by_beginning[heading[:_BEGINNING]].append(heading)
        at = entries = 0
        while at < len(key) and entries < _MOST_ENTRIES:
            found = next((x for x in self._by_beginning[key[at : at + _BEGINNING]] if key.startswith(x, at)), "")
            page = _PAGE.match(key, at) if entries and not found else None
            if not found and page is None:
                return False
            at, entries = at + len(found or (page[0] if page else "")), entries + bool(found)
        return entries > 1

    def is_numbered(self, line: ShownLine) -> bool:
        """Whether a line of the page, and no text box, is numbered text and no entry of a contents list."""
        if line.kind != "words":
            return False
        return (line.numbering == "number" or begins_numbered(line.words)) and not self.is_contents(line)

    def counted(self, omitted: Sequence[ShownLine], lines: Sequence[ShownLine]) -> int:
        """How many words of ``lines`` were left out that stand nowhere else.

        Contents lists and their titles do not count, nor what is no text, nor balloons, nor the legal notice that an
        ordinance is printed in.
        """
        printed_in = {id(line) for line in _notice(omitted, lines)}
        text = [line for line in omitted if line.kind == "words" and id(line) not in printed_in]
        entries = self._entries(text)
        titles = [
            entry and len(line.words) <= _LONGEST_TITLE for line, entry in zip(text, [*entries, False][1:], strict=True)
        ]
        left = zip(text, entries, titles, strict=True)
        return count_words([n for n, entry, title in left if not (entry or title or _BALLOON.match(n.words))])

    def _entries(self, text: Sequence[ShownLine]) -> list[bool]:
        """Which lines that were left out are entries of a contents list, or the number of a page in its table."""
        entries = [self.is_contents(line) for line in text]
        for at in range(1, len(text)):
            entries[at] = entries[at] or (entries[at - 1] and bool(_PAGE_NUMBER.fullmatch(text[at].words)))
        for at in range(len(text) - 2, -1, -1):
            entries[at] = entries[at] or (entries[at + 1] and bool(_COLUMN.fullmatch(text[at].words)))
        return entries

    def _take(self, words: str) -> None:
        """Note a remark: the words of a line, its beginning, or a sentence that quotes it.

        Capitals may be a matter of formatting, and those that are listed are the ones that are shown.
        """
        self._loose.append(words)
        words = words.casefold()
        bare = words.strip("“”")
        if _CUT.search(bare):
            self._beginnings.add(_CUT.sub("", bare))
        else:
            self._whole |= {words, bare}

    def _names(self, words: str) -> bool:
        """Whether a sentence among the remarks quotes words that no paragraph holds, or says what they are."""
        if self._loose_keys is None:
            self._loose_keys = [_key(said) for said in self._loose]
        start = _key(words)[:_SHORTEST]
        return any(start in key for key in self._loose_keys) or any(said.startswith(_NAMELESS) for said in self._loose)


def _heading_keys(expected: Sequence[Expected]) -> Iterable[str]:
    """The keys of each heading, alone and with its label, and of the title that the first words of a text may be."""
    for at, each in enumerate(expected):
        following = expected[at + 1] if at + 1 < len(expected) else None
        if not each.is_label:
            if each.provision.heading is not None:
                yield _key(each.words)
            if _APPENDED.fullmatch(each.words):
                yield _key(each.words)
                yield _key(each.words + (following.words if following is not None else ""))
            continue
        if each.provision.own_line:
            yield _key(each.words)
        if following is not None and following.provision is each.provision and not following.is_label:
            title = _TITLE.match(following.words)
            for words in (following.words, title[0]) if title else (following.words,):
                yield _key(each.words + words)
                yield _key(words)


def _notice(omitted: Sequence[ShownLine], lines: Sequence[ShownLine]) -> list[ShownLine]:
    """What was left out of a notice before the first line that was read, and from its date on behind the last."""
    gone = {id(line) for line in omitted}
    head = list(takewhile(lambda line: id(line) in gone, lines))
    tail = list(takewhile(lambda line: id(line) in gone, reversed(lines)))[::-1]
    notice = head if any(_NOTICE.search(line.words) for line in head) else []
    return [*notice, *dropwhile(lambda line: not _DATED.match(line.words), tail)]


def _key(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
