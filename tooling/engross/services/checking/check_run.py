"""One run of ``engross check``: the tasks, and the report of what is found, held against what was known before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engross.checks.reports import ReportContents
from engross.services.checking.against_version import compared_with_version
from engross.services.checking.chapter_checks import CheckTask, new_run
from engross.services.checking.check_report import CheckScope, account_of
from engross.services.checking.new_findings import RevisionBase, compared_with_file, compared_with_revision
from engross.services.parallel.ordered_map import InOrder
from engross.workspace import Workspace

__all__ = ["CheckScope", "ReportContents", "run_check"]


def run_check(
    workspace: Workspace,
    tasks: Sequence[CheckTask],
    scope: CheckScope,
    in_order: InOrder,
    base: RevisionBase | None = None,
    baseline: Path | None = None,
    against: str | None = None,
) -> ReportContents:
    """What is found in the chapters of ``tasks`` (as ``tasks_since`` gives them where there is a ``base``), and in the
    meetings; parted into new and known findings where there is a ``base``, a ``baseline``, or a
    text that they are held ``against``.

    Errors: EngrossError where git fails or the baseline is wrong.
    """
    every = None if base is None else base.meetings
    meetings = every if scope.meetings else frozenset()
    account = account_of(workspace, list(tasks), scope.codes, in_order, scope.today, meetings=meetings)
    if base is not None:
        return compared_with_revision(account, workspace, base, scope, in_order, meetings)
    if against is not None:
        run = tasks[0].run if tasks else new_run()
        return compared_with_version(account, workspace, against, scope, in_order, run)
    return account if baseline is None else compared_with_file(account, baseline)
