"""What is due for a meeting, and what has become of its notices."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from engross.meetings.deadlines import date_notes, wrong_dates
from engross.meetings.files.meeting_reader import read_meeting
from engross.meetings.files.notice_steps import with_step, with_step_undone
from engross.meetings.files.toml_text import toml_tables, toml_text
from engross.meetings.notice_order import following_step, last_standing_step
from engross.meetings.tasks_due import due_for
from engross.model.findings.finding import Finding
from engross.model.meeting.meeting import Business, Due
from engross.model.meeting.notice import Notice, State, Step, joined_hashes
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange, sources_of
from engross.services.events import FileAction
from engross.services.meetings.agreement import findings_of
from engross.services.meetings.documents import notice_bytes
from engross.services.meetings.evidence import evidence_faults, kept_evidence
from engross.services.meetings.loading import LoadedMeeting
from engross.services.meetings.public_gate import require_open_gate
from engross.values import dataclass
from engross.workspace import read_bytes


@dataclass(frozen=True, slots=True)
class MeetingStatus:
    """How a meeting stands on a day: each notice by its item's key, what is due, the dates that cannot be kept, what is
    to be known of the others, and the evidence that is not what was kept, a sentence each, and what the checks of
    agreement find."""

    notices: tuple[tuple[str, Notice], ...]
    due: tuple[Due, ...]
    wrong_dates: tuple[str, ...]
    date_notes: tuple[str, ...]
    evidence: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def in_order(self) -> bool:
        """Whether every date can be kept, all evidence is there, and no check finds an error."""
        wrong = self.wrong_dates or self.evidence
        return not wrong and not any(finding.severity == "error" for finding in self.findings)


def meeting_status(loaded: LoadedMeeting, today: date) -> MeetingStatus:
    """How a meeting stands on the day ``today``."""
    meeting = loaded.meeting
    notices = tuple((item.key, item.notice) for item in meeting.hearings() if item.notice is not None)
    findings = tuple(finding for found in findings_of(loaded).values() for finding in found)
    due = tuple(due_for(meeting, loaded.city, loaded.deadlines, today))
    wrong = tuple(wrong_dates(meeting, loaded.city, loaded.deadlines))
    notes = tuple(date_notes(meeting, loaded.city))
    return MeetingStatus(notices, due, wrong, notes, tuple(evidence_faults(loaded)), findings)


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """A state to be recorded, and since which day.

    ``evidence`` is the file that shows it, ``to`` whom the notice was sent to (empty: the newspaper), ``page`` the
    newspaper's, ``insertion`` the day of the newspaper that it is about (None: the one that waits for this state).
    """

    state: State
    on: date
    evidence: Path | None = None
    to: str = ""
    page: str = ""
    insertion: date | None = None


def record_state(
    loaded: LoadedMeeting, key: str, recorded: RecordedStep, today: date, author: str, write: ActWriter
) -> tuple[Step, tuple[FileAction, ...]]:
    """Write into the meeting's file that the notice of item ``key`` is in a state; the step as it was written.

    The hashes of the texts that the notice was made from are written with it: where it is drafted, or this is its first
    step, those of now, whatever its day is; else those of the step at which it was made. With *sent* goes the hash of
    the text that the newspaper is sent, made as ``author`` makes it. Evidence is kept beside the meetings, in the same
    act. ``today`` is the day of the record. Errors: NotFoundError where the item has no notice; EngrossError where
    something keeps a notice that is *sent* from the public, the state cannot follow on that day, evidence cannot be
    read, or the file has changed since it was read.
    """
    business = loaded.item(key)
    step = Step(recorded.state, recorded.on, *_hashes(business), page=recorded.page, insertion=recorded.insertion)
    if business.item.notice is not None:
        step = following_step(business.item.notice, step, today, key)
        if step.state == "sent":
            require_open_gate(loaded, key, step.on)
            sent = notice_bytes(loaded, business, None, author, "txt", public=True)
            step = replace(step, to=recorded.to or loaded.city.newspaper.name, copy=hashlib.sha256(sent).hexdigest())
    kept = None
    if recorded.evidence is not None:
        kept = kept_evidence(loaded, key, step.state, step.insertion or step.on, recorded.evidence)
        step = replace(step, proof=kept.name, proof_hash=kept.sha256)
    text = with_step(_text_of(loaded), key, step, loaded.source.name)
    chapters = (chapter.source for chapter in business.chapters())
    changes = (_change(loaded, text), *((kept.change,) if kept else ()))
    what = f"record {step.state} of {loaded.meeting.key}/{key}"
    return step, write(SourceAct(what, changes, sources_of((*chapters, loaded.city_source))))


def undo_state(loaded: LoadedMeeting, key: str, today: date, write: ActWriter) -> Step:
    """Take back the last step of the notice of item ``key``: its record stays in the file, and counts no more.

    The step that was taken back. Errors: NotFoundError where the item has no notice; EngrossError where nothing of it
    is recorded.
    """
    notice = loaded.item(key).item.notice
    place = last_standing_step(notice, key) if notice is not None else 0
    text = with_step_undone(_text_of(loaded), key, place, today, loaded.source.name)
    what = f"undo a record of {loaded.meeting.key}/{key}"
    write(SourceAct(what, (_change(loaded, text),), sources_of((loaded.city_source,))))
    assert notice is not None  # noqa: S101 - an item without a notice was refused
    return notice.steps[place]


def _text_of(loaded: LoadedMeeting) -> str:
    return toml_text(read_bytes(loaded.path), loaded.source.name)


def _change(loaded: LoadedMeeting, text: str) -> SourceChange:
    """The meeting's file with other words. Errors: SourceError where they are a meeting's file no more."""
    read_meeting(toml_tables(text, loaded.source.name), loaded.city, loaded.source, text)
    return SourceChange(loaded.path, text.encode("utf-8"), loaded.source.sha256)


def _hashes(business: Business) -> tuple[str, str]:
    """The hashes of the draft and of the base; of a bill those of all its drafts, and of all its bases."""
    if business.parts:
        drafts, bases = zip(*map(_hashes, business.parts), strict=True)
        return joined_hashes(drafts), joined_hashes(bases)
    draft = business.draft
    base = business.comparison.old if business.comparison else None
    return (
        draft.source.sha256 if draft is not None and draft.source else "",
        base.source.sha256 if base is not None and base.source else "",
    )
