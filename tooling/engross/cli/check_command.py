"""``engross check``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from engross.cli.acts import dry_run_option
from engross.cli.check_flags import comparison_options
from engross.cli.check_runs import REPORTS_THAT_JOIN, runs_of
from engross.cli.command_context import say_remarks, setting_of
from engross.cli.draft_reading import lenient_option
from engross.cli.jobs import jobs_options, sharing
from engross.cli.kept_results import cache_option, remembering
from engross.cli.output import file_option
from engross.cli.report_output import put_report, shows_colour
from engross.cli.reports_of_runs import report_of_run
from engross.model.findings.report_formats import REPORT_FORMATS


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
@cache_option
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
    with sharing(jobs, scheduler) as share, remembering(ctx, share) as in_order:
        for workspace, named in runs:
            colour = (output is None or str(output) == "-") and shows_colour()
            report = report_of_run(setting, workspace, named, options, in_order, colour=colour)
            say_remarks(report.remarks)
            put_report(report.text, output)
            status = max(status, report.status)
    sys.exit(status)
