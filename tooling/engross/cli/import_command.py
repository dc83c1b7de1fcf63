"""``engross import``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.command_context import workspace_of
from engross.cli.import_report import import_json, import_text
from engross.services.drafting.draft_import import import_draft


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--chapter",
    "wanted",
    metavar="CHAPTER",
    help="A folder name or a number; to add one: 044-fees (default: from FILE).",
)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The draft's date (default: its source's).")
@click.option("-o", "output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Output folder.")
@click.option("--lenient", is_flag=True, help="Leave out, and list, what an ordinance cannot hold.")
@click.option("--replace", is_flag=True, help="Replace a draft whose text differs.")
@dry_run_option
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.pass_context
def import_command(
    ctx: click.Context,
    file: Path,
    wanted: str | None,
    day: datetime | None,
    output: Path | None,
    lenient: bool,
    replace: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import a Word (.docx) or Markdown (.md) FILE; with tracked changes, both the base and the proposal.

    The report lists every change and comment, whatever was left out, and whatever is in doubt.
    """
    workspace = workspace_of(ctx)
    date = day.date() if day else None
    act = CommandAct(workspace, dry_run)
    made = import_draft(workspace, file, wanted, date, output, lenient=lenient, replace=replace, write=act.write)
    report = import_json if as_json else import_text
    click.echo(report(workspace.root, made, dry_run), nl=False)
    act.say_preview()
