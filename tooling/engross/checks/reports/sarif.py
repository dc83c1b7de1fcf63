"""The report as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which code hosts read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

from engross.checks.manual import ALL_CHECKS, manual_entry
from engross.checks.reports.causes import causes
from engross.checks.reports.report_contents import ReportContents, source_position
from engross.model.findings.finding import Finding, Severity
from engross.model.findings.finding_identity import finding_identities

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(account: ReportContents) -> str:
    """One run: the checks as its rules, the findings as its results, waived ones with a suppression.

    Paths are from the root of the repository. Where the findings were compared with others, each result has its
    ``baselineState``: ``new`` or ``unchanged``. Findings of one cause are one result, with the further places as its
    related locations.
    """
    rules = [_rule(check.code, check.severity, check.title, check.manual, manual_entry(check)) for check in ALL_CHECKS]
    places = {str(rule["id"]): at for at, rule in enumerate(rules)}
    results = []
    for cause in causes(account):
        state = {"baselineState": "unchanged" if cause.known else "new"} if account.compared_with else {}
        others = [_location(finding, account) for finding, _ in cause.others]
        related = {"relatedLocations": others} if others else {}
        results.append({**_result(cause.finding, account, places, cause.identity), **related, **state})
    results += _suppressed(account, places)
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


def _location(finding: Finding, account: ReportContents) -> dict[str, object]:
    at = source_position(finding, account)
    region: dict[str, object] = {"startLine": at.line if at else max(1, finding.line)}
    if at and finding.words:
        region |= {
            "startColumn": at.start + 1,
            "endColumn": at.end + 1,
            "snippet": {"text": at.text[at.start : at.end]},
        }
    location: dict[str, object] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(account.root + finding.file)}, "region": region}
    }
    if finding.eid:
        logical = {"name": finding.eid, "kind": "element"}
        location["logicalLocations"] = [{**logical, "fullyQualifiedName": finding.place} if finding.place else logical]
    return location


def _result(finding: Finding, account: ReportContents, places: dict[str, int], identity: str) -> dict[str, object]:
    message = finding.message + (f"; {finding.hint}" if finding.hint else "")
    return {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": finding.severity,
        "message": {"text": message},
        "locations": [_location(finding, account)],
        "partialFingerprints": {"engross/v1": identity},
    }


def _suppressed(account: ReportContents, places: dict[str, int]) -> Iterator[dict[str, object]]:
    standing = (*account.known, *account.findings)
    identities = finding_identities((*standing, *(waived.finding for waived in account.waived)))
    for waived, identity in zip(account.waived, identities[len(standing) :], strict=True):
        suppression = {"kind": "external", "justification": waived.waiver.reason}
        yield {**_result(waived.finding, account, places, identity), "suppressions": [suppression]}
