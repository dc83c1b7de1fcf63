"""Checks: each one function with a stable code; what they find, and reports of it."""

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
