"""Amending a draft on the floor: a version of its own beside the noticed one, and how it differs from that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from engross.diff import compare
from engross.enacting import changed_sections
from engross.errors import EngrossError
from engross.meetings.deadlines import is_posted_notice
from engross.merging import changes_of_file, merged_authors
from engross.model.authorship import AuthoredWords
from engross.model.comparison.comparison import Comparison, ProvisionChange
from engross.model.law.chapter import Chapter
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.provision_place import place_in
from engross.model.law.timeline import DatedText
from engross.model.meeting.city import City
from engross.model.meeting.meeting import Meeting
from engross.services.drafting.draft_pictures import with_pictures_apart
from engross.services.drafting.files_as_versions import is_draft, read_draft
from engross.services.drafting.source_acts import ActWriter, sources_of
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.services.enacting.draft_versions import (
    free_version,
    hash_of,
    pending_draft,
    read_text,
    write_version,
)
from engross.services.enacting.notice_record import meeting_named, published_notices
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace, load, pick_version


@dataclass(frozen=True, slots=True)
class AmendedSection:
    """A section that is another than in the text that was noticed.

    ``words``: how many words were struck or inserted, those that only write a defined term otherwise aside (0: terms
    only). ``noticed``: whether the noticed text changed it, so that the notice told of it.
    """

    place: str
    words: int
    noticed: bool


@dataclass(frozen=True, slots=True)
class FloorAmendment:
    """What was done; against which text (``noticed``: it was noticed; else it is the draft); which sections differ."""

    amendment: WorkspaceAmendment
    against: str
    noticed: bool
    sections: tuple[AmendedSection, ...]


def amend_draft(
    workspace: Workspace,
    folder: ChapterFolder,
    meeting: str,
    today: date,
    write: ActWriter,
    *,
    file: Path | None = None,
    version: str | None = None,
    lenient: bool = False,
) -> FloorAmendment:
    """Write a pending draft as it was amended at a meeting, as a version of the meeting's day.

    ``file`` is the amended text; without one the version begins with the words of the draft, to be edited, and a draft
    that was amended at that meeting already is only compared. The amendments bear the name of the body.
    Errors: EngrossError where the file is another chapter's, cannot be read or changes nothing, or the meeting is
    before the draft.
    """
    held, city = meeting_named(workspace, meeting)
    text = pending_draft(folder, version, today)
    draft = read_text(workspace, folder, text)
    if held.date < text.version.date and file is not None:
        raise EngrossError(f"{text.version} is of a later day than the meeting {held.key}; name another with --to")
    noticed = noticed_text(workspace, folder, draft)
    begun = bool(draft.actions) and (draft.actions[-1].kind, draft.actions[-1].meeting) == ("amended", held.key)
    if begun and file is None:
        before = read_text(workspace, folder, _acted_on(folder, draft))
        return _reviewed(workspace, folder, draft, noticed, before, city, WorkspaceAmendment((), (), ()))
    action = LegislativeAction("amended", held.date, str(text.version), hash_of(draft), held.body.name, held.key)
    named = free_version(folder, held.date, "proposed", text.version.name, "amended")
    words = _read(workspace, folder, draft, file, lenient=lenient) if file is not None else draft
    if file is not None and not any(compare(draft, words).changes()):
        raise EngrossError(f"{file.name} has the words of {text.version}, so nothing is amended; name the amended text")
    base = folder.timeline().base_for(text)
    law = read_text(workspace, folder, base) if base is not None else None
    made = replace(
        words,
        uri=draft.uri,
        author=draft.author,
        events=draft.events,
        created=draft.created,
        version=named,
        base=str(base.version) if base is not None else "",
        actions=(*draft.actions, action),
        changed_by=_authors(law, draft, words, held) if law is not None and file is not None else draft.changed_by,
        source=None,
    )
    what = f"amend {folder.name} {text.version} at {held.key}"
    written = write_version(folder, made, what, sources_of([draft.source]), write)
    done = f"{text.version} as amended at {held.key} is {named}"
    return _reviewed(workspace, folder, made, noticed, draft, city, WorkspaceAmendment((done,), written, ()))


def _acted_on(folder: ChapterFolder, amended: Chapter) -> DatedText:
    """The draft that an amended text was made from. Errors: NotFoundError where it is not there."""
    wanted = amended.actions[-1].version
    return folder.timeline().named(pick_version(folder, wanted).version)


def _reviewed(
    workspace: Workspace,
    folder: ChapterFolder,
    amended: Chapter,
    noticed: Chapter | None,
    before: Chapter,
    city: City,
    done: WorkspaceAmendment,
) -> FloorAmendment:
    """What differs from the text that was noticed, or from the draft ``before`` it, and what the officer is asked."""
    against = noticed or before
    told = _sections_of_notice(workspace, folder, against)
    sections = tuple(_sections(compare(against, amended), told))
    if noticed is None:
        remark = f"no notice of {before.version} is recorded as published; it is compared with that draft"
        return FloorAmendment(replace(done, remarks=(remark,)), str(against.version), False, sections)
    left = tuple(_questions(sections, city)) if sections else ()
    return FloorAmendment(replace(done, left=left), str(against.version), True, sections)


def noticed_text(workspace: Workspace, folder: ChapterFolder, draft: Chapter) -> Chapter | None:
    """The text of the draft, or of one that it goes back to, that a published notice was made from."""
    noticed = {each.draft for each in published_notices(workspace, folder)}
    wanted = {hash_of(draft), *(action.sha256 for action in draft.actions)} & noticed
    for text in folder.timeline().texts if wanted else ():
        chapter = read_text(workspace, folder, text)
        if hash_of(chapter) in wanted:
            return chapter
    return None


def _sections_of_notice(workspace: Workspace, folder: ChapterFolder, noticed: Chapter) -> frozenset[str]:
    """The identities of the sections that the noticed text changes: those that its notice told of."""
    timeline = folder.timeline()
    base = timeline.base_for(timeline.named(noticed.version))
    if base is None or base.pending:
        return frozenset(each.identity for each in noticed.sections())
    old = read_text(workspace, folder, base)
    return frozenset(change.either.identity for change in changed_sections(compare(old, noticed)))


def _sections(comparison: Comparison, told: frozenset[str]) -> Iterator[AmendedSection]:
    hierarchy = comparison.new.hierarchy
    for change in changed_sections(comparison):
        known = change.old is not None and change.old.identity in told
        yield AmendedSection(place_in("", change.either, hierarchy), _changed_words(change), known)


def _changed_words(section: ProvisionChange) -> int:
    """How many words of a section were struck or inserted, beyond the writing of defined terms."""
    spans = (span for change in section.walk() for text in change.texts() for span in text.spans)
    return sum(len(span.text.split()) for span in spans if span.mark != "kept" and not span.terms)


def _questions(sections: tuple[AmendedSection, ...], city: City) -> Iterator[str]:
    """Whether to notice again, with each rule on notices of hearings and its authority; the answer is the officer's."""
    beyond = [each.place for each in sections if not each.noticed]
    if beyond:
        yield f"{', '.join(beyond)}: amended, but the noticed text did not change it; is the notice of it sufficient?"
    hearings = (rule for rule in city.rules if rule.only == "hearing")
    rules = [rule for rule in hearings if rule.deed == "publication" or is_posted_notice(rule, city)]
    for rule in rules:
        asked = f"; not known: {rule.question}" if rule.question else ""
        yield f"notice again? {rule.what} ({rule.authority}, {rule.confirmation}{asked})"
    if not rules:
        yield "notice again? the city's file states no rule on the notice of a hearing"


def _read(workspace: Workspace, folder: ChapterFolder, draft: Chapter, file: Path, *, lenient: bool) -> Chapter:
    read = read_draft(file, workspace, folder, lenient=lenient).proposal if is_draft(file) else load(file, file.name)
    if read.number != draft.number:
        raise EngrossError(f"{file.name} is chapter {read.number or 'without a number'}, not {draft.number}")
    (text,) = with_pictures_apart(folder.path, (read,))
    return text


def _authors(law: Chapter, draft: Chapter, amended: Chapter, held: Meeting) -> tuple[AuthoredWords, ...]:
    """Whose the changes against the law are: the body's what it amended in the draft, else as the draft tells."""
    own = changes_of_file(draft, replace(amended, changed_by=()), held.body.short)
    return merged_authors(law, amended, [own, draft.changed_by])
