"""``engross changes``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.command_context import say_remarks, setting_of
from engross.cli.draft_reading import lenient_option, say_imports
from engross.cli.output import put
from engross.cli.word_file_options import redline_of_word_files
from engross.outputs.printed_json import json_document
from engross.services.documents.redline_document import changes_data, changes_text
from engross.services.documents.word_files_redline import is_word_file, word_files_changes
from engross.services.selection.base_and_draft_choice import choose_base_and_draft


@click.command("changes")
@click.argument("chapter")
@click.option("--from", "base", metavar="V", help="The base (default: the law that the draft was written against).")
@click.option("--to", "draft", metavar="V", help="The draft (default: the pending one, else what was adopted last).")
@click.option("--section", default="", metavar="S", help="Only this section, by number.")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lenient_option
@click.pass_context
def changes_command(
    ctx: click.Context, chapter: str, base: str | None, draft: str | None, section: str, format_name: str
) -> None:
    """Summarise the changes in CHAPTER, a line a provision, what matters most first; or what changes from one Word file
    (--from) to another."""
    if base and is_word_file(chapter) and is_word_file(base) and not (draft or section):
        made = redline_of_word_files(ctx, (base, chapter))
        put(word_files_changes(made, Path(base), Path(chapter), format_name), "txt", None)
        return
    pair = choose_base_and_draft(setting_of(ctx), chapter, base, draft)
    say_imports(pair.imports)
    say_remarks(pair.remarks)
    if format_name == "json":
        click.echo(json_document("changes", changes_data(pair.old, pair.new, section=section)))
    else:
        put(changes_text(pair.old, pair.new, section=section), "txt", None)
