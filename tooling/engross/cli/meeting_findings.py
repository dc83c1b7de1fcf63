"""What is wrong with a meeting's documents, said on standard error before anything is printed."""

from __future__ import annotations

from collections.abc import Iterable

import click

from engross.model.findings.finding import Finding
from engross.services.meetings.agreement import findings_about
from engross.services.meetings.loading import LoadedMeeting, items_without_draft, notes_on_dates


def finding_line(finding: Finding) -> str:
    """A finding as a line: ``file:line: error AGR002: … (hint)``."""
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{place}: {finding.severity} {finding.code}: {finding.message}{hint}"


def warn(loaded: LoadedMeeting, keys: Iterable[str] = ()) -> None:
    """Say what is to be known of the dates and the drafts, and what the checks of agreement find: of the items ``keys``
    only, where there are any."""
    for note in (*notes_on_dates(loaded), *(f"item {key}: {words}" for key, words in items_without_draft(loaded))):
        click.echo(f"{loaded.source.name}: note: {note}", err=True)
    for finding in findings_about(loaded, keys):
        click.echo(finding_line(finding), err=True)
