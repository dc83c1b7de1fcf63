"""The summary of a redline page as one sheet of paper has it: what matters most in words, of the rest the places."""

from __future__ import annotations

from itertools import groupby
from math import ceil

from engross.compose.summary.subjects import ChangeSubject
from engross.compose.summary.summary_lines import SummaryLine, SummaryLines
from engross.site.phrases import SitePhrases
from engross.values import dataclass

_SHEET_LINES, _LINE = 34, 94
"""How many lines of words a sheet has room for besides the title and the legend; about how many characters each."""
_PLACE_LINES = 2
"""How many lines the places of one subject may take."""


@dataclass(frozen=True, slots=True)
class PrintedSubject:
    """What a sheet says on a subject: its ``lines`` in words, and ``rest``, where the others are."""

    title: str
    lines: tuple[SummaryLine, ...]
    rest: str


def printed_summary(told: SummaryLines, words: SitePhrases, taken: int) -> tuple[PrintedSubject, ...]:
    """The subjects in their order, the first of their lines in words while the sheet has room, of all others the places
    as far as two lines hold them, and their number. ``taken``: how many lines of the sheet say other things.
    """
    subjects = [(subject, list(lines)) for subject, lines in groupby(told.lines, lambda line: line.subject)]
    room = _SHEET_LINES - taken - sum(1 + _height(_rest(lines, words)) for _, lines in subjects)
    made: list[PrintedSubject] = []
    for subject, lines in subjects:
        shown = 0
        for line in lines:
            height = _height(f"{line.place}: {line.words}")
            if height > room:
                break
            room -= height
            shown += 1
        made.append(_printed(subject, lines, shown, words))
    return tuple(made)


def _printed(subject: ChangeSubject, lines: list[SummaryLine], shown: int, words: SitePhrases) -> PrintedSubject:
    title = words.plain(f"subject_{subject}")
    return PrintedSubject(title, tuple(lines[:shown]), _rest(lines[shown:], words, more=shown > 0))


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
