"""What is wrong with a meeting's documents, said on standard error before anything is printed."""

from __future__ import annotations

from collections.abc import Iterable

import click

from engross.model.findings.finding import Finding
from engross.services.meetings.agreement import findings_about
from engross.services.meetings.loading import LoadedMeeting


def finding_line(finding: Finding) -> str:
    """A finding as a line: ``file:line: error AGR002: … (hint)``."""
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{place}: {finding.severity} {finding.code}: {finding.message}{hint}"


def warn(loaded: LoadedMeeting, keys: Iterable[str] = ()) -> None:
    """Say what the checks of agreement find: of the items ``keys`` only, where there are any."""
    for finding in findings_about(loaded, keys):
        click.echo(finding_line(finding), err=True)
