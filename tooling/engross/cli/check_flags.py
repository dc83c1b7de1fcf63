"""The options of ``engross check`` that say what findings are compared with."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.output import Command
from engross.model.findings.check_settings import SEVERITIES


def comparison_options(command: Command) -> Command:
    """The options ``--since``, ``--merge``, ``--baseline``, ``--against``, ``--new-only``, ``--fail-on``."""
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
    against = click.option(
        "--against",
        metavar="V",
        help="Show new findings, and count those that the text V has (law: the one in force; a stage or a date; none). "
        "Default: of a draft the law in force, in the text format.",
    )
    new_only = click.option(
        "--new-only", is_flag=True, help="Only new findings are shown and decide (default: --against law)."
    )
    fail_on = click.option(
        "--fail-on", type=click.Choice(SEVERITIES), help="Exit status 1 from this severity on (default: error)."
    )
    return since(merge(baseline(against(new_only(fail_on(command))))))
