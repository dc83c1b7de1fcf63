"""Adopting a pending draft: the vote, the notice, the effective day, the enacted text, and the drafts it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import field, replace
from datetime import date

from engross.enacting import Adoption, adopted, effective_day, failed_requirement, parse_vote
from engross.errors import EngrossError, NotFoundError
from engross.model.law.chapter import Chapter
from engross.model.law.legislative_action import LegislativeAction, Vote
from engross.model.law.period import Period
from engross.model.law.timeline import DatedText, Timeline
from engross.model.meeting.city import PublicBody
from engross.services.drafting.source_acts import ActWriter, sources_of
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.services.enacting.affected_drafts import affected_drafts
from engross.services.enacting.draft_versions import (
    hash_of,
    original_name,
    pending_draft,
    read_text,
    write_version,
)
from engross.services.enacting.notice_record import meeting_named, notice_fault
from engross.services.enacting.recorded_modifications import active_modifications
from engross.services.meetings.meeting_records import recorded_vote
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace


@dataclass(frozen=True, slots=True)
class AdoptionFacts:
    """What whoever adopts states, as typed: the meeting, the day (None: the meeting's), the vote, the rule of the
    effective day (empty: not stated), the day of publication or signature where that rule needs it, the sunset, the
    sections with days of their own, the ordinance's number, and why it was not noticed (empty: it was)."""

    vote: str
    meeting: str = ""
    on: date | None = None
    effective: str = ""
    published: date | None = None
    signed: date | None = None
    sunset: date | None = None
    sections: Mapping[str, str] = field(default_factory=dict)
    ordinance: str = ""
    unnoticed: str = ""


def adopt_draft(
    workspace: Workspace,
    folder: ChapterFolder,
    facts: AdoptionFacts,
    today: date,
    write: ActWriter,
    version: str | None = None,
) -> WorkspaceAmendment:
    """Make the enacted text of the pending draft that ``version`` names, else of the only one, as one act.

    Errors: EngrossError where the vote does not pass it, it was not noticed and no reason is given, another text was
    adopted since it was drafted, its day is to come, or its days cannot be or say nothing; nothing is written then.
    """
    _refuse_idle_days(facts)
    text = pending_draft(folder, version, today)
    draft = read_text(workspace, folder, text)
    on, body, remarks = _occasion(workspace, facts, draft, today)
    if on > today:
        raise EngrossError(f"{on} is to come: an adoption is recorded once it was voted; correct --at or --on")
    vote = parse_vote(facts.vote or _recorded(workspace, facts, folder))
    remarks += (*_vote_remarks(vote, body), *_other_vote(workspace, facts, folder, vote))
    timeline = folder.timeline()
    moved = timeline.overtaken(text, on)
    if moved is not None:
        raise EngrossError(f"{folder.name}: {moved.sentence}; nothing was adopted")
    fault = notice_fault(workspace, folder, draft, on)
    if fault and not facts.unnoticed:
        raise EngrossError(
            f"{fault}; record the notice (`engross notices --record`), or say why with --unnoticed REASON"
        )
    action = LegislativeAction(
        "adopted",
        on,
        str(text.version),
        hash_of(draft),
        body.name if body is not None else draft.author.name,
        facts.meeting and workspace.meeting(facts.meeting).stem,
        vote,
        facts.ordinance,
        reason=f"adopted without notice: {facts.unnoticed}" if fault else "",
    )
    base = _base(timeline, text)
    enacted = adopted(draft, str(base.version) if base else "", _adoption(facts, action, on, original_name(draft)))
    read = sources_of([draft.source])
    old = read_text(workspace, folder, base) if base is not None else None
    enacted = replace(enacted, modifications=active_modifications(old, enacted))
    left = tuple(affected_drafts(workspace, folder, old, enacted, on))
    written = write_version(folder, enacted, f"adopt {folder.name} {text.version}", read, write)
    effective = enacted.period.effective
    takes = f"it takes effect on {effective}" if effective else "the day it takes effect is not stated"
    done = f"{text.version} is adopted as {enacted.version}, {vote}; {takes}"
    return WorkspaceAmendment((done,), written, left, tuple(remarks))


def _refuse_idle_days(facts: AdoptionFacts) -> None:
    """Refuse a day of publication or signature that nothing counts from: it would be recorded nowhere."""
    rules = (facts.effective, *facts.sections.values())
    for event, day in (("publication", facts.published), ("signature", facts.signed)):
        if day is not None and not any(event in rule.lower() for rule in rules):
            raise EngrossError(
                f"the day of {event} is given, and nothing takes effect by it; leave it out, or say --effective "
                f"'30 days after {event}'"
            )


def _recorded(workspace: Workspace, facts: AdoptionFacts, folder: ChapterFolder) -> str:
    """The vote as the record of the meeting has it. Errors: EngrossError where no meeting is named, or it has none."""
    if not facts.meeting:
        raise EngrossError("the vote is not given: name it with --vote, or the meeting whose record has it with --at")
    return recorded_vote(meeting_named(workspace, facts.meeting)[0], folder)


def _other_vote(workspace: Workspace, facts: AdoptionFacts, folder: ChapterFolder, vote: Vote) -> Iterator[str]:
    """That the record of the meeting has another vote than the one that is given."""
    if facts.vote and facts.meeting:
        held = meeting_named(workspace, facts.meeting)[0]
        with suppress(NotFoundError):
            recorded = parse_vote(recorded_vote(held, folder))
            if recorded != vote:
                yield f"the vote is given as {vote}, and the record of {held.key} has {recorded}; correct the wrong one"


def _occasion(
    workspace: Workspace, facts: AdoptionFacts, draft: Chapter, today: date
) -> tuple[date, PublicBody | None, list[str]]:
    """The day of the adoption, the body that adopts as the city's file has it, and what is to be said of them."""
    if facts.meeting:
        meeting, city = meeting_named(workspace, facts.meeting)
        body = next((each for each in city.bodies if each.key == meeting.body.key), meeting.body)
        remarks = []
        if facts.on is not None and facts.on != meeting.date:
            remarks.append(f"the meeting {meeting.key} is of {meeting.date}; the adoption is recorded on {facts.on}")
        return facts.on or meeting.date, body, remarks
    day = facts.on or today
    return day, None, [f"no meeting is named (--at), so the vote of {draft.author.name} is recorded and not checked"]


def _vote_remarks(vote: Vote, body: PublicBody | None) -> list[str]:
    """What is to be said of a vote. Errors: EngrossError where it does not meet the rule of the body."""
    if vote.ayes <= vote.noes:
        raise EngrossError(f"{vote} does not pass it; record the outcome with `engross outcome CHAPTER failed`")
    if body is None:
        return []
    if body.voting is None:
        return [f"the city's file does not state how the {body.short} votes, so quorum and majority are not checked"]
    fault = failed_requirement(vote, body.voting)
    if fault:
        raise EngrossError(f"{fault}; nothing was adopted")
    return []


def _adoption(facts: AdoptionFacts, action: LegislativeAction, on: date, name: str) -> Adoption:
    events = {"adoption": on, "publication": facts.published, "signature": facts.signed}
    effective = effective_day(facts.effective, events) if facts.effective else None
    sections = {number: Period(effective_day(rule, events), facts.sunset) for number, rule in facts.sections.items()}
    return Adoption(action, Period(effective, facts.sunset), sections, name)


def _base(timeline: Timeline, text: DatedText) -> DatedText | None:
    """The adopted text that the draft was written against; None for a new ordinance."""
    base = timeline.base_for(text)
    return None if base is None or base.pending else base
