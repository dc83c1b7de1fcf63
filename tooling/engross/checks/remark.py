"""What a check says before it has a code: the runner makes a Finding of it."""

from __future__ import annotations

from engross.model.findings.finding import Fix
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """A place, the words there, what is wrong with them, and how to correct it (fields as in ``Finding``).

    ``start``: where the words begin in their block, in characters.
    """

    line: int
    eid: str
    words: str
    message: str
    hint: str = ""
    start: int = 0
    nth: int = 0
    fix: Fix | None = None
