"""The work of ``engross check`` in one workspace."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from engross.cli.acts import CommandAct
from engross.cli.check_options import chosen_codes, comparison_of
from engross.cli.draft_reading import say_imports
from engross.services.checking.chapter_checks import codes_of, folders_of_run, imported_lines, new_run
from engross.services.checking.check_report import report_of, tasks_of
from engross.services.checking.check_run import CheckScope, run_check
from engross.services.checking.check_settings_file import read_check_settings
from engross.services.checking.kept_reports import KeptReport
from engross.services.checking.report_blocks import ReportBlocks
from engross.services.parallel.ordered_map import InOrder
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.services.selection.chapter_listing import unread_remarks
from engross.workspace import Workspace


def made_report(
    setting: SelectionContext,
    workspace: Workspace,
    chapters: tuple[str, ...],
    options: dict[str, Any],
    share: InOrder,
    blocks: ReportBlocks | None,
    *,
    colour: bool,
) -> tuple[KeptReport, bool]:
    """The report of one workspace, or of ``chapters`` in it, fixed first where that was asked for; and whether it comes
    from the files of the workspace alone: it is held against no file that was kept elsewhere. ``blocks``: as for
    ``report_of``."""
    settings, version = read_check_settings(workspace), options["version"]
    comparison = comparison_of(workspace, settings, options)
    codes = codes_of(*chosen_codes(settings, options["select"], options["ignore"]))
    tasks = list(tasks_of(setting, workspace, chapters, version, codes, comparison.folders))
    run = tasks[0].run if tasks else new_run()
    count = len(chapters or folders_of_run(workspace, run)) if comparison.base is not None else 0
    tasks = comparison.narrowed(tasks, count)
    if options["fix"]:
        from engross.services.checking.check_fixes import fix_chapters

        act = CommandAct(workspace, options["dry_run"])
        for action in fix_chapters(workspace, tasks, act.write):
            click.echo(action, err=True)
        act.say_preview()
        tasks = comparison.narrowed(tasks_of(setting, workspace, chapters, version, codes, comparison.folders), 0)
    say_imports(imported_lines(tasks))
    scope = CheckScope(codes, setting.today, version, meetings=not chapters and version is None)
    account = run_check(workspace, tasks, scope, share, comparison.base, comparison.baseline, comparison.against)
    text = report_of(replace(comparison.shown(account), colour=colour), options["format_name"], blocks)
    remarks = () if chapters else unread_remarks(workspace)
    return KeptReport(text, comparison.status(account), remarks), comparison.baseline is None
