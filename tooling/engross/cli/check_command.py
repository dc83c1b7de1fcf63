"""``engross check``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.check_flags import comparison_options
from engross.cli.check_options import ComparisonOptions, chosen_codes, comparison_of
from engross.cli.check_runs import REPORTS_THAT_JOIN, runs_of
from engross.cli.command_context import say_remarks, setting_of
from engross.cli.draft_reading import lenient_option, say_imports
from engross.cli.jobs import jobs_options
from engross.cli.output import file_option
from engross.cli.report_output import put_report
from engross.services.checking.chapter_checks import codes_of, imported_lines
from engross.services.checking.check_report import REPORT_FORMATS, tasks_of
from engross.services.checking.check_run import CheckScope, ReportContents, run_check
from engross.services.checking.check_settings_file import read_check_settings
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.workers import workers
from engross.services.selection.base_and_draft_choice import SelectionContext
from engross.services.selection.chapter_listing import unread_remarks
from engross.workspace import Workspace


@click.command("check")
@click.argument("chapters", nargs=-1, metavar="[CHAPTER…]")
@click.option(
    "--version",
    "version",
    metavar="V",
    help="Stage, date, name of a draft or git:REV (default: the pending draft, without CHAPTER each; "
    "else what was adopted last).",
)
@click.option("--format", "format_name", type=click.Choice(REPORT_FORMATS), default="text", show_default=True)
@click.option("--select", metavar="CODE,…", help="Only these checks; REF selects all codes that begin with REF.")
@click.option("--ignore", metavar="CODE,…", help="Skip these checks.")
@comparison_options
@click.option("--fix", is_flag=True, help="Apply the fixes that are certain (eIds, labels, order) and list them.")
@lenient_option
@dry_run_option
@file_option
@jobs_options
@click.pass_context
def check_command(
    ctx: click.Context, /, chapters: tuple[str, ...], output: Path | None, jobs: int, scheduler: str, **options: Any
) -> None:
    """Check chapters (default: all, and the meetings): references, numbers, definitions, drafting, agreement.

    Exit status 1 if there are errors; see --fail-on. Defaults of options: table [check] in engross.toml.
    """
    if options["dry_run"] and not options["fix"]:
        raise click.UsageError("--dry-run goes with --fix")
    setting, format_name = setting_of(ctx), options["format_name"]
    runs = list(runs_of(setting, chapters, options))
    if len(runs) > 1 and (output is not None or format_name not in REPORTS_THAT_JOIN):
        raise click.UsageError("the files are of several workspaces, which have no report in common; name those of one")
    status = 0
    with workers(jobs, scheduler) as in_order:
        for workspace, named in runs:
            account, comparison = _checked(setting, workspace, named, options, in_order)
            put_report(account, format_name, output)
            status = max(status, comparison.status(account))
    sys.exit(status)


def _checked(
    setting: SelectionContext, workspace: Workspace, chapters: tuple[str, ...], options: dict[str, Any], share: InOrder
) -> tuple[ReportContents, ComparisonOptions]:
    """The report of one workspace, or of ``chapters`` in it, fixed first where that was asked for."""
    settings, version = read_check_settings(workspace), options["version"]
    comparison = comparison_of(workspace, settings, options)
    codes = codes_of(*chosen_codes(settings, options["select"], options["ignore"]))
    count = len(chapters or workspace.chapters()) if comparison.base is not None else 0
    tasks = comparison.narrowed(tasks_of(setting, workspace, chapters, version, codes, comparison.folders), count)
    if options["fix"]:
        from engross.services.checking.check_fixes import fix_chapters

        act = CommandAct(workspace, options["dry_run"])
        for action in fix_chapters(workspace, tasks, act.write):
            click.echo(action, err=True)
        act.say_preview()
        tasks = comparison.narrowed(tasks_of(setting, workspace, chapters, version, codes, comparison.folders), 0)
    say_imports(imported_lines(tasks))
    if not chapters:
        say_remarks(unread_remarks(workspace))
    scope = CheckScope(codes, setting.today, version, meetings=not chapters and version is None)
    account = run_check(workspace, tasks, scope, share, comparison.base, comparison.baseline, comparison.against)
    return comparison.shown(account), comparison
