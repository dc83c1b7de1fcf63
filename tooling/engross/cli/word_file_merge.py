"""Merging copies of a Word file that is no chapter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from engross.cli.command_context import say_remarks
from engross.cli.output import put

_OPTIONS = {"takes": "take", "version": "to", "dry_run": "dry-run", "json": "json"}


def refuse_chapter_options(**given: object) -> None:
    """Refuse what only the merge of a chapter can do. Errors: a usage error that names the option."""
    asked = [name for name, value in given.items() if value]
    if asked:
        raise click.UsageError(
            f"--{_OPTIONS[asked[0]]} is for the draft of a chapter; of Word files, resolve the conflicts in FILE.docx"
        )


def put_merge_of_word_files(base: Path, copies: Sequence[Path], output: Path | None, day: date) -> int:
    """Write the merge of ``copies`` of a Word file and say its conflicts. Returns the exit status.

    Errors: a usage error without an output file, or where a copy is no Word file.
    """
    others = [copy.name for copy in copies if copy.suffix.lower() != ".docx"]
    if others or output is None:
        wrong = f"{others[0]} is no Word file" if others else "the merge of Word files is a Word file"
        raise click.UsageError(f"{wrong}: engross merge BASE.docx A.docx B.docx -o FILE.docx")
    # What a chapter is merged with needs none of it.
    from engross.services.documents.merged_word_files import merged_word_files

    made = merged_word_files(base, copies, day)
    say_remarks(made.remarks)
    if made.shared:
        say_remarks([f"{made.shared} change(s) were made alike by two; each bears the name of the first"])
    for conflict in made.conflicts:
        place = f" in {conflict.place}" if conflict.place else ""
        click.echo(f"conflict{place} ({conflict.kind}): {conflict.sentence()} {conflict.theirs}".rstrip())
        if conflict.kind == "words":
            click.echo(f"  base: “{conflict.base}”, {conflict.our_author}: “{conflict.ours}”")
    put(made.data, "docx", output)
    return 1 if made.conflicts else 0
