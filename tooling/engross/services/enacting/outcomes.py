"""What becomes of a draft that is not adopted, and of an adopted text before the mayor; no word is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from engross.akn import write_chapter
from engross.enacting import failed_requirement, parse_vote
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.model.law.legislative_action import ActionKind, LegislativeAction, is_filed
from engross.model.law.timeline import DatedText
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange, sources_of
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.services.enacting.draft_versions import (
    free_version,
    hash_of,
    pending_draft,
    read_text,
    write_version,
)
from engross.services.enacting.notice_record import meeting_named
from engross.workspace import ChapterFolder, Workspace, pick_version

FILED: Final[ActionKind] = "filed"
"""Of a draft, in its own file: its words stay, and it is public from then on."""
OF_DRAFTS: Final[tuple[ActionKind, ...]] = ("failed", "withdrawn", "tabled")
OF_ENACTED: Final[tuple[ActionKind, ...]] = ("signed", "vetoed", "overridden")
OUTCOMES: Final[tuple[ActionKind, ...]] = (FILED, *OF_DRAFTS, *OF_ENACTED)
"""What may be recorded of a pending draft, and of an adopted text that is not codified yet."""


def record_outcome(
    workspace: Workspace,
    folder: ChapterFolder,
    outcome: ActionKind,
    today: date,
    write: ActWriter,
    *,
    version: str | None = None,
    on: date | None = None,
    meeting: str = "",
    vote: str = "",
    by: str = "",
    reason: str = "",
) -> WorkspaceAmendment:
    """Record what became of a draft (filed, failed, withdrawn, tabled) or of an enacted text (signed, vetoed,
    overridden).

    A draft's outcome is a version of its own, so that a text that was noticed stays as it was; a draft that is filed
    and an enacted text get the action in their own files, words and days unchanged. ``on`` is the day (None: the
    meeting's, else ``today``; a draft is filed before its meeting, then ``today``).
    Errors: EngrossError where there is no such text, the day is to come, an override is not after a veto, or its vote
    does not pass.
    """
    held = meeting_named(workspace, meeting)[0] if meeting else None
    body = held.body if held is not None else None
    votes = parse_vote(vote) if vote else None
    day = on or (today if held is None else min(held.date, today) if outcome == FILED else held.date)
    if day > today:
        raise EngrossError(f"{day} is to come: {outcome} is recorded once it was so; correct --at or --on")
    text = pending_draft(folder, version, today) if outcome in (FILED, *OF_DRAFTS) else _enacted(folder, version)
    chapter = read_text(workspace, folder, text)
    if outcome == "overridden":
        _require_veto(chapter)
        if votes is None:
            raise EngrossError("an override needs its vote; give it with --vote")
        fault = failed_requirement(votes, body.voting, over_veto=True) if body and body.voting else ""
        if fault:
            raise EngrossError(f"{fault}; the veto stands")
    if outcome == FILED and is_filed(chapter.actions):
        raise EngrossError(f"{text.version} of {folder.name} is filed already")
    if day < text.version.date and outcome != FILED:
        raise EngrossError(f"{text.version} is of a later day than {day}; correct --on")
    action = LegislativeAction(
        outcome,
        day,
        str(text.version),
        hash_of(chapter),
        body.name if body else "",
        held.key if held else "",
        votes,
        by=by,
        reason=reason,
    )
    what = f"record {outcome} of {folder.name} {text.version}"
    if outcome in (FILED, *OF_ENACTED):
        made = replace(chapter, actions=(*chapter.actions, action), source=None)
        change = SourceChange(folder.file_of(text.version).path, write_chapter(made), hash_of(chapter))
        written = write(SourceAct(what, (change,), sources_of([chapter.source])))
    else:
        made = _ended(folder, chapter, text, action)
        written = write_version(folder, made, what, sources_of([chapter.source]), write)
    return WorkspaceAmendment((f"{text.version} is recorded as {outcome} on {day}",), written, ())


def _ended(folder: ChapterFolder, chapter: Chapter, text: DatedText, action: LegislativeAction) -> Chapter:
    """The draft with its outcome, as a version of the day of that."""
    base = folder.timeline().base_for(text)
    version = free_version(folder, action.on, "proposed", text.version.name, action.kind)
    recorded = str(base.version) if base is not None else ""
    return replace(chapter, version=version, base=recorded, actions=(*chapter.actions, action), source=None)


def _enacted(folder: ChapterFolder, version: str | None) -> DatedText:
    timeline = folder.timeline()
    enacted = [text for text in timeline.texts if text.version.stage == "enacted"]
    if version:
        named = timeline.named(pick_version(folder, version).version)
        if named not in enacted:
            raise EngrossError(f"{named.version} was not adopted; only an enacted text is signed, vetoed or overridden")
        return named
    if not enacted:
        raise EngrossError(f"{folder.name} has no enacted text; adopt its draft first (`engross adopt {folder.name}`)")
    return enacted[-1]


def _require_veto(chapter: Chapter) -> None:
    vetoes = [action.kind for action in chapter.actions if action.kind in ("vetoed", "overridden")]
    if not vetoes or vetoes[-1] != "vetoed":
        raise EngrossError(f"{chapter.version} is not vetoed, so there is nothing to override")
