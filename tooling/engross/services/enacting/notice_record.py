"""Whether a proposal was noticed, as the files of the meetings record it."""

from __future__ import annotations

from datetime import date

from engross.model.law.chapter import Chapter
from engross.model.meeting.city import City
from engross.model.meeting.meeting import Meeting
from engross.services.enacting.draft_versions import hash_of
from engross.services.meetings.city_file import read_city_file
from engross.services.meetings.loading import read_meeting_file
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace, relative_name


@dataclass(frozen=True, slots=True)
class PublishedNotice:
    """A notice of a chapter that was published: when, of which meeting, and the hash of the draft it was made from."""

    on: date
    meeting: str
    draft: str


def published_notices(workspace: Workspace, folder: ChapterFolder) -> tuple[PublishedNotice, ...]:
    """Every notice of a chapter that is recorded as published, in order of the meetings.

    Errors: EngrossError where the file of the city or of a meeting is wrong.
    """
    if workspace.city_file() is None:
        return ()
    city = read_city_file(workspace)
    found = []
    for path in workspace.meetings():
        for item in read_meeting_file(workspace, path, city).hearings():
            at = next((at for at, named in enumerate(item.folders) if named in (folder.name, folder.number)), None)
            if item.notice is None or at is None:
                continue
            notice = item.notice.of_part(at) if item.bill else item.notice
            published = notice.step("published") or notice.step("affidavit")
            if published is not None:
                made = notice.made.draft if notice.made is not None else ""
                found.append(PublishedNotice(published.on, relative_name(workspace.root, path), made))
    return tuple(found)


def notice_fault(workspace: Workspace, folder: ChapterFolder, draft: Chapter, on: date) -> str:
    """Why ``draft`` may not be adopted on a day as far as its notice goes; empty where it, or the text that it amends,
    was noticed before."""
    notices = [notice for notice in published_notices(workspace, folder) if notice.on <= on]
    texts = {hash_of(draft), *(action.sha256 for action in draft.actions if action.kind != "drafted")} - {""}
    if any(notice.draft in texts for notice in notices):
        return ""
    if not notices:
        return f"no notice of {draft.version} is recorded as published"
    last = notices[-1]
    return (
        f"the notice published on {last.on} ({last.meeting}) was made from another text than {draft.version} "
        "or what it amends"
    )


def meeting_named(workspace: Workspace, wanted: str) -> tuple[Meeting, City]:
    """The meeting that ``wanted`` names, and its city. Errors: EngrossError where there is none or a file is wrong."""
    city = read_city_file(workspace)
    return read_meeting_file(workspace, workspace.meeting(wanted), city), city
