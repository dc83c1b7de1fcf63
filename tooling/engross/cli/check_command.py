"""``engross check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.check_options import chosen_codes, comparison_of, comparison_options, put_report
from engross.cli.command_context import say_remarks, setting_of
from engross.cli.draft_reading import lenient_option, say_imports
from engross.cli.jobs import jobs_options
from engross.cli.output import file_option
from engross.errors import NotFoundError
from engross.model.findings.finding import Severity
from engross.services.checking.chapter_checks import codes_of, imported_lines
from engross.services.checking.check_fixes import fix_chapters
from engross.services.checking.check_report import REPORT_FORMATS, tasks_of
from engross.services.checking.check_run import CheckScope, run_check
from engross.services.checking.check_settings_file import read_check_settings
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
    ctx: click.Context,
    chapters: tuple[str, ...],
    version: str | None,
    format_name: str,
    select: str | None,
    ignore: str | None,
    since: str | None,
    baseline: Path | None,
    fail_on: Severity | None,
    fix: bool,
    dry_run: bool,
    output: Path | None,
    jobs: int,
    scheduler: str,
) -> None:
    """Check chapters (default: all, and the meetings): references, numbers, definitions, drafting, agreement.

    Exit status 1 if there are errors; see --fail-on. Defaults of options: table [check] in engross.toml.
    """
    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix")
    setting = setting_of(ctx)
    workspace = _workspace(setting, chapters)
    settings = read_check_settings(workspace)
    comparison = comparison_of(workspace, settings, since, baseline, fail_on)
    codes = codes_of(*chosen_codes(settings, select, ignore))
    tasks = comparison.narrowed(tasks_of(setting, workspace, chapters, version, codes))
    if fix:
        act = CommandAct(workspace, dry_run)
        for action in fix_chapters(workspace, tasks, act.write):
            click.echo(action, err=True)
        act.say_preview()
        tasks = comparison.narrowed(tasks_of(setting, workspace, chapters, version, codes))
    say_imports(imported_lines(tasks))
    if not chapters:
        say_remarks(unread_remarks(workspace))
    scope = CheckScope(codes, setting.today, version, meetings=not chapters and version is None)
    with workers(jobs, scheduler) as in_order:
        account = run_check(workspace, tasks, scope, in_order, comparison.base, comparison.baseline)
    put_report(account, format_name, output)
    sys.exit(comparison.status(account.findings))


def _workspace(setting: SelectionContext, chapters: tuple[str, ...]) -> Workspace:
    """The workspace of this call; where there is none and files are named, the folder one is in."""
    try:
        return setting.workspace()
    except NotFoundError:
        if chapters and all(Path(name).is_file() for name in chapters):
            return Workspace(setting.current)
        raise
