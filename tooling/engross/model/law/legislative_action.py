"""What was done with a text on its way to the code: drafted, amended, adopted, codified; by whom, on which text."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from engross.values import dataclass

ActionKind = Literal[
    "drafted",
    "filed",
    "amended",
    "rebased",
    "merged",
    "adopted",
    "signed",
    "vetoed",
    "overridden",
    "failed",
    "withdrawn",
    "tabled",
    "codified",
    "corrected",
]
"""``filed``: with the clerk, from when on it is public. ``amended``: on the floor. ``rebased``: carried over to a newer
text of the law. ``merged``: made of several edited copies. ``tabled``: put off, still pending. ``corrected``: an error
of the scrivener set right."""

CLOSING: Final[frozenset[ActionKind]] = frozenset({"failed", "withdrawn", "vetoed"})
"""The actions after which a text is neither pending nor can become the law, unless a veto is overridden."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A recorded vote: how many for, against, and present without voting."""

    ayes: int
    noes: int
    abstained: int = 0

    @property
    def present(self) -> int:
        """How many members took part or abstained."""
        return self.ayes + self.noes + self.abstained

    def __str__(self) -> str:
        """As it is written on the command line and in the file: ``9-4`` or ``9-4-1``."""
        return f"{self.ayes}-{self.noes}" + (f"-{self.abstained}" if self.abstained else "")


@dataclass(frozen=True, slots=True)
class LegislativeAction:
    """One action on a text, as the file that it made records it.

    ``version`` and ``sha256`` name the text that it was done to, by its version and the hash (hex) of its file; empty
    where it was done to none. ``body`` is who acted, ``meeting`` the key of the meeting's file, ``ordinance`` the
    number by which the city's history knows the ordinance, ``by`` the person, ``reason`` why.
    """

    kind: ActionKind
    on: date
    version: str = ""
    sha256: str = ""
    body: str = ""
    meeting: str = ""
    vote: Vote | None = None
    ordinance: str = ""
    by: str = ""
    reason: str = ""


def is_closed(actions: tuple[LegislativeAction, ...]) -> bool:
    """Whether what was done last decides that the text will not become the law."""
    closed = False
    for action in actions:
        if action.kind in CLOSING:
            closed = True
        elif action.kind in ("overridden", "adopted"):
            closed = False
    return closed


def made_at(actions: tuple[LegislativeAction, ...]) -> str:
    """The meeting at which a text with these actions was made; empty where it was at none. Filing, signature and
    veto make no text."""
    made = [action.meeting for action in actions if action.kind not in ("filed", "signed", "vetoed", "overridden")]
    return made[-1] if made else ""


_NEW_WORDS: Final[frozenset[ActionKind]] = frozenset({"drafted", "amended", "rebased", "merged"})


def is_filed(actions: tuple[LegislativeAction, ...]) -> bool:
    """Whether a text was filed as it stands: it is private until then, and again once it has other words."""
    last = next(
        (action.kind for action in reversed(actions) if action.kind in _NEW_WORDS or action.kind == "filed"), ""
    )
    return last == "filed"


def superseded_versions(actions: tuple[LegislativeAction, ...]) -> tuple[str, ...]:
    """The earlier versions of the same proposal, whose place a text with these actions takes; oldest first."""
    return tuple(
        dict.fromkeys(
            action.version for action in actions if action.version and action.kind not in ("drafted", "filed")
        )
    )
