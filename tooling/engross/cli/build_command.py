"""``engross build``."""

from __future__ import annotations

import click

from engross.cli.command_context import setting_of, today_of, workspace_of
from engross.cli.jobs import jobs_options, sharing
from engross.cli.kept_results import cache_option, remembering
from engross.cli.meeting_findings import warn
from engross.cli.output import say_waiting, size
from engross.cli.site_command import put_site, say_left_out
from engross.services.building.workspace_build import build_meeting, build_workspace
from engross.services.events import FileAction, ServiceEvent
from engross.services.meetings.loading import load_meeting, load_meetings, require_kept_dates
from engross.workspace import Workspace, relative_name

_SAID = {
    "removed": "removed: it is made no longer",
    "kept": "kept, though it is made no longer: it was altered after it was built; remove it if nobody needs it",
}


@click.command("build")
@click.argument("meeting", required=False)
@jobs_options
@cache_option
@click.pass_context
def build_command(ctx: click.Context, meeting: str | None, jobs: int, scheduler: str) -> None:
    """Build the redline, clean copy and rules of every chapter, all meeting documents, the check report and the site.

    Everything goes into build/; each file is listed with its size. With MEETING, only the documents of that meeting
    are built, and the manifest is left as it is. A chapter that cannot be made is named and left out; the others are
    made, and the exit status is 1.
    """
    workspace = workspace_of(ctx)
    meetings = (load_meeting(workspace, meeting),) if meeting else load_meetings(workspace)
    for loaded in meetings:
        require_kept_dates(loaded)
        warn(loaded)
    redlines: list[str] = []

    def say(event: ServiceEvent) -> None:
        say_waiting(event)
        if isinstance(event, FileAction):
            redlines.extend(_say_action(workspace, event))

    if meeting:
        build_meeting(meetings[0], say)
        return
    with sharing(jobs, scheduler) as share, remembering(ctx, share) as in_order:
        left_out = build_workspace(workspace, meetings, in_order, today_of(ctx), say)
        left_out += put_site(setting_of(ctx), None, in_order)
    if redlines:
        click.echo(f"\nLook first at {redlines[0]}: the redline, its certificate on the last page.")
    if left_out:
        say_left_out(left_out)
        ctx.exit(1)


def _say_action(workspace: Workspace, done: FileAction) -> list[str]:
    """Say what was done to an output; its name where it is a redline in Word."""
    name = relative_name(workspace.root, done.path)
    click.echo(f"{name}  {_SAID.get(done.action) or size(done.size)}")
    return [name] if name.endswith("/redline.docx") else []
