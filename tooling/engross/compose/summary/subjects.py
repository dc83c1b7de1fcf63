"""What a change is about: money, limits, times, who decides, duties and rights; in the order in which they matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from engross.patterns import compile_on_use

ChangeSubject = Literal["money", "limits", "times", "deciders", "duties", "other", "numbering"]

SUBJECTS: Mapping[ChangeSubject, str] = {
    "money": "Money: fines, fees and other amounts",
    "limits": "Limits and measures",
    "times": "Times and dates",
    "deciders": "Who decides",
    "duties": "Duties, rights and prohibitions",
    "other": "Other changes of words",
    "numbering": "Moved and renumbered",
}
"""The headings of a summary, in order."""

_NUMBER = (
    r"(?:\d{1,4}(?:,\d{3}){0,3}(?:[./]\d{1,4})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half)"
)
_SUM = compile_on_use(r"\$\s?\d[\d,]*(?:\.\d+)?|\bdollars?\b|\bcents?\b", re.IGNORECASE)
_MONEY = compile_on_use(rf"{_SUM.pattern}|\bfines?\b|\bfees?\b|\bpenalt(?:y|ies)\b|\bsurcharges?\b", re.IGNORECASE)
_TIME = compile_on_use(
    rf"\b\d{{1,2}}(?::\d\d)?\s?[ap]\.?m\b|\b{_NUMBER}(?:\s\(\d+\))?[\s-](?:(?:business|calendar|working|clear)\s)?"
    r"(?:days?|hours?|minutes?|seconds?|weeks?|months?|years?)\b"
    r"|\b(?:daytime|nighttime|midnight|noon|sunrise|sunset|annually|monthly|weekly|daily|holidays?)\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d",
    re.IGNORECASE,
)
_LIMIT = compile_on_use(
    rf"\b{_NUMBER}(?:\s\(\d+\))?[\s-]?(?:%|percent\b|dB|°|(?:square\s|cubic\s|linear\s)?(?:feet|foot|ft|inch(?:es)?|yards?"
    r"|miles?|acres?|gallons?|pounds?|tons?|watts?|units?|stories|spaces?|persons?|members?|times)\b)"
    r"|\b(?:at\smost|not\sexceed|in\sexcess\sof)\b",
    re.IGNORECASE,
)
_TITLE = (
    r"(?:Council|Commission(?:er)?|Board|Committee|Director|Administrator|Officer|Chief|Mayor|Manager|Clerk|Engineer"
    r"|Inspector|Investigator|Department|Authority|Agency|Attorney|Counsel|Treasurer|Trustees?|Official)\b"
)
_DECIDERS = compile_on_use(
    rf"\b{_TITLE}"
    r"|\b(?:designees?|discretion|(?:determined|approved|appointed|decided|issued|designated)\sby)\b"
)
_NAMED = compile_on_use(
    rf"\b(?:(?!(?:The|An?|Such|Each|Any|No|If|When)\s)[A-Z][A-Za-z'-]{{1,30}}\s(?:(?:and|of|for|the)\s){{0,2}}){{1,5}}{_TITLE}"
    rf"|\b{_TITLE}(?:\s(?:of|for)(?:\sthe)?(?:\s[A-Z][A-Za-z'-]{{1,30}}){{1,4}})?"
)
"""A title with the capitalised words that name it: Public Works Commission, Director of Public Works."""
_DUTIES = compile_on_use(
    r"\b(?:shall|must|may|requires?|required|prohibit(?:s|ed)?|unlawful|entitled|rights?|permitted|exempt(?:ion|ed)?"
    r"|liable|responsible|violations?|forbidden|no\sperson|allowed)\b",
    re.IGNORECASE,
)
_PATTERNS: dict[ChangeSubject, re.Pattern[str]] = {
    "money": _MONEY,
    "limits": _LIMIT,
    "times": _TIME,
    "deciders": _DECIDERS,
    "duties": _DUTIES,
}


def subject_of_change(old: str, new: str) -> ChangeSubject:
    """What words are about that become others: the first subject of which one side says what the other does not."""
    for subject, pattern in _PATTERNS.items():
        if _said(pattern, old) != _said(pattern, new):
            return subject
    return "other"


def names_another(before: str, after: str) -> bool:
    """Whether words, with those around them, name another body or officer than before: Public Works Commission, and
    Parks Commission, in which the title stays."""
    return _said(_NAMED, before) != _said(_NAMED, after)


def states_amount(words: str) -> bool:
    """Whether words state a figure: money, a limit or a time, in digits or in words."""
    return states_sum(words) or any(_PATTERNS[subject].search(words) for subject in ("limits", "times"))


def states_sum(words: str) -> bool:
    """Whether words state a sum of money."""
    return _SUM.search(words) is not None


def foremost(subjects: Iterable[ChangeSubject], default: ChangeSubject = "other") -> ChangeSubject:
    """The subject that matters most; ``default`` where there is none."""
    order = list(SUBJECTS)
    return min(subjects, key=order.index, default=default)


def _said(pattern: re.Pattern[str], words: str) -> Counter[str]:
    return Counter(re.sub(r"[\s-]", "", found[0]).lower() for found in pattern.finditer(words))
