"""The report as GitHub's annotations: workflow commands on standard output."""

from __future__ import annotations

from engross.checks.reports.report_contents import ReportContents, source_position
from engross.model.findings.finding import Finding

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def as_github(account: ReportContents) -> str:
    """A line a new finding: ``::error file=…,line=…,col=…,endColumn=…,title=…::message``, the file's path from the root
    of the repository.

    The form is GitHub's (Workflow commands, "Setting an error message"); what it uses as marks is escaped.
    """
    return "".join(_command(finding, account) for finding in account.findings)


def _command(finding: Finding, account: ReportContents) -> str:
    at = source_position(finding, account)
    fields = {"file": account.root + finding.file, "line": str(at.line if at else max(1, finding.line))}
    if at and finding.words:
        fields |= {"col": str(at.start + 1), "endColumn": str(at.end)}
    fields["title"] = finding.code
    named = ",".join(f"{name}={_escaped(value, property_=True)}" for name, value in fields.items())
    message = finding.message + (f"\n{finding.hint}" if finding.hint else "")
    return f"::{_COMMANDS[finding.severity]} {named}::{_escaped(message)}\n"


def _escaped(value: str, property_: bool = False) -> str:
    value = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return value.replace(":", "%3A").replace(",", "%2C") if property_ else value
