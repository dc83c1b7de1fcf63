"""The kind of a misprint: a figure, a date, a word, or the noise of print and scan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diff_match_patch import diff_match_patch

from engross.meetings.dates_in_words import WEEKDAYS
from engross.model.meeting.date_words import MONTHS
from engross.model.meeting.misprint import MisprintKind
from engross.patterns import compile_on_use
from engross.proofreading.word_keys import LOOKALIKES, KeyedWord, without_accents

_SHAPES = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_CALENDAR = frozenset(word.lower() for word in (*WEEKDAYS, *MONTHS))
_CLOCK = frozenset({"am", "pm", "noon", "midnight"})
_FEW = 2
"""Of so few words the ones beside them say whether they are a date."""
_LABELS = frozenset({"§", "§§", "section", "sections", "chapter", "article", "subsection", "paragraph", "table"})
_SECTION = compile_on_use(r"^§|^\d+[a-z]?-\d+")
_COUNTED = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"}
    | {"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty"}
    | {"sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "half", "third", "once", "twice"}
)


def misprint_kind(sent: Sequence[KeyedWord], printed: Sequence[KeyedWord], around: Sequence[KeyedWord]) -> MisprintKind:
    """What the change from ``sent`` to ``printed`` is; ``around`` are words sent just before and behind it."""
    if sent and printed and same_but_scan_noise(sent, printed):
        return "noise"
    changed = {word.key for word in sent} ^ {word.key for word in printed}
    days = {word.key for word in (*sent, *printed) if word.key in changed and _is_calendar(word)}
    beside = around if len(sent) <= _FEW else ()
    near = {word.key for word in (*sent, *beside) if word.key in _CLOCK or _is_calendar(word)}
    figures = any(any(sign.isdigit() for sign in key) for key in changed)
    if days or (figures and sent and near):
        return "date"
    if figures and sent and (any(_SECTION.match(key) for key in changed) or {w.key for w in around[-3:]} & _LABELS):
        return "number"
    if sent and printed and (figures or changed & _COUNTED):
        return "figure"
    if not printed:
        return "missing"
    if not sent:
        return "added"
    return "spelling" if _nearly(_letters(sent), _letters(printed)) else "words"


def _is_calendar(word: KeyedWord) -> bool:
    """Whether a word is a month or a weekday: "May", not "may"."""
    return word.key in _CALENDAR and word.text.strip("\"'([*_")[:1].isupper()


def same_but_scan_noise(sent: Sequence[KeyedWord], printed: Sequence[KeyedWord]) -> bool:
    """Whether both are the same but for blanks, hyphens, punctuation and letters that look alike.

    A letter may stand for a figure that it looks like ("l0" for "10"); a figure never stands for another.
    """
    one, other = _letters(sent), _letters(printed)
    return one.translate(LOOKALIKES) == other.translate(LOOKALIKES) or _shape(one) == _shape(other)


def _letters(words: Sequence[KeyedWord]) -> str:
    return re.sub(r"[^\w§$%]|_", "", without_accents("".join(word.key for word in words)))


def _shape(letters: str) -> str:
    for drawn, read in _SHAPES:
        letters = letters.replace(drawn, read)
    return letters.translate(LOOKALIKES)


def _nearly(one: str, other: str) -> bool:
    """Whether two long words differ in a letter or two, as a slip of the typesetter does."""
    if min(len(one), len(other)) < 6:
        return False
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    return int(differ.diff_levenshtein(differ.diff_main(one, other, False))) <= 2
