"""The summary of a redline page as one sheet of paper has it: what matters most in words, of the rest the places."""

from __future__ import annotations

from itertools import groupby
from math import ceil

from engross.compose.summary.quotations import cut_to
from engross.compose.summary.summary_lines import SummaryLine, SummaryLines
from engross.site.phrases import SitePhrases
from engross.values import dataclass

_SHEET_LINES, _LINE = 34, 94
"""How many lines of words a sheet has room for besides the title and the legend; about how many characters each."""
_WORDS = 260
"""Characters of a line in words."""
_PLACE_LINES = 2
"""How many lines the places of one subject may take."""


@dataclass(frozen=True, slots=True)
class PrintedSubject:
    """What a sheet says on a subject: its ``lines`` in words, and ``rest``, where the others are."""

    title: str
    lines: tuple[str, ...]
    rest: str


def printed_summary(told: SummaryLines, words: SitePhrases, taken: int) -> tuple[PrintedSubject, ...]:
    """The subjects in their order: lines in words, what matters most first, until the sheet has no more room; of all
    others the places as far as two lines hold them, and their number. ``taken``: how many lines of the sheet say other
    things.
    """
    subjects = [(subject, list(lines)) for subject, lines in groupby(told.lines, lambda line: line.subject)]
    room = _SHEET_LINES - taken - sum(1 + _height(_rest(lines, words)) for _, lines in subjects)
    made: list[PrintedSubject] = []
    for subject, lines in subjects:
        shown: list[str] = []
        for line in map(_words, lines):
            room -= _height(line)
            if room < 0:
                break
            shown.append(line)
        title = words.plain(f"subject_{subject}")
        made.append(PrintedSubject(title, tuple(shown), _rest(lines[len(shown) :], words, more=bool(shown))))
    return tuple(made)


def _words(line: SummaryLine) -> str:
    """A line, long ones cut, with the end of the quotation that is cut."""
    words = cut_to(line.words, _WORDS)
    return f"{line.place}: {words}{'”' if words.count('“') > words.count('”') else ''}"


def _rest(lines: list[SummaryLine], words: SitePhrases, *, more: bool = False) -> str:
    """``19 provisions: § 68-4C(2), § 68-4C(3) and 17 others.``"""
    if not lines:
        return ""
    places = [line.place for line in lines]
    held = len(places)
    while held > 1 and len(", ".join(places[:held])) > _PLACE_LINES * _LINE - len(" and 1000 others"):
        held -= 1
    named = ", ".join(places[:held])
    if held < len(places):
        named = words.plain("printed_others", places=named, n=len(places) - held)
    return words.plain("printed_more" if more else "printed_places", n=len(places), places=named)


def _height(words: str) -> int:
    return ceil(len(words) / _LINE)
