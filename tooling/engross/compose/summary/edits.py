"""The edits of one block of words: whole words that become others, with the words around them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from engross.compose.law.changed_figures import figures_in
from engross.compose.summary.quotations import bare_words
from engross.model.comparison.comparison import TextChange
from engross.model.law.text import NOTE_ANCHOR, Text
from engross.patterns import compile_on_use
from engross.values import dataclass

_NEAR = 2
"""Edits with no more words than this between them are told as one."""

_LEAD, _TAIL = 5, 4
"""How many of the words before and after a short edit are quoted with it."""

_BLANK = compile_on_use(r"\s")
_WORD = compile_on_use(r"\S+")
_DOLLAR = compile_on_use(r"\$\s?$")
_ENDS = (".", ";", ":", "?", "!")
_CLOSING, _OPENING = ',.;:?!)]”’"' + NOTE_ANCHOR, '([“"'


@dataclass(frozen=True, slots=True)
class EditedWords:
    """``text.plain[start:end]``, on one side of a comparison; ``before`` and ``after`` bound the words around it."""

    text: Text
    start: int
    end: int
    before: int
    after: int

    @property
    def plain(self) -> str:
        """Its words with note marks and line breaks."""
        return self.text.plain[self.start : self.end]

    @property
    def words(self) -> str:
        """Its words as they are quoted."""
        return bare_words(self.plain)

    @property
    def lead(self) -> str:
        """The last words before it, of the same sentence; the word that it is written to in any case."""
        return bare_words(self.text.plain[self._lead_start : self.start])

    @property
    def tail(self) -> str:
        """The first words after it, to the end of their sentence at most."""
        return bare_words(self.text.plain[self.end : self._tail_end])

    def shown(self, *, with_tail: bool) -> str:
        """Its words with those before them, and with those after."""
        return bare_words(self.text.plain[self._lead_start : self._tail_end if with_tail else self.end])

    @property
    def _lead_start(self) -> int:
        start, glued = self.start, not _BLANK.match(self.plain[:1] or " ")
        for word in list(_WORD.finditer(self.text.plain, self.before, self.start))[: -_LEAD - 1 : -1]:
            if word[0].endswith(_ENDS) and not (glued and word.end() == self.start):
                break
            start = word.start()
        return start

    @property
    def _tail_end(self) -> int:
        end = self.end
        for word in islice(_WORD.finditer(self.text.plain, self.end, self.after), _TAIL):
            end = word.end()
            if word[0].endswith(_ENDS):
                break
        return end

    @property
    def ends_sentence(self) -> bool:
        """Whether its last word ends a sentence or a part of one."""
        return self.plain.rstrip().endswith(_ENDS)


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the old text that become words of the new; either may be none."""

    old: EditedWords
    new: EditedWords

    @property
    def in_context(self) -> tuple[str, str]:
        """The words of each side with those around them, which are the same on both."""
        closed = self.old.ends_sentence or self.new.ends_sentence
        old, new = (side.shown(with_tail=not closed) for side in (self.old, self.new))
        return old, new


