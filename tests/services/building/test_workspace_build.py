"""Building a workspace and its site through the services alone."""

from __future__ import annotations

from datetime import date

import pytest

from engross.errors import SourceError
from engross.outputs.manifest import NAME
from engross.services.building.workspace_build import build_meeting, build_workspace
from engross.services.events import FileAction, Progress, ServiceEvent, ignore
from engross.services.meetings.loading import load_meetings
from engross.services.site.preview import preview_files
from engross.services.site.publishing import publish_site
from engross.workspace import Workspace
from workspaces import write_meeting

DAY = date(2025, 10, 1)


def test_a_build_tells_of_each_chapter_and_file(workspace: Workspace) -> None:
    write_meeting(workspace.root)
    events: list[ServiceEvent] = []
    build_workspace(workspace, load_meetings(workspace), map, DAY, events.append)
    assert [event for event in events if isinstance(event, Progress)] == [
        Progress("building chapters", 1, 2),
        Progress("building chapters", 2, 2),
    ]
    actions = [event for event in events if isinstance(event, FileAction)]
    assert {action.action for action in actions} == {"written"}
    assert all(action.path.stat().st_size == action.size for action in actions)
    written = {action.path.relative_to(workspace.build).as_posix() for action in actions}
    there = {path.relative_to(workspace.build).as_posix() for path in workspace.build.rglob("*") if path.is_file()}
    assert there - written == {NAME, ".engross.lock"}
    assert {"068-noise/redline.docx", "check.sarif", "meetings/2025-10-21-laws/packet.pdf"} <= written


def test_what_is_made_no_longer_is_told_as_removed(workspace: Workspace) -> None:
    path = write_meeting(workspace.root)
    build_workspace(workspace, load_meetings(workspace), map, DAY, ignore)
    path.unlink()
    events: list[ServiceEvent] = []
    build_workspace(workspace, load_meetings(workspace), map, DAY, events.append)
    removed = [event.path for event in events if isinstance(event, FileAction) and event.action == "removed"]
    assert workspace.build / "meetings/2025-10-21-laws/packet.pdf" in removed
    assert not any(path.exists() for path in removed)


def test_one_meeting_alone_leaves_the_manifest_as_it_is(workspace: Workspace) -> None:
    write_meeting(workspace.root)
    (loaded,) = load_meetings(workspace)
    events: list[ServiceEvent] = []
    build_meeting(loaded, events.append)
    assert all(isinstance(event, FileAction) and event.path.is_file() for event in events)
    assert len(events) > 10
    assert not (workspace.build / NAME).exists()


def test_the_site_is_published_and_previewed_alike(workspace: Workspace) -> None:
    write_meeting(workspace.root)
    events: list[ServiceEvent] = []
    made = publish_site(workspace, workspace.root / "site", map, DAY, events.append)
    written = {
        event.path.relative_to(made.folder).as_posix(): event.path.read_bytes()
        for event in events
        if isinstance(event, FileAction)
    }
    assert made.files == len(written)
    assert made.size == sum(map(len, written.values()))
    assert Progress("building the site", 2, 2) in events
    assert {address: make() for address, make in preview_files(workspace, DAY).items()} == written


def test_a_source_that_cannot_be_read_is_refused(workspace: Workspace) -> None:
    path = workspace.chapter("68").versions[-1].path
    path.write_bytes(path.read_bytes().replace(b"<p>The", b"<para>The"))
    with pytest.raises(SourceError, match=r"ordinances/068-noise/2025-10-21\.proposed\.xml:"):
        build_workspace(workspace, (), map, DAY, ignore)
