"""The report of one run of ``engross check``: kept, where nothing changed since it was made, else made."""

from __future__ import annotations

from typing import Any

from engross.services.checking.kept_reports import KeptReport, ReportMemory, report_memory
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.remembered_work import cache_of
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.workspace import Workspace

_ELSEWHERE = ("version", "since", "merge", "baseline", "fix")
"""The options with which a report comes from more than the files of the workspace, or changes them."""
_SHAPING = ("format_name", "select", "ignore", "against", "new_only", "fail_on")
_FORMATS_WITH_ROOT = ("github", "json", "sarif")
"""The formats that name files from the root of the repository."""


def report_of_run(
    setting: SelectionContext,
    workspace: Workspace,
    chapters: tuple[str, ...],
    options: dict[str, Any],
    share: InOrder,
    *,
    colour: bool,
) -> KeptReport:
    """The report on one workspace, or on ``chapters`` in it, with ``options`` as the command takes them."""
    memory = _memory(setting, workspace, chapters, options, share, colour)
    kept = memory.kept() if memory is not None else None
    if kept is not None:
        return kept
    # Imported here: all that a check needs takes longer to import than a report that was kept to be read.
    from engross.cli.check_work import made_report

    blocks = memory.blocks() if memory is not None and options["format_name"] == "text" else None
    report, from_files = made_report(setting, workspace, chapters, options, share, blocks, colour=colour)
    if memory is not None and from_files:
        memory.keep(report, blocks)
    return report


def _memory(
    setting: SelectionContext,
    workspace: Workspace,
    chapters: tuple[str, ...],
    options: dict[str, Any],
    share: InOrder,
    colour: bool,
) -> ReportMemory | None:
    cache = cache_of(share)
    if cache is None or chapters or any(options[name] for name in _ELSEWHERE):
        return None
    shaping = {name: options[name] for name in _SHAPING}
    place = ""
    if options["format_name"] in _FORMATS_WITH_ROOT:
        from engross.git_repository import path_in_repository

        place = path_in_repository(workspace.root)
    return report_memory(cache, workspace.root, setting.today, (shaping, colour, place))
