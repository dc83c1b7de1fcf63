"""``engross merge``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.acts import CommandAct, dry_run_option
from engross.cli.amendment_lines import draft_option, json_option
from engross.cli.command_context import setting_of
from engross.cli.draft_reading import lenient_option
from engross.cli.merge_report import say_merge, take_option, takes_of
from engross.cli.output import file_option
from engross.cli.word_file_merge import put_merge_of_word_files, refuse_chapter_options
from engross.services.documents.word_files_redline import is_word_file
from engross.services.enacting.merged_drafts import merge_files


@click.command("merge")
@click.argument("chapter", metavar="CHAPTER|BASE.docx")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@file_option
@take_option
@draft_option
@dry_run_option
@json_option
@lenient_option
@click.pass_context
def merge_command(
    ctx: click.Context,
    chapter: str,
    files: tuple[Path, ...],
    output: Path | None,
    takes: tuple[str, ...],
    version: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Merge FILES, copies of the pending draft of CHAPTER that colleagues edited, into one draft.

    Whose each change is is kept. Two changes of the same words are a conflict: the three texts are shown and nothing is
    written until each is resolved with --take ("theirs" is the later file). Exit status 1 while one is left.

    Of a Word file, BASE.docx, and copies of it, -o FILE.docx gets the base with the changes of each tracked by author;
    a conflict is a comment with the words of the later file.
    """
    setting = setting_of(ctx)
    if is_word_file(chapter):
        refuse_chapter_options(takes=takes, version=version, dry_run=dry_run, json=as_json)
        ctx.exit(put_merge_of_word_files(Path(chapter), files, output, setting.today))
    if output is not None:
        raise click.UsageError("-o is for Word files: engross merge BASE.docx A.docx B.docx -o FILE.docx")
    workspace = setting.workspace()
    act = CommandAct(workspace, dry_run)
    folder = workspace.chapter(chapter)
    made = merge_files(
        workspace, folder, files, setting.today, act.write, takes_of(takes), version, lenient=setting.lenient
    )
    say_merge(workspace, made, ("draft", "so far (ours)", "file (theirs)"), as_json=as_json)
    act.say_preview(as_json=as_json)
    ctx.exit(1 if made.amendment.left else 0)
