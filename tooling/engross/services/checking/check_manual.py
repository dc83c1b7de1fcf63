"""What each check means and how to correct what it finds."""

from __future__ import annotations

from engross.checks.manual import ALL_CHECKS, manual_entry
from engross.errors import NotFoundError

CHECK_SUMMARIES: tuple[tuple[str, str, str], ...] = tuple(
    (check.code, check.severity, check.title) for check in ALL_CHECKS
)
"""Code, severity and title of every check."""


def explain_check(code: str) -> tuple[str, str]:
    """The code of a check, and its entry in the manual. Errors: NotFoundError where no check is called ``code``."""
    found = next((check for check in ALL_CHECKS if check.code == code.upper()), None)
    if found is None:
        raise NotFoundError(f"no check is called {code!r}; `engross explain` lists them")
    return found.code, manual_entry(found)
