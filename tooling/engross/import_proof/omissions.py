"""What an import may leave out: what it lists, and what is no law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from engross.import_proof.expected import Expected
from engross.import_proof.labels import begins_numbered
from engross.import_proof.shown import ShownLine, count_words, shown_words

_CUT = re.compile(r"( ?…|\.\.\.)[”'\")\]]*$")
_PAGE_NUMBER = re.compile(r"[\s.·…_\u2003-]*(\d+|[ivxlc]+)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(table of )?contents:?", re.IGNORECASE)
_PLACE = re.compile(r"\w+ \d+[^“]{0,30}\(“|[^“]{0,60}\(“")
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
    _headings: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Index what is listed, and the headings."""
        for words in self.listed:
            self._take(shown_words(words))
        self._lengths = tuple(sorted({len(words) for words in self._beginnings}))
        self._headings = set(_heading_keys(self.expected))

    def may_go(self, line: ShownLine) -> bool:
        """Whether a line is among those that the import lists."""
        words = line.words
        if words in self._whole or any(words[:size] in self._beginnings for size in self._lengths):
            return True
        return line.kind == "aside" and self._names(words)

    def is_contents(self, line: ShownLine) -> bool:
        """Whether a line is the title or an entry of a contents list: a provision's heading, page number or not."""
        if _CONTENTS.fullmatch(line.words):
            return True
        return _key(line.words) in self._headings or _key(_PAGE_NUMBER.sub("", line.words)) in self._headings

    def is_numbered(self, line: ShownLine) -> bool:
        """Whether a line is numbered text, and no entry of a contents list."""
        return (line.numbering == "number" or begins_numbered(line.words)) and not self.is_contents(line)

    def counted(self, omitted: Sequence[ShownLine]) -> int:
        """How many words were left out that stand nowhere else: contents lists and what is no text aside."""
        return count_words([line for line in omitted if line.kind == "words" and not self.is_contents(line)])

    def _take(self, words: str) -> None:
        """Note a remark: the words of a line, its beginning, or a sentence that quotes it."""
        self._loose.append(words)
        bare = words.strip("“”")
        if _CUT.search(bare):
            self._beginnings.add(_CUT.sub("", bare))
        else:
            self._whole |= {words, bare}

    def _names(self, words: str) -> bool:
        """Whether a sentence among the remarks quotes words that no paragraph holds, or says what they are."""
        start = words[:_SHORTEST]
        return any(start in said or said.startswith(("an equation", "words with a gloss")) for said in self._loose)


def _heading_keys(expected: Sequence[Expected]) -> Iterable[str]:
    for at, each in enumerate(expected):
        following = expected[at + 1] if at + 1 < len(expected) else None
        together = following is not None and following.provision is each.provision
        if each.is_label and each.provision.own_line:
            yield _key(each.words)
            if together and following is not None:
                yield _key(each.words + following.words)
        elif each.provision.heading is not None:
            yield _key(each.words)


def _key(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
