"""The options of a redline of two Word files in their own look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from engross.cli.author import author_of
from engross.cli.command_context import say_remarks, setting_of, today_of
from engross.cli.output import put
from engross.model.word_redline import WordRedline
from engross.services.documents.word_files_redline import word_files_document, word_files_redline

RedlineOptions = TypeVar("RedlineOptions", bound=Callable[..., Any])

_DEFAULTS: dict[str, Any] = {"look": None, "formatting": False, "moves": False, "pending": None, "blackline": False}
_OPTIONS = (
    click.option(
        "--look",
        type=click.Choice(["own", "city"]),
        help="Of two Word files: own keeps the look of CHAPTER (default), city draws it as an ordinance.",
    ),
    click.option("--blackline", is_flag=True, help="Look own: show changes by colours and lines, for print."),
    click.option("--moves", is_flag=True, help="Look own: track moved paragraphs as moved."),
    click.option("--formatting", is_flag=True, help="Look own: mark formatting that alone changed."),
    click.option(
        "--pending",
        type=click.Choice(["keep", "accept", "reject"]),
        help="Look own: what becomes of tracked changes that the files hold already (default: accept).",
    ),
)


def word_file_options(command: RedlineOptions) -> RedlineOptions:
    """The options ``--look``, ``--blackline``, ``--moves``, ``--formatting`` and ``--pending``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def refuse_word_file_options(own: dict[str, Any]) -> None:
    """Refuse what only a redline of two Word files can do. Errors: a usage error that names the option."""
    asked = [name for name, given in own.items() if given != _DEFAULTS[name] and given != "city"]
    if asked:
        raise click.UsageError(
            f"--{asked[0]} is for two whole Word files: engross redline NEW.docx --from OLD.docx -o FILE.docx"
        )


def put_redline_of_word_files(
    ctx: click.Context,
    files: tuple[str, str],
    author: str | None,
    own: dict[str, Any],
    format_name: str,
    output: Path | None,
) -> None:
    """Write the redline of two Word files, the old and the new, in the look of the new one.

    Errors: a usage error where a blackline is asked for in another format than Word's.
    """
    if own["blackline"] and format_name != "docx":
        raise click.UsageError("--blackline is for Word: engross redline NEW.docx --from OLD.docx -o FILE.docx")
    made, (old, new) = redline_of_word_files(ctx, files, author, own), map(Path, files)
    put(word_files_document(made, old, new, format_name, setting_of(ctx).templates()), format_name, output)


def redline_of_word_files(
    ctx: click.Context, files: tuple[str, str], author: str | None = None, own: dict[str, Any] | None = None
) -> WordRedline:
    """The redline of two Word files, the old and the new; what is to be said of it is said."""
    own = own or _DEFAULTS
    made = word_files_redline(
        *map(Path, files),
        author=author or author_of(ctx),
        day=today_of(ctx),
        formatting=own["formatting"],
        moves=own["moves"],
        pending=own["pending"] or "accept",
        blackline=own["blackline"],
    )
    say_remarks(made.remarks)
    return made
