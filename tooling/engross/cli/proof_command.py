"""``engross proof``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engross.cli.author import author_of
from engross.cli.command_context import workspace_of
from engross.cli.output import put, say_page
from engross.errors import NotFoundError
from engross.model.meeting.misprint import ProofFinding, ProofReport
from engross.model.meeting.notice import NoticeForm
from engross.services.meetings.loading import load_meeting
from engross.services.meetings.newspaper_proof import proof_of, proof_report_html, words_in_file, words_of_notice

_SHOWN = 160
"""Longer words are cut in the middle."""


@click.command("proof")
@click.argument("notice")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--with", "form", type=click.Choice(["redline", "clean", "summary"]), help="Form of the notice that was sent."
)
@click.option("--noise", is_flag=True, help="Report capitals, punctuation and look-alike letters, too.")
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.html",
    help="Write the report with the picture of each difference.",
)
@click.pass_context
def proof_command(
    ctx: click.Context, notice: str, file: Path, form: NoticeForm | None, noise: bool, output: Path | None
) -> None:
    """Compare what the newspaper printed (FILE) with what was sent; the most serious first.

    NOTICE is the file that was sent, or MEETING/ITEM ("2025-10-21/84"). FILE is a txt, md, docx or pdf file, or a scan
    or photograph of the page (pdf, png, jpg), which is read by text recognition (needs engross[scan]). Exit status 1 if
    there is a difference of substance.
    """
    if output is not None and output.suffix.lower() not in (".html", ".htm"):
        raise click.UsageError(f"{output.name} is no HTML file; name the report FILE.html")
    report = proof_of(_sent(ctx, notice, form), file, say_page)
    for each in report.findings if noise else [each for each in report.findings if each.misprint.kind != "noise"]:
        click.echo(_told(each))
    summary = _summary(report, noise=noise)
    click.echo(summary)
    for remark in report.remarks:
        click.echo(f"note: {remark}")
    if output is not None:
        put(proof_report_html(report, file, summary, noise=noise), "html", output)
    sys.exit(bool(report.grave))


def _summary(report: ProofReport, *, noise: bool) -> str:
    quiet = sum(each.misprint.kind == "noise" for each in report.findings)
    return (
        f"{len(report.grave)} to look at; "
        f"{sum(each.misprint.kind == 'repeated' for each in report.findings)} printed or scanned twice; "
        f"{quiet} of noise{'' if noise or not quiet else ' (--noise shows them)'}"
    )


def _sent(ctx: click.Context, notice: str, form: NoticeForm | None) -> str:
    """The words that were sent."""
    path = Path(notice)
    if path.is_file():
        return words_in_file(path)
    meeting, parted, key = notice.rpartition("/")
    if not parted or not meeting:
        raise NotFoundError(f"there is no file {notice}; name the file that was sent, or MEETING/ITEM")
    return words_of_notice(load_meeting(workspace_of(ctx), meeting), key, form, author_of(ctx))


def _told(found: ProofFinding) -> str:
    """A difference as a line: what it is, where, the words sent and printed."""
    each = found.misprint
    where = f"{found.where}: " if found.where else ""
    sent = f"sent “{_cut(each.sent)}”" if each.sent else ""
    printed = f"printed “{_cut(each.printed)}”" if each.printed else "not printed"
    behind = f" (behind “{each.behind}”)" if each.behind else ""
    return f"{each.kind}: {where}{', '.join(filter(None, (sent, printed)))}{behind}: {each.what}"


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN // 2]} … {words[-_SHOWN // 2 :]}"
