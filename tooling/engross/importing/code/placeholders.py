"""Units and sections that stand for nothing at present: reserved, repealed, or a placeholder in words of its own."""

from __future__ import annotations

import re

from engross.model.law.provision import Status

_STATUS: tuple[tuple[re.Pattern[str], Status], ...] = (
    (re.compile(r"[\[(]?\s*reserved\s*[\])]?\s*\.?", re.IGNORECASE), "reserved"),
    (re.compile(r"[\[(]?\s*repealed\s*[\])]?\s*\.?", re.IGNORECASE), "repealed"),
    (re.compile(r"[\[(]?\s*(?:vacant|expired|obsolete|omitted)\s*[\])]?\s*\.?", re.IGNORECASE), "vacant"),
)


def placeholder_status(words: str) -> Status:
    """The status that a placeholder's words are ("Reserved"); empty for other words ("Transferred to § 2-5")."""
    return next((status for pattern, status in _STATUS if pattern.fullmatch(words)), "")


def status_of_heading(words: str) -> Status:
    """The status of a provision without text whose heading says it: ``Reserved.``, ``Fees. (Repealed)``."""
    last = re.search(r"(?:^|[\s(\[])(reserved|repealed|vacant)\s*[\])]?\.?\s*$", words, re.IGNORECASE)
    return placeholder_status(last[1]) if last else ""
