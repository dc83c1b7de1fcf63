"""Reports of findings: one module a format, one table that lists them."""

from __future__ import annotations

from collections.abc import Callable

from engross.checks.reports.github import as_github
from engross.checks.reports.json import FINDINGS_SCHEMA, as_json
from engross.checks.reports.junit import as_junit
from engross.checks.reports.report_contents import ReportContents
from engross.checks.reports.sarif import as_sarif
from engross.checks.reports.text import as_text

REPORTS: dict[str, Callable[[ReportContents], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "junit": as_junit,
    "github": as_github,
}
"""Every format and the function that writes it."""

__all__ = ["FINDINGS_SCHEMA", "REPORTS", "ReportContents"]
