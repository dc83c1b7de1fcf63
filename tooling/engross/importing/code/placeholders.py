"""Units and sections that stand for nothing at present: reserved, repealed, or a placeholder in words of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from engross.model.law.provision import Status

_STATUS: Mapping[str, Status] = {
    "reserved": "reserved",
    "repealed": "repealed",
    "vacant": "vacant",
    "expired": "vacant",
    "obsolete": "vacant",
    "omitted": "vacant",
}
"""What one word in place of a provision's text says of it."""


def placeholder_status(words: str) -> Status:
    """The status that a placeholder's words are ("Reserved"); empty for other words ("Transferred to § 2-5")."""
    return _STATUS.get(words.strip(" \t\n\u00a0[]().").lower(), "")


def status_of_heading(words: str) -> Status:
    """The status of a provision without text whose heading says it: ``Reserved.``, ``Fees. (Repealed)``."""
    last = re.search(r"(?:^|[\s(\[])(reserved|repealed|vacant)\s*[\])]?\.?\s*$", words, re.IGNORECASE)
    return placeholder_status(last[1]) if last else ""
