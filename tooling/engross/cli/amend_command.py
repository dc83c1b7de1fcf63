"""``engross amend``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.amendment_lines import draft_option, json_option, say_amendment
from engross.cli.command_context import setting_of
from engross.cli.draft_reading import lenient_option
from engross.outputs.printed_json import json_document
from engross.services.enacting.floor_amendment import FloorAmendment, amend_draft
from engross.workspace import relative_name


@click.command("amend")
@click.argument("chapter")
@click.option("--at", "meeting", required=True, metavar="MEETING", help="The meeting at which it was amended.")
@click.option(
    "--file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The amended text: Word, Markdown, XML.",
)
@draft_option
@dry_run_option
@json_option
@lenient_option
@click.pass_context
def amend_command(
    ctx: click.Context,
    chapter: str,
    meeting: str,
    file: Path | None,
    version: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Record the pending draft of CHAPTER as it was amended at a meeting: a version of its own, beside the noticed one.

    It lists the sections that now differ from the notice, and asks whether to notice again, with the rule and its
    authority. Without --file the version begins with the words of the draft, to be edited; run it again to compare.
    Exit status 1 where that question is put.
    """
    setting = setting_of(ctx)
    workspace = setting.workspace()
    act = CommandAct(workspace, dry_run)
    folder = workspace.chapter(chapter)
    made = amend_draft(
        workspace, folder, meeting, setting.today, act.write, file=file, version=version, lenient=setting.lenient
    )
    if as_json:
        files = [relative_name(workspace.root, each.path) for each in made.amendment.written]
        sections = [asdict(each) for each in made.sections]
        told = {"done": made.amendment.done, "files": files, "against": made.against, "noticed": made.noticed}
        told |= {"sections": sections, "remarks": made.amendment.remarks, "toDecide": made.amendment.left}
        click.echo(json_document("floor-amendment", told))
    else:
        for line in _lines(made):
            click.echo(line)
        say_amendment(workspace.root, made.amendment)
    act.say_preview(as_json=as_json)
    ctx.exit(1 if made.amendment.left else 0)


def _lines(made: FloorAmendment) -> Iterator[str]:
    text = f"{made.against}, which was noticed" if made.noticed else made.against
    if not made.sections:
        yield f"no section differs from {text}"
        return
    yield f"sections that differ from {text}:"
    for each in made.sections:
        much = f"{each.words} words" if each.words != 1 else "1 word"
        yield f"  {each.place}: {much if each.words else 'defined terms or labels only'}" + (
            "" if each.noticed else "; not changed by the noticed text"
        )
