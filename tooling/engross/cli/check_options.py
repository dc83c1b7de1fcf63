"""The options of ``engross check`` that say which findings decide the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import click

from engross.cli.output import Command
from engross.model.findings.check_settings import SEVERITIES, CheckSettings
from engross.model.findings.finding import Finding, Severity
from engross.outputs.atomic_writing import write_atomically
from engross.services.checking.chapter_checks import CheckTask
from engross.services.checking.check_report import report_of
from engross.services.checking.check_run import ReportContents
from engross.services.checking.new_findings import RevisionBase, revision_base
from engross.workspace import Workspace


def comparison_options(command: Command) -> Command:
    """The options ``--since``, ``--baseline`` and ``--fail-on``."""
    since = click.option(
        "--since",
        metavar="REV",
        help="Check what changed since HEAD left this git revision, and what cites it; only new findings are shown "
        "and decide the exit status.",
    )
    baseline = click.option(
        "--baseline",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Only findings that this report (made with --format json) does not have are shown and decide.",
    )
    fail_on = click.option(
        "--fail-on", type=click.Choice(SEVERITIES), help="Exit status 1 from this severity on (default: error)."
    )
    return since(baseline(fail_on(command)))


@dataclass(frozen=True, slots=True)
class ComparisonOptions:
    """What findings are compared with: a revision, a file, or neither; and from which severity on they fail."""

    base: RevisionBase | None
    baseline: Path | None
    fail_on: Severity

    def narrowed(self, tasks: Iterable[CheckTask]) -> list[CheckTask]:
        """Those of ``tasks`` in whose chapters a new finding may be; how many are left out is said."""
        every = list(tasks)
        if self.base is None:
            return every
        chosen = self.base.tasks_since(every)
        if len(chosen) < len(every):
            same = f"{len(every) - len(chosen)} of {len(every)} chapters did not change since {self.base.name}"
            click.echo(f"engross: {same} and name none that did; they were not checked", err=True)
        return chosen

    def status(self, findings: tuple[Finding, ...]) -> int:
        """The exit status that new ``findings`` give."""
        least = SEVERITIES.index(self.fail_on)
        return int(any(SEVERITIES.index(finding.severity) >= least for finding in findings))


def chosen_codes(settings: CheckSettings, select: str | None, ignore: str | None) -> tuple[str | None, str | None]:
    """What ``--select`` and ``--ignore`` say, else the settings; a ``--select`` that is given stands alone."""
    if select is not None:
        return select, ignore
    return settings.select, ignore if ignore is not None else settings.ignore


def comparison_of(
    workspace: Workspace, settings: CheckSettings, since: str | None, baseline: Path | None, fail_on: Severity | None
) -> ComparisonOptions:
    """What is given, else the settings. Errors: a usage error for both a revision and a file; as ``revision_base``."""
    if since is not None and baseline is not None:
        raise click.UsageError("--since and --baseline both say which findings are known; give one of them")
    base = revision_base(workspace, since) if since is not None else None
    if base is None and baseline is None and settings.baseline:
        baseline = workspace.held(workspace.root / settings.baseline)
    return ComparisonOptions(base, baseline, fail_on or settings.fail_on)


def put_report(account: ReportContents, format_name: str, output: Path | None) -> None:
    """Write the report to ``output``, else to the terminal, in colour where that shows colours."""
    if output is None or str(output) == "-":
        click.echo(report_of(replace(account, colour=_shows_colour()), format_name), nl=False, color=True)
    else:
        write_atomically(output, report_of(account, format_name).encode("utf-8"))


def _shows_colour() -> bool:
    """Whether standard output is a terminal whose user wants colours (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
