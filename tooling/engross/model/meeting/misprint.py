"""A place where what was printed is not what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MisprintKind = Literal["date", "number", "figure", "missing", "words", "added", "spelling", "repeated", "noise"]

MISPRINT_KINDS: dict[MisprintKind, str] = {
    "date": "another date or hour",
    "number": "another section, article or chapter number",
    "figure": "another figure",
    "missing": "words left out",
    "words": "other words",
    "added": "words that were not sent",
    "spelling": "a letter or two changed",
    "repeated": "printed or scanned twice",
    "noise": "noise of print and scan: capitals, punctuation, hyphens, look-alike letters",
}
"""What a difference is, in the order of what matters."""

HARMLESS: frozenset[MisprintKind] = frozenset({"repeated", "noise"})


@dataclass(frozen=True, slots=True)
class Misprint:
    """A difference: the words sent and the words printed (either may be empty), the printed line (from 1, 0 where
    nothing is printed), and a few of the words before it."""

    kind: MisprintKind
    sent: str
    printed: str
    line: int
    behind: str
