"""``engross handoff``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.cli.author import author_of
from engross.cli.command_context import say_remarks, setting_of
from engross.cli.output import put
from engross.outputs.handoff_archive import handoff_archive
from engross.services.bills.bill_files import bill_named
from engross.services.documents.codifier_handoff import codifier_handoff, handoff_texts


@click.command("handoff")
@click.argument("chapter")
@click.option("--from", "base", metavar="V", help="The law that it changes (default: the base of the text).")
@click.option("--to", "text", metavar="V", help="The text (default: the pending draft, else what was adopted last).")
@click.option("-o", "output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Output file (zip).")
@click.pass_context
def handoff_command(ctx: click.Context, chapter: str, base: str | None, text: str | None, output: Path) -> None:
    """Write a zip of CHAPTER, or of a bill, for the codifier of the code.

    The copy to be certified (PDF/A-2, PDF/UA-1), clean and marked Word files, the XML, amending instructions where they
    can be written, what becomes of each section, and a manifest with the hash of each file (docs/handoff.md).
    """
    setting = setting_of(ctx)
    workspace = setting.workspace()
    bill = bill_named(workspace, chapter)
    if bill is not None and (base or text):
        raise click.UsageError("a bill names its drafts in its file; it has no --from or --to")
    texts, remarks = handoff_texts(setting, chapter, base, text, bill)
    say_remarks(remarks)
    made = codifier_handoff(workspace, texts, author=author_of(ctx), bill=bill)
    say_remarks(
        f"{each.folder}: {each.version}: no adoption is recorded in it" for each in made.chapters if not each.adopted
    )
    say_remarks(
        f"{each.folder}: no instructions: {each.without_instructions}"
        for each in made.chapters
        if each.without_instructions
    )
    put(handoff_archive(made), "zip", output)
