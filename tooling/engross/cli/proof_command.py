"""``engross proof``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engross.cli.author import author_of
from engross.cli.command_context import workspace_of
from engross.errors import NotFoundError
from engross.model.meeting.misprint import HARMLESS, MISPRINT_KINDS, Misprint
from engross.model.meeting.notice import NoticeForm
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.newspaper_proof import misprints, words_in_file, words_of_notice

_SHOWN = 160
"""Longer words are cut in the middle."""


@click.command("proof")
@click.argument("notice")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--with", "form", type=click.Choice(["redline", "clean", "summary"]), help="Form of the notice that was sent."
)
@click.option("--noise", is_flag=True, help="Report capitals, punctuation and look-alike letters, too.")
@click.pass_context
def proof_command(ctx: click.Context, notice: str, file: Path, form: NoticeForm | None, noise: bool) -> None:
    """Compare what the newspaper printed (FILE: txt, md, docx, pdf) with what was sent; the most serious first.

    NOTICE is the file that was sent, or MEETING/ITEM ("2025-10-21/84"). Exit status 1 if there is a difference of
    substance.
    """
    sent = _sent(ctx, notice, form)
    found = misprints(sent, file)
    grave = [each for each in found if each.kind not in HARMLESS]
    for each in found if noise else [each for each in found if each.kind != "noise"]:
        click.echo(_told(each))
    quiet = sum(each.kind == "noise" for each in found)
    click.echo(
        f"{len(grave)} to look at; {sum(each.kind == 'repeated' for each in found)} printed or scanned twice; "
        f"{quiet} of noise{'' if noise or not quiet else ' (--noise shows them)'}"
    )
    sys.exit(bool(grave))


def _sent(ctx: click.Context, notice: str, form: NoticeForm | None) -> str:
    """The words that were sent."""
    path = Path(notice)
    if path.is_file():
        return words_in_file(path)
    meeting, parted, key = notice.rpartition("/")
    if not parted or not meeting:
        raise NotFoundError(f"there is no file {notice}; name the file that was sent, or MEETING/ITEM")
    return words_of_notice(load_meeting(workspace_of(ctx), meeting), key, form, author_of(ctx))


def _told(each: Misprint) -> str:
    """A difference as a line: what it is, where, the words sent and printed."""
    where = f"line {each.line}: " if each.line else ""
    sent = f"sent “{_cut(each.sent)}”" if each.sent else ""
    printed = f"printed “{_cut(each.printed)}”" if each.printed else "not printed"
    behind = f" (behind “{each.behind}”)" if each.behind else ""
    return f"{each.kind}: {where}{', '.join(filter(None, (sent, printed)))}{behind}: {MISPRINT_KINDS[each.kind]}"


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN // 2]} … {words[-_SHOWN // 2 :]}"
