"""Checks: each one function with a stable code; what they find, and reports of it."""

from engross.checks.check import check_trusting, refused, run_checks
from engross.checks.meeting_check import run_meeting_checks
from engross.checks.table import CHECKS, MEETING_CHECKS, Check

__all__ = ["CHECKS", "MEETING_CHECKS", "Check", "check_trusting", "refused", "run_checks", "run_meeting_checks"]
