"""``engross check``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import click

from engross import __version__
from engross.checks.reports import REPORTS, Account
from engross.cli.choose import chapter_folder, workspace_of
from engross.cli.fixing import fix_chapters
from engross.cli.jobs import jobs_options
from engross.cli.output import file_option
from engross.errors import NotFoundError
from engross.model.chapter import Source
from engross.model.manifest import Output
from engross.outputs.writing import write_atomically
from engross.services.checking import Checked, Task, checked_all, chosen, codes_of, lines_near, new_run, waived_in
from engross.services.parallel.ordered import InOrder
from engross.services.parallel.workers import workers
from engross.workspace import ChapterFolder, Workspace, read_bytes, relative_name


@click.command("check")
@click.argument("chapters", nargs=-1, metavar="[CHAPTER…]")
@click.option("--version", "version", metavar="V", help="Stage, date or git:REV (default: the latest proposal).")
@click.option("--format", "format_name", type=click.Choice(list(REPORTS)), default="text", show_default=True)
@click.option("--select", metavar="CODE,…", help="Only these checks; REF stands for all that begin so.")
@click.option("--ignore", metavar="CODE,…", help="Not these checks.")
@click.option("--fix", is_flag=True, help="Mend what is certain (eIds, labels, order), and say what was done.")
@file_option
@jobs_options
@click.pass_context
def command(
    ctx: click.Context,
    chapters: tuple[str, ...],
    version: str | None,
    format_name: str,
    select: str | None,
    ignore: str | None,
    fix: bool,
    output: Path | None,
    jobs: int,
    scheduler: str,
) -> None:
    """Check chapters (default: all, and the meetings): references, numbers, definitions, drafting, agreement.

    Leaves with 1 on errors.
    """
    workspace = _workspace(ctx, chapters)
    codes = codes_of(select, ignore)
    tasks = list(_tasks(ctx, workspace, chapters, version, codes))
    if fix:
        for deed in fix_chapters(workspace, tasks):
            click.echo(deed, err=True)
        tasks = list(_tasks(ctx, workspace, chapters, version, codes))
    meetings = not chapters and version is None
    with workers(jobs, scheduler) as in_order:
        account = account_of(workspace, tasks, codes, in_order, meetings=meetings)
    report = REPORTS[format_name](account)
    if output is None or str(output) == "-":
        click.echo(report, nl=False)
    else:
        write_atomically(output, report.encode("utf-8"))
    sys.exit(any(finding.severity == "error" for finding in account.findings))


def account_of(
    workspace: Workspace,
    tasks: list[Task],
    codes: frozenset[str],
    in_order: InOrder,
    *,
    meetings: bool,
) -> Account:
    """What the checks find in the chapters of ``tasks``, and in the meetings where they are asked for."""
    checked = checked_all(tasks, in_order)
    of_meetings = _meetings_checked(workspace, codes) if meetings and workspace.meetings() else ()
    standing, waived = waived_in(workspace, (*checked, *of_meetings), codes, date.today())
    sources = lines_near(workspace.root, (*standing, *(one.finding for one in waived)))
    return Account(standing, waived, sources, tuple((one.folder, one.version) for one in checked), __version__)


def _meetings_checked(workspace: Workspace, codes: frozenset[str]) -> tuple[Checked, ...]:
    # Calendars, schemas and templates take longer to import than a city's chapters to check.
    from engross.services.meetings.agreement import meetings_checked

    return tuple(meetings_checked(workspace, codes))


def check_reports(ctx: click.Context, workspace: Workspace, in_order: InOrder) -> Iterator[Output]:
    """The check report of the whole workspace as a build keeps it: for people, and for machines."""
    codes = codes_of(None, None)
    tasks = list(_tasks(ctx, workspace, (), None, codes))
    account = account_of(workspace, tasks, codes, in_order, meetings=True)
    files = [item.path for folder in workspace.chapters() for item in folder.versions]
    files += [path for path in (workspace.ordinances / "waivers.toml",) if path.is_file()]
    inputs = tuple(Source(relative_name(workspace.root, path), sha256(read_bytes(path)).hexdigest()) for path in files)
    for name, report in (("check.txt", "text"), ("check.sarif", "sarif")):
        yield Output(name, REPORTS[report](account).encode("utf-8"), inputs)


def _workspace(ctx: click.Context, chapters: tuple[str, ...]) -> Workspace:
    """The workspace of this call; where there is none and files are named, the folder one is in."""
    try:
        return workspace_of(ctx)
    except NotFoundError:
        if chapters and all(Path(name).is_file() for name in chapters):
            return Workspace(Path.cwd())
        raise


def _tasks(
    ctx: click.Context, workspace: Workspace, chapters: tuple[str, ...], version: str | None, codes: frozenset[str]
) -> Iterator[Task]:
    """A task for each chapter that was named, in the version of its file where a file was; else for all chapters that
    have the version."""
    run = new_run()
    for name in chapters:
        folder, file = chapter_folder(ctx, name)
        versions = folder.versions if folder else ()
        held = next((str(item.version) for item in versions if file and item.path.samefile(file)), None)
        if folder is None or (file and held is None):
            yield Task(workspace.root, "", None, codes, run, file)
            continue
        chosen(folder, version or held)
        yield Task(workspace.root, folder.name, version or held, codes, run)
    for folder in workspace.chapters() if not chapters else ():
        if _has(folder, version):
            yield Task(workspace.root, folder.name, version, codes, run, trusting=version is None)


def _has(folder: ChapterFolder, version: str | None) -> bool:
    try:
        chosen(folder, version)
    except NotFoundError:
        return False
    return True
