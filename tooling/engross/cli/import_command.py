"""``engross import``."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from engross.cli.command_context import workspace_of
from engross.services.drafting.draft_import import DraftImport, import_draft
from engross.services.drafting.import_remarks import remark_lines
from engross.workspace import relative_name


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
    as_json: bool,
) -> None:
    """Import a Word (.docx) or Markdown (.md) FILE; with tracked changes, both the base and the proposal.

    The report lists every change and comment, whatever was left out, and whatever is in doubt.
    """
    workspace = workspace_of(ctx)
    date = day.date() if day else None
    made = import_draft(workspace, file, wanted, date, output, lenient=lenient, replace=replace)
    click.echo(_data(workspace.root, made) if as_json else _text(workspace.root, made), nl=False)


def _text(root: Path, made: DraftImport) -> str:
    lines = []
    for each in made.versions:
        state = "written" if each.written else "as it stands"
        size = f"{each.sections} sections, {each.provisions} provisions"
        lines.append(f"{relative_name(root, each.path)}: {size}; {state}")
    if made.changes:
        lines += ["", "Changes that were read:"]
        lines += [f"- {change.place or 'the chapter'} {change.words or change.kind + '.'}" for change in made.changes]
    lines += remark_lines(made.remarks)
    return "\n".join(lines) + "\n"


def _data(root: Path, made: DraftImport) -> str:
    data = {
        "versions": [
            {
                "version": str(each.version),
                "file": relative_name(root, each.path),
                "written": each.written,
                "sections": each.sections,
                "provisions": each.provisions,
            }
            for each in made.versions
        ],
        "changes": [
            {"kind": c.kind, "number": c.place, "old": c.before, "new": c.after, "words": c.words} for c in made.changes
        ],
        "remarks": [{"kind": r.kind, "place": r.place, "words": r.words} for r in made.remarks],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
