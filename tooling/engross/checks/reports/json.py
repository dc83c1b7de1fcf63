"""The report as data: the shape that the command line promises (``schemas/findings.schema.json``)."""

from __future__ import annotations

import json

from engross.checks.reports.causes import Cause, causes
from engross.checks.reports.report_contents import ReportContents, source_position
from engross.model.findings.finding import Finding

FINDINGS_SCHEMA = "engross-findings-1"
"""The name of the shape, with its version."""


def as_json(account: ReportContents) -> str:
    """``{"schema", "root", "comparedWith", "findings": [{"code", "severity", "chapter", "version", "file", "line",
    "eId", "words", "message", "hint", "region", "fingerprint", "known", "place", "places"}, …]}``: first the new
    findings, then the known ones, each in order of chapters and lines. Findings of one cause are one: ``line`` and
    ``eId`` are its first place, ``places`` the further ones.

    ``root``: the path from the root of the git repository to the workspace. ``comparedWith``: the revision or file that
    says which findings are known, or null. ``region``: the line and columns of the words, counted from 1, the end
    exclusive; null where they are not in the file.
    """
    findings = [_finding(cause, account) for cause in causes(account)]
    document = {
        "schema": FINDINGS_SCHEMA,
        "root": account.root,
        "comparedWith": account.compared_with or None,
        "findings": findings,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(cause: Cause, account: ReportContents) -> dict[str, object]:
    finding = cause.finding
    at = source_position(finding, account)
    region = {"line": at.line, "column": at.start + 1, "endColumn": at.end + 1} if at and finding.words else None
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
        "region": region,
        "fingerprint": cause.identity,
        "known": cause.known,
        "place": finding.place,
        "places": [_place(other, identity) for other, identity in cause.others],
    }


def _place(finding: Finding, identity: str) -> dict[str, object]:
    return {
        "line": finding.line,
        "eId": finding.eid,
        "words": finding.words,
        "place": finding.place,
        "fingerprint": identity,
    }
