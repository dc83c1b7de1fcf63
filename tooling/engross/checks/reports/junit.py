"""The report as JUnit XML, which CI servers read: a suite a chapter, a case a check."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from engross.akn.inline_content import attribute_value, escape
from engross.checks.manual import ALL_CHECKS
from engross.checks.reports.report_contents import ReportContents
from engross.model.findings.finding import Finding


def as_junit(account: ReportContents) -> str:
    """New errors are failures; warnings, notes and known findings stand in ``system-out``."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in (*account.findings, *(replace(known, severity="note") for known in account.known)):
        found[finding.chapter].append(finding)
    named = {chapter for chapter, _ in account.checked}
    checked = (*account.checked, *((name, "") for name in found if name not in named))
    suites = "".join(_suite(chapter, version, found[chapter]) for chapter, version in checked)
    failures = sum(finding.severity == "error" for finding in account.findings)
    tests = len(checked) * len(ALL_CHECKS)
    opening = f'<testsuites name="engross" tests="{tests}" failures="{failures}">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n{suites}</testsuites>\n'


def _suite(chapter: str, version: str, own: list[Finding]) -> str:
    titles = {check.code: check.title for check in ALL_CHECKS}
    titles |= {finding.code: "" for finding in own if finding.code not in titles}
    cases = "".join(_case(chapter, code, title, [f for f in own if f.code == code]) for code, title in titles.items())
    failures = sum(finding.severity == "error" for finding in own)
    name = _quoted(f"{chapter} {version}".strip())
    return f'  <testsuite name={name} tests="{len(titles)}" failures="{failures}">\n{cases}  </testsuite>\n'


def _case(chapter: str, code: str, title: str, found: list[Finding]) -> str:
    opening = f"    <testcase classname={_quoted(chapter)} name={_quoted(f'{code} {title}'.strip())}"
    if not found:
        return opening + "/>\n"
    failures = "".join(
        f"      <failure type={_quoted(code)} message={_quoted(one.message)}>{escape(_said(one))}</failure>\n"
        for one in found
        if one.severity == "error"
    )
    others = "\n".join(_said(one) for one in found if one.severity != "error")
    out = f"      <system-out>{escape(others)}</system-out>\n" if others else ""
    return f"{opening}>\n{failures}{out}    </testcase>\n"


def _quoted(value: str) -> str:
    return f'"{attribute_value(value)}"'


def _said(finding: Finding) -> str:
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{finding.file}:{finding.line}: {finding.message}{hint}"
