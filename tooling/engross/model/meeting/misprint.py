"""A place where what was printed is not what was sent."""

from __future__ import annotations

from typing import Literal

from engross.values import dataclass

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

_LEFT_OUT: dict[MisprintKind, str] = {
    "date": "words left out, a date or an hour among them",
    "number": "words left out, a section, article or chapter number among them",
    "figure": "words left out, a figure among them",
}

HARMLESS: frozenset[MisprintKind] = frozenset({"repeated", "noise"})


@dataclass(frozen=True, slots=True)
class Misprint:
    """A difference: the words sent and the words printed (either may be empty), the printed line (from 1, 0 where
    nothing is printed), and a few of the words before it.

    ``at`` is how many words were sent before it; None of what is printed and answers to nothing that was sent.
    ``beside`` is the printed line of the last word before it (from 1, 0 where there is none).
    """

    kind: MisprintKind
    sent: str
    printed: str
    line: int
    behind: str
    at: int | None = None
    beside: int = 0

    @property
    def what(self) -> str:
        """What the difference is, in words."""
        return MISPRINT_KINDS[self.kind] if self.printed else _LEFT_OUT.get(self.kind, MISPRINT_KINDS[self.kind])


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """A line on paper: its page, its column in the order of reading, and its place in the column, each from 1."""

    page: int
    column: int
    line: int

    def __str__(self) -> str:
        """As a report names it."""
        return f"page {self.page}, column {self.column}, line {self.line}"


@dataclass(frozen=True, slots=True)
class ProofFinding:
    """A difference, the place on paper and the picture (PNG) of what is printed there, where the file is a picture."""

    misprint: Misprint
    place: PrintedPlace | None = None
    picture: bytes = b""

    @property
    def where(self) -> str:
        """Where it is printed, as a report names it; empty where that is not known."""
        return str(self.place) if self.place else f"line {self.misprint.line}" if self.misprint.line else ""


@dataclass(frozen=True, slots=True)
class ProofReport:
    """Every difference, the gravest first, and what is to be known of the reading, a sentence each."""

    findings: tuple[ProofFinding, ...]
    remarks: tuple[str, ...] = ()

    @property
    def grave(self) -> tuple[ProofFinding, ...]:
        """The differences of substance."""
        return tuple(each for each in self.findings if each.misprint.kind not in HARMLESS)
