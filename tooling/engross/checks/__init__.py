"""Checks: each one function with a stable code; what they find, and reports of it."""

from engross.checks.check import refused, run_checks
from engross.checks.table import CHECKS, Check

__all__ = ["CHECKS", "Check", "refused", "run_checks"]
