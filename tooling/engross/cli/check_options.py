"""The options of ``engross check`` that say which findings decide the exit status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from engross.model.findings.check_settings import SEVERITIES, CheckSettings
from engross.model.findings.finding import Severity
from engross.services.checking.against_version import DRAFTS, IN_FORCE
from engross.services.checking.chapter_checks import CheckTask
from engross.services.checking.check_run import ReportContents
from engross.services.checking.new_findings import NOTHING_MERGED, RevisionBase, merge_base, revision_base
from engross.values import dataclass
from engross.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ComparisonOptions:
    """What findings are compared with: a revision, a file, a text, or nothing; from which severity on they fail, and
    whether those of a text that is compared ``against`` do too."""

    base: RevisionBase | None
    baseline: Path | None
    fail_on: Severity
    against: str | None = None
    new_only: bool = False

    @property
    def folders(self) -> frozenset[str] | None:
        """The folders of the chapters in which a new finding may be; None: all of them."""
        return self.base.folders if self.base is not None else None

    def narrowed(self, tasks: Iterable[CheckTask], chapters: int) -> list[CheckTask]:
        """Those of ``tasks`` in whose chapters a new finding may be; how many of ``chapters`` are left out is said."""
        if self.base is None:
            return list(tasks)
        chosen = self.base.tasks_since(list(tasks))
        left_out = chapters - len({task.folder for task in chosen})
        if left_out > 0:
            same = f"{left_out} of {chapters} chapters did not change since {self.base.name}"
            click.echo(f"engross: {same} and name none that did; they were not checked", err=True)
        return chosen

    def shown(self, account: ReportContents) -> ReportContents:
        """The report as it is shown: without the known findings where only the new ones are asked for."""
        return replace(account, known=()) if self.new_only else account

    def status(self, account: ReportContents) -> int:
        """The exit status that new findings give, and known ones where they are shown."""
        least = SEVERITIES.index(self.fail_on)
        findings = (*account.findings, *(account.known if self.against and not self.new_only else ()))
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
    against, new_only = options["against"], options["new_only"]
    if (since is not None) + merge + (baseline is not None) + (against is not None) > 1:
        several = "--since, --merge, --baseline and --against"
        raise click.UsageError(f"{several} each say which findings are known; give one of them")
    if merge:
        base = merge_base(workspace)
        if base is None:
            click.echo("engross: HEAD is no merge and none is going on; nothing was checked", err=True)
        return ComparisonOptions(base or NOTHING_MERGED, None, fail_on)
    if since is not None:
        return ComparisonOptions(revision_base(workspace, since), None, fail_on)
    if against is None and new_only and baseline is None:
        against = IN_FORCE
    if against is not None:
        return ComparisonOptions(None, None, fail_on, against, new_only)
    if baseline is None and settings.baseline:
        baseline = workspace.held(workspace.root / settings.baseline)
    if baseline is None and options["format_name"] == "text":
        return ComparisonOptions(None, None, fail_on, DRAFTS)
    return ComparisonOptions(None, baseline, fail_on)
