"""What each check means and how to correct what it finds."""

from __future__ import annotations

from engross.checks.manual import ALL_CHECKS, manual_entry

CHECK_SUMMARIES: tuple[tuple[str, str, str], ...] = tuple(
    (check.code, check.severity, check.title) for check in ALL_CHECKS
)
"""Code, severity and title of every check."""


def explained_check(code: str) -> str | None:
    """The code of a check and its entry in the manual; None where no check is called ``code``."""
    found = next((check for check in ALL_CHECKS if check.code == code.upper()), None)
    return None if found is None else f"{found.code}\n\n{manual_entry(found)}"
