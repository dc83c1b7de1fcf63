"""``engross build``."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import chain
from pathlib import Path

import click

from engross.building import ChapterJob, chapter_outputs
from engross.cli.author import author_of
from engross.cli.check_command import check_reports
from engross.cli.choose import workspace_of
from engross.cli.jobs import jobs_options
from engross.cli.meeting_findings import warn
from engross.cli.output import size
from engross.cli.putting import tools, waiting
from engross.cli.site_command import put_site
from engross.model.chapter import Source
from engross.outputs.putting import put_outputs
from engross.outputs.writing import write_atomically
from engross.services.meetings.agreement import checks_of
from engross.services.meetings.loading import load_meeting, load_meetings, require_kept_dates
from engross.services.meetings.packets import meeting_outputs
from engross.services.parallel.workers import workers
from engross.workspace import Workspace, read_bytes, relative_name

_DEEDS = {
    "removed": "removed: it is made no longer",
    "kept": "kept, though it is made no longer: it was altered after it was built; remove it if nobody needs it",
}


@click.command("build")
@click.argument("meeting", required=False)
@jobs_options
@click.pass_context
def command(ctx: click.Context, meeting: str | None, jobs: int, scheduler: str) -> None:
    """Redline, clean copy and rules of every chapter, every meeting's documents, the check report and the site.

    Into build/, a line a file with its size. With MEETING, the documents of that meeting and nothing else; the
    manifest stays.
    """
    workspace = workspace_of(ctx)
    meetings = (load_meeting(workspace, meeting),) if meeting else load_meetings(workspace)
    for loaded in meetings:
        require_kept_dates(loaded)
        warn(loaded)
    papers = (output for loaded in meetings for output in meeting_outputs(loaded, author_of(ctx), checks_of(loaded)))
    if meeting:
        for output in list(papers):
            file = workspace.build / output.path
            write_atomically(file, output.data)
            click.echo(f"{relative_name(workspace.root, file)}  {size(len(output.data))}")
        return
    with workers(jobs, scheduler) as in_order:
        made = in_order(chapter_outputs, _chapter_jobs(workspace, author_of(ctx)))
        reports = check_reports(ctx, workspace, in_order)
        outputs = chain((output for each in made for output in each), papers, reports)
        first = ""
        for put in put_outputs(workspace.build, outputs, tools(), waiting):
            path = relative_name(workspace.root, workspace.build / put.path)
            click.echo(f"{path}  {_DEEDS.get(put.deed) or size(put.size)}")
            if not first and put.path.endswith("/redline.docx"):
                first = path
        put_site(ctx, None, in_order)
    if first:
        click.echo(f"\nLook first at {first}: the redline, its certificate on the last page.")


def _chapter_jobs(workspace: Workspace, author: str) -> Iterator[ChapterJob]:
    file = workspace.city_file()
    city = Source(relative_name(workspace.root, file), sha256(read_bytes(file)).hexdigest()) if file else None

    def named(path: Path) -> tuple[str, bytes]:
        return relative_name(workspace.root, path), read_bytes(path)

    templates = workspace.templates()
    for folder in workspace.chapters():
        draft, base = folder.to_build()
        record = named(folder.record) if folder.record.is_file() else None
        yield ChapterJob(
            folder.name, named(draft.path), named(base.path) if base else None, author, city, record, templates
        )
