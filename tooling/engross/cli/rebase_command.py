"""``engross rebase``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.amendment_lines import draft_option, json_option
from engross.cli.author import author_of
from engross.cli.command_context import setting_of
from engross.cli.draft_reading import lenient_option
from engross.cli.merge_report import say_merge, take_option, takes_of
from engross.cli.output import file_option, put
from engross.services.enacting.rebased_draft import conflict_file, moved_draft, rebase_by_file, rebase_draft


@click.command("rebase")
@click.argument("chapter")
@take_option
@draft_option
@file_option
@click.option(
    "--from",
    "resolved",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="The Word file that -o wrote, its conflicts resolved.",
)
@dry_run_option
@json_option
@lenient_option
@click.pass_context
def rebase_command(
    ctx: click.Context,
    chapter: str,
    takes: tuple[str, ...],
    version: str | None,
    output: Path | None,
    resolved: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Carry the pending draft of CHAPTER over to the text that was adopted since it was written.

    Its amendments are made in the newer law, by provision and by word. Where both changed the same words, the three
    texts are shown and nothing is written until each is resolved with --take: "ours" is the draft, "theirs" the newer
    law; or in the Word file that -o writes, where each conflict is a comment: accept, reject or edit the words, delete
    the comment, and name the file with --from. Exit status 1 while a conflict is left, or where the checks find what
    they did not find before.
    """
    if resolved is not None and (takes or output):
        raise click.UsageError("--from reads conflicts as they were resolved in Word; it has no --take and no -o")
    if output is not None and output.suffix.lower() != ".docx":
        raise click.UsageError(f"-o {output.name}: conflicts are resolved in Word; name a .docx file")
    setting = setting_of(ctx)
    workspace = setting.workspace()
    act = CommandAct(workspace, dry_run)
    folder = workspace.chapter(chapter)
    if resolved is not None:
        made = rebase_by_file(workspace, folder, setting.today, act.write, resolved, version, lenient=setting.lenient)
    else:
        told = takes_of(takes)
        command = f"engross rebase {chapter}{f' --to {version}' if version else ''} --from FILE.docx"
        if output is not None:
            rebase = moved_draft(workspace, folder, setting.today, version)
            data = conflict_file(folder, rebase, told, author_of(ctx), command)
        made = rebase_draft(workspace, folder, setting.today, act.write, told, version)
        if output is not None and data is not None:
            put(data, "docx", output)
        elif output is not None:
            click.echo(f"engross: no conflict is left, so {output} was not written", err=True)
    say_merge(workspace, made, ("base", "draft (ours)", "law now (theirs)"), as_json=as_json)
    act.say_preview(as_json=as_json)
    ctx.exit(1 if made.amendment.left else 0)
