"""The report as data: the shape that the command line promises."""

from __future__ import annotations

import json

from engross.checks.reports.report_contents import ReportContents
from engross.model.findings.finding import Finding


def as_json(account: ReportContents) -> str:
    """``{"findings": [{"code", "severity", "chapter", "version", "file", "line", "eId", "words", "message",
    "hint"}, …]}``, in order of chapters and lines."""
    return json.dumps({"findings": [_finding(one) for one in account.findings]}, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "chapter": finding.chapter,
        "version": finding.version,
        "file": finding.file,
        "line": finding.line,
        "eId": finding.eid,
        "words": finding.words,
        "message": finding.message,
        "hint": finding.hint,
    }
