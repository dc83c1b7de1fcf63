"""A waiver: a finding that was seen and may stay, and why."""

from __future__ import annotations

from datetime import date

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Waiver:
    """``code``, ``chapter`` (its folder) and ``eid`` say which findings; ``words``, if given, which of them there.

    ``reason`` is never empty; ``by``: who decided; ``until``: the last day that it holds. ``line`` in the file.
    """

    code: str
    chapter: str
    eid: str
    reason: str
    words: str = ""
    by: str = ""
    until: date | None = None
    line: int = 0
