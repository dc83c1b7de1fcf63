"""Checks: each one function with a stable code; what they find, and reports of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.checks.check_list import CHECKS, MEETING_CHECKS, Check
    from engross.checks.meeting_runner import run_meeting_checks
    from engross.checks.runner import check_with_trusted, run_checks, unreadable_finding

__all__ = [
    "CHECKS",
    "MEETING_CHECKS",
    "Check",
    "check_with_trusted",
    "run_checks",
    "run_meeting_checks",
    "unreadable_finding",
]

__getattr__ = names_on_demand(
    __name__,
    {
        "CHECKS": "check_list",
        "Check": "check_list",
        "MEETING_CHECKS": "check_list",
        "check_with_trusted": "runner",
        "run_checks": "runner",
        "run_meeting_checks": "meeting_runner",
        "unreadable_finding": "runner",
    },
)
