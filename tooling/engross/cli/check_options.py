"""The options of ``engross check`` that say which findings decide the exit status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from engross.cli.output import Command
from engross.model.findings.check_settings import SEVERITIES, CheckSettings
from engross.model.findings.finding import Finding, Severity
from engross.services.checking.chapter_checks import CheckTask
from engross.services.checking.new_findings import NOTHING_MERGED, RevisionBase, merge_base, revision_base
from engross.workspace import Workspace


def comparison_options(command: Command) -> Command:
    """The options ``--since``, ``--merge``, ``--baseline`` and ``--fail-on``."""
    since = click.option(
        "--since",
        metavar="REV",
        help="Check what changed since HEAD left this git revision, and what cites it; only new findings are shown "
        "and decide the exit status.",
    )
    merge = click.option(
        "--merge",
        is_flag=True,
        help="Check the merge that is checked out, or not committed yet, against both branches: citations and terms "
        "that were right on one and are not any more.",
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
    return since(merge(baseline(fail_on(command))))


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


def comparison_of(workspace: Workspace, settings: CheckSettings, options: dict[str, Any]) -> ComparisonOptions:
    """What is given, else the settings. Errors: a usage error for two of them; as ``revision_base``."""
    since, merge, baseline = options["since"], options["merge"], options["baseline"]
    fail_on = options["fail_on"] or settings.fail_on
    if (since is not None) + merge + (baseline is not None) > 1:
        raise click.UsageError("--since, --merge and --baseline each say which findings are known; give one of them")
    if merge:
        base = merge_base(workspace)
        if base is None:
            click.echo("engross: HEAD is no merge and none is going on; nothing was checked", err=True)
        return ComparisonOptions(base or NOTHING_MERGED, None, fail_on)
    if since is not None:
        return ComparisonOptions(revision_base(workspace, since), None, fail_on)
    if baseline is None and settings.baseline:
        baseline = workspace.held(workspace.root / settings.baseline)
    return ComparisonOptions(None, baseline, fail_on)
