"""The report as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which code hosts read."""

from __future__ import annotations

import hashlib
import json
from urllib.parse import quote

from engross.checks.manual import ALL_CHECKS, manual_entry
from engross.checks.reports.report_contents import ReportContents, source_position
from engross.checks.waivers import Waived
from engross.model.findings.finding import Finding, Severity

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(account: ReportContents) -> str:
    """One run: the checks as its rules, the findings as its results, waived ones with a suppression."""
    rules = [_rule(check.code, check.severity, check.title, check.manual, manual_entry(check)) for check in ALL_CHECKS]
    places = {str(rule["id"]): at for at, rule in enumerate(rules)}
    results = [_result(finding, account, places) for finding in account.findings]
    results += [_suppressed(waived, account, places) for waived in account.waived]
    driver = {"name": "engross", "version": account.program, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, level: Severity, title: str, text: str, markdown: str) -> dict[str, object]:
    """A check as SARIF describes it; GitHub's code scanning asks a full description and help of every rule."""
    return {
        "id": code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": level},
    }


def _result(finding: Finding, account: ReportContents, places: dict[str, int]) -> dict[str, object]:
    at = source_position(finding, account)
    region: dict[str, object] = {"startLine": at.line if at else max(1, finding.line)}
    if at and finding.words:
        region |= {
            "startColumn": at.start + 1,
            "endColumn": at.end + 1,
            "snippet": {"text": at.text[at.start : at.end]},
        }
    location: dict[str, object] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(finding.file)}, "region": region}
    }
    if finding.eid:
        location["logicalLocations"] = [{"name": finding.eid, "kind": "element"}]
    message = finding.message + (f"; {finding.hint}" if finding.hint else "")
    return {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": finding.severity,
        "message": {"text": message},
        "locations": [location],
        "partialFingerprints": {"engross/v1": _fingerprint(finding)},
    }


def _suppressed(waived: Waived, account: ReportContents, places: dict[str, int]) -> dict[str, object]:
    suppression = {"kind": "external", "justification": waived.waiver.reason}
    return {**_result(waived.finding, account, places), "suppressions": [suppression]}


def _fingerprint(finding: Finding) -> str:
    """What stays the same while lines move: the check, the chapter, the provision, the words."""
    told = "\0".join((finding.code, finding.chapter, finding.eid, finding.words, str(finding.nth)))
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:32]
