"""The report as JUnit XML, which CI servers read: a suite a chapter, a case a check."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from engross.checks.manual import EVERY
from engross.checks.reports.account import Account
from engross.model.finding import Finding


def as_junit(account: Account) -> str:
    """Errors are failures; warnings and notes stand in ``system-out``."""
    named = {chapter for chapter, _ in account.checked}
    others = dict.fromkeys(finding.chapter for finding in account.findings if finding.chapter not in named)
    checked = (*account.checked, *((name, "") for name in others))
    suites = "".join(_suite(chapter, version, account) for chapter, version in checked)
    failures = sum(finding.severity == "error" for finding in account.findings)
    tests = len(checked) * len(EVERY)
    opening = f'<testsuites name="engross" tests="{tests}" failures="{failures}">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n{suites}</testsuites>\n'


def _suite(chapter: str, version: str, account: Account) -> str:
    own = [finding for finding in account.findings if finding.chapter == chapter]
    titles = {check.code: check.title for check in EVERY}
    titles |= {finding.code: "" for finding in own if finding.code not in titles}
    cases = "".join(_case(chapter, code, title, [f for f in own if f.code == code]) for code, title in titles.items())
    failures = sum(finding.severity == "error" for finding in own)
    name = quoteattr(f"{chapter} {version}".strip())
    return f'  <testsuite name={name} tests="{len(titles)}" failures="{failures}">\n{cases}  </testsuite>\n'


def _case(chapter: str, code: str, title: str, found: list[Finding]) -> str:
    opening = f"    <testcase classname={quoteattr(chapter)} name={quoteattr(f'{code} {title}'.strip())}"
    if not found:
        return opening + "/>\n"
    failures = "".join(
        f"      <failure type={quoteattr(code)} message={quoteattr(one.message)}>{escape(_said(one))}</failure>\n"
        for one in found
        if one.severity == "error"
    )
    others = "\n".join(_said(one) for one in found if one.severity != "error")
    out = f"      <system-out>{escape(others)}</system-out>\n" if others else ""
    return f"{opening}>\n{failures}{out}    </testcase>\n"


def _said(finding: Finding) -> str:
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{finding.file}:{finding.line}: {finding.message}{hint}"
