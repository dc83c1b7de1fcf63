"""``engross import``."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.command_context import workspace_of
from engross.cli.import_report import import_json, import_text
from engross.cli.instruction_input import apply_file
from engross.cli.output import say_page
from engross.services.drafting.draft_import import import_draft
from engross.services.instructions.ordinance_files import orders_to_apply
from engross.workspace import read_bytes


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--chapter",
    "wanted",
    metavar="CHAPTER",
    help="A folder name or a number; to add one: 044-fees (default: from FILE).",
)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The draft's date (default: its source's).")
@click.option("-o", "output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Output folder.")
@click.option("--code", is_flag=True, help="FILE is a whole code; make the workspace -o of it.")
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
    code: bool,
    lenient: bool,
    replace: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Import a Word (.docx) or Markdown (.md) FILE; with tracked changes, both the base and the proposal.

    Pages of paper (.pdf, .png, .jpg) are read too, pictures of them by text recognition (needs engross[scan]): each
    word in doubt is listed, and a page with struck words is refused.

    The report lists every change and comment, whatever was left out, and whatever is in doubt. With --code, FILE is a
    whole code, a file or a folder: the workspace -o is made of it, or gets a further version of each chapter. A Word
    file of an ordinance that strikes and inserts words is applied to the chapter's draft, of several chapters to the
    draft of each, and a bill is made of these.
    """
    on = day.date() if day else None
    if code:
        _import_code(file, output, on, as_json=as_json, dry_run=dry_run, other=wanted is not None or lenient or replace)
        return 0
    if file.is_dir():
        raise click.UsageError(f"{file} is a folder; for a whole code, say --code and -o WORKSPACE")
    orders = orders_to_apply(read_bytes(file), file.name)
    if orders is not None:
        return apply_file(ctx, str(file), orders, wanted, dry_run=dry_run)
    workspace = workspace_of(ctx)
    act = CommandAct(workspace, dry_run)
    made = import_draft(
        workspace, file, wanted, on, output, lenient=lenient, replace=replace, write=act.write, tell=say_page
    )
    report = import_json if as_json else import_text
    click.echo(report(workspace.root, made, dry_run), nl=False)
    act.say_preview()
    return 0


def _import_code(
    file: Path, output: Path | None, day: date | None, *, as_json: bool, dry_run: bool, other: bool
) -> None:
    from engross.cli.code_report import code_report, code_report_json
    from engross.services.code.code_import import import_code

    if other or output is None:
        raise click.UsageError("a whole code needs -o WORKSPACE, and takes no --chapter, --lenient or --replace")
    made = import_code(file, output, day, datetime.now(UTC), dry_run=dry_run)
    click.echo((code_report_json if as_json else code_report)(made), nl=False)
