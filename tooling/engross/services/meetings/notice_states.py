"""What is due for a meeting, and what has become of its notices."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date

from engross.meetings.deadlines import wrong_dates
from engross.meetings.files.meeting_reader import read_meeting
from engross.meetings.files.notice_steps import with_step
from engross.meetings.notice_order import following_step
from engross.meetings.tasks_due import due_for
from engross.model.findings.finding import Finding
from engross.model.meeting.meeting import Business, Due, State, Step
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange, sources_of
from engross.services.events import FileAction
from engross.services.meetings.agreement import findings_of
from engross.services.meetings.loading import LoadedMeeting
from engross.workspace import read_bytes


@dataclass(frozen=True, slots=True)
class MeetingStatus:
    """How a meeting stands on a day: the last step of each notice by its item's key (None: not drafted), what is due,
    the dates that cannot be kept, a sentence each, and what the checks of agreement find."""

    notices: tuple[tuple[str, Step | None], ...]
    due: tuple[Due, ...]
    wrong_dates: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def in_order(self) -> bool:
        """Whether every date can be kept and no check finds an error."""
        return not self.wrong_dates and not any(finding.severity == "error" for finding in self.findings)


def meeting_status(loaded: LoadedMeeting, today: date) -> MeetingStatus:
    """How a meeting stands on the day ``today``."""
    meeting = loaded.meeting
    notices = tuple(
        (item.key, item.notice.step(item.notice.state) if item.notice.state else None)
        for item in meeting.hearings()
        if item.notice is not None
    )
    findings = tuple(finding for found in findings_of(loaded).values() for finding in found)
    due = tuple(due_for(meeting, loaded.city, loaded.deadlines, today))
    return MeetingStatus(notices, due, tuple(wrong_dates(meeting, loaded.city, loaded.deadlines)), findings)


def record_state(
    loaded: LoadedMeeting, key: str, state: State, on: date, today: date, evidence: str, write: ActWriter
) -> FileAction:
    """Write into the meeting's file that the notice of item ``key`` is in ``state`` since the day ``on``.

    The hashes of the texts that the notice was made from are written with it: where it is drafted, or this is its first
    step, those of now, whatever ``on`` is; else those of the step at which it was made. ``today`` is the day of the
    record; ``evidence`` names what shows it (a clipping, an affidavit). Errors: NotFoundError where the item has no
    notice; EngrossError where the state cannot follow on that day, or the file has changed since it was read.
    """
    business = loaded.item(key)
    step = Step(state, on, *_hashes(business), evidence)
    if business.item.notice is not None:
        step = following_step(business.item.notice, step, today, key)
    text = with_step(read_bytes(loaded.path).decode("utf-8-sig"), key, step, loaded.source.name)
    # What is written must be a meeting's file still.
    read_meeting(tomllib.loads(text), loaded.city, loaded.source, text)
    chapters = (chapter.source for chapter in loaded.item(key).chapters())
    change = SourceChange(loaded.path, text.encode("utf-8"), loaded.source.sha256)
    what = f"record {state} of {loaded.meeting.key}/{key}"
    return write(SourceAct(what, (change,), sources_of((*chapters, loaded.city_source))))[0]


def _hashes(business: Business) -> tuple[str, str]:
    draft = business.draft
    base = business.comparison.old if business.comparison else None
    return (
        draft.source.sha256 if draft is not None and draft.source else "",
        base.source.sha256 if base is not None and base.source else "",
    )