@dataclass(slots=True)
class _Region:
    """Where the two texts differ: [old_start, old_end) of the one, [new_start, new_end) of the other."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    substance: bool


def edits_of(change: TextChange) -> tuple[Edit, ...]:
    """The edits of substance of a block that is on both sides, in order; those of terms only are left out.

    An edit holds whole words and whole figures ("$250", "60 dBA"). Edits near one another are one.
    """
    old, new = change.old or Text(), change.new or Text()
    regions = [region for region in _regions(change) if region.substance]
    for region in regions:
        _widen(region, old, new)
    joined = _joined(regions, old, new)
    edits = []
    for at, region in enumerate(joined):
        last = joined[at - 1] if at else None
        following = joined[at + 1] if at + 1 < len(joined) else None
        edits.append(
            Edit(
                EditedWords(
                    old,
                    region.old_start,
                    region.old_end,
                    last.old_end if last else 0,
                    following.old_start if following else len(old.plain),
                ),
                EditedWords(
                    new,
                    region.new_start,
                    region.new_end,
                    last.new_end if last else 0,
                    following.new_start if following else len(new.plain),
                ),
            )
        )
    return tuple(edits)


def has_terms(change: TextChange) -> bool:
    """Whether capitals or hyphens of defined terms change in a block."""
    return any(not region.substance for region in _regions(change))


def _regions(change: TextChange) -> Iterator[_Region]:
    at = to = 0
    region: _Region | None = None
    for span in change.spans:
        size = len(span.text)
        if span.mark == "kept":
            if region is not None:
                yield region
            region = None
            at, to = at + size, to + size
            continue
        if region is None:
            region = _Region(at, at, to, to, substance=False)
        at += size if span.mark == "deleted" else 0
        to += size if span.mark == "inserted" else 0
        region.old_end, region.new_end = at, to
        region.substance = region.substance or not span.terms
    if region is not None:
        yield region


def _widen(region: _Region, old: Text, new: Text) -> None:
    """Take in the whole of the words, and of the figures, at the edges."""
    one_sided = region.old_start == region.old_end or region.new_start == region.new_end
    inside = _inside_word if one_sided else _inside_token
    if inside(old.plain, region.old_start) or inside(new.plain, region.new_start):
        region.old_start = _word_start(old.plain, region.old_start)
        region.new_start = _word_start(new.plain, region.new_start)
    if inside(old.plain, region.old_end) or inside(new.plain, region.new_end):
        region.old_end = _word_end(old.plain, region.old_end)
        region.new_end = _word_end(new.plain, region.new_end)
    dollar = _DOLLAR.search(new.plain[max(0, region.new_start - 2) : region.new_start])
    if dollar and old.plain[: region.old_start].endswith(dollar[0]):
        region.old_start, region.new_start = region.old_start - len(dollar[0]), region.new_start - len(dollar[0])
    unit = max(
        _rest_of_figure(old, region.old_start, region.old_end), _rest_of_figure(new, region.new_start, region.new_end)
    )
    if unit and old.plain[region.old_end :][:unit] == new.plain[region.new_end :][:unit]:
        region.old_end, region.new_end = region.old_end + unit, region.new_end + unit


def _inside_token(plain: str, at: int) -> bool:
    """Whether a place has no blank on either side."""
    return 0 < at < len(plain) and not (_BLANK.match(plain[at - 1]) or _BLANK.match(plain[at]))


def _inside_word(plain: str, at: int) -> bool:
    """Whether a place is inside a word or a figure; punctuation at the end of a word, and before it, is none of it."""
    if not _inside_token(plain, at):
        return False
    ends = plain[at] in _CLOSING and (at + 1 == len(plain) or not plain[at + 1].isalnum())
    return not ends and plain[at - 1] not in _OPENING


def _word_start(plain: str, at: int) -> int:
    while at and not _BLANK.match(plain[at - 1]):
        at -= 1
    return at


def _word_end(plain: str, at: int) -> int:
    while at < len(plain) and not _BLANK.match(plain[at]):
        at += 1
    return at


def _rest_of_figure(text: Text, start: int, end: int) -> int:
    """How many characters behind ``end`` belong to a figure that begins before it."""
    ends = [figure.end for figure in figures_in(text, start, end) if figure.end > end]
    return _word_end(text.plain, max(ends)) - end if ends else 0


def _joined(regions: list[_Region], old: Text, new: Text) -> list[_Region]:
    """``regions`` with those that meet, or stand near each other in one sentence, made one."""
    made: list[_Region] = []
    for region in regions:
        last = made[-1] if made else None
        if last is not None and (
            _near(old.plain, last.old_end, region.old_start) and _near(new.plain, last.new_end, region.new_start)
        ):
            last.old_end, last.new_end = max(last.old_end, region.old_end), max(last.new_end, region.new_end)
        else:
            made.append(region)
    return made


def _near(plain: str, end: int, start: int) -> bool:
    between = plain[end:start].split()
    return len(between) <= _NEAR and not any(word.endswith(_ENDS) for word in between)
