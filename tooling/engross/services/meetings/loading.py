"""A meeting with its law and its deadlines, as all its documents are made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from engross.building import changes_in_rules
from engross.compose.notices.template import NoticeTemplate
from engross.diff import compare
from engross.errors import AmbiguousError, EngrossError, MissingLawError, NotFoundError, SourceError
from engross.meetings.deadlines import date_notes, deadlines_of, require_dates, wrong_dates
from engross.meetings.files.meeting_reader import read_meeting
from engross.meetings.files.toml_text import toml_tables, toml_text
from engross.meetings.ladder import Rung, ladder_of
from engross.model.law.chapter import Chapter, Source
from engross.model.law.timeline import DatedText, Timeline
from engross.model.meeting.city import City
from engross.model.meeting.meeting import Business, Deadline, Item, Meeting
from engross.resources import Templates
from engross.services.bills.bills_on_agenda import items_of_bill, with_bills
from engross.services.meetings.city_file import read_city_file
from engross.services.selection.base_and_draft_choice import texts_with
from engross.values import dataclass
from engross.workspace import (
    ChapterFolder,
    VersionFile,
    Workspace,
    load,
    pick_version,
    read_bytes,
    relative_name,
)


@dataclass(frozen=True, slots=True)
class LoadedMeeting:
    """A meeting with everything that its documents are made from."""

    workspace: Workspace
    path: Path
    city: City
    meeting: Meeting
    business: tuple[Business, ...]
    deadlines: tuple[Deadline, ...]
    city_source: Source

    @property
    def source(self) -> Source:
        """The meeting's file: its name, and the SHA-256 of the bytes that were read."""
        assert self.meeting.source is not None  # noqa: S101 - it was read from a file
        return self.meeting.source

    def item(self, wanted: str) -> Business:
        """The item called ``wanted``. Errors: NotFoundError, naming the items that have a hearing and the others."""
        for each in self.business:
            if each.item.key == wanted:
                return each
        there = ", ".join(each.item.key for each in self.business)
        raise NotFoundError(f"the meeting of {self.meeting.key} has no item {wanted!r}; it has {there or 'none'}")

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its items, in the agenda's order."""
        return tuple(each.item.key for each in self.business)

    @property
    def as_read(self) -> tuple[object, ...]:
        """All that was read of it, for a key of what is made of it: two meetings that differ in this are made of other
        bytes, whatever the files hold by now. Chapters stand for themselves by the hashes of their files."""
        law = tuple(
            (each.fresh, each.remarks, tuple(chapter.source for chapter in each.chapters()))
            for whole in self.business
            for each in whole.by_chapter()
        )
        return self.meeting, self.city, self.city_source, law

    @property
    def templates(self) -> Templates:
        """How its documents look."""
        return self.workspace.templates()

    def template(self, name: str) -> NoticeTemplate:
        """A template of ``templates/notices``."""
        text, called = self.workspace.template("notices", name)
        return NoticeTemplate(called, text)


def _city_source(workspace: Workspace) -> Source:
    path = workspace.city_file()
    assert path is not None  # noqa: S101 - read_city_file has read it
    return Source(relative_name(workspace.root, path), hashlib.sha256(read_bytes(path)).hexdigest())


def read_meeting_file(workspace: Workspace, path: Path, city: City) -> Meeting:
    """The meeting in a file, with the hash of its bytes, and the chapters of each bill on its agenda."""
    data = read_bytes(path)
    source = Source(relative_name(workspace.root, path), hashlib.sha256(data).hexdigest())
    text = toml_text(data, source.name)
    return with_bills(workspace, read_meeting(toml_tables(text, source.name), city, source, text))


def load_meeting(workspace: Workspace, wanted: str) -> LoadedMeeting:
    """The meeting that ``wanted`` names (a date, a file's name, or a path), with its law and deadlines.

    Errors: EngrossError where a file is wrong, or an item names a chapter or version that is not there.
    """
    city = read_city_file(workspace)
    path = workspace.meeting(wanted)
    meeting = _with_folders(workspace, read_meeting_file(workspace, path, city))
    business = tuple(_business(workspace, meeting, item) for item in meeting.items())
    return LoadedMeeting(workspace, path, city, meeting, business, deadlines_of(meeting, city), _city_source(workspace))


def load_meetings(workspace: Workspace) -> tuple[LoadedMeeting, ...]:
    """Every meeting of the workspace, in order of their dates. Errors: as of ``load_meeting``."""
    return tuple(load_meeting(workspace, path.stem) for path in workspace.meetings())


def require_kept_dates(loaded: LoadedMeeting) -> None:
    """Refuse a meeting whose dates cannot be kept. Errors: EngrossError naming the date and the last that would do."""
    require_dates(loaded.meeting, loaded.city)


def notes_on_dates(loaded: LoadedMeeting) -> tuple[str, ...]:
    """What is to be known of the days of a meeting and stops nothing, a sentence each."""
    return tuple(date_notes(loaded.meeting, loaded.city))


def items_without_draft(loaded: LoadedMeeting) -> Iterator[tuple[str, str]]:
    """Items that ask for what a draft changes where none is pending, as in the copy of an earlier meeting: the key of
    each, and a sentence without its stop."""
    for each in (part for item in loaded.business for part in item.by_chapter()):
        item, draft = each.item, each.draft
        asked = item.sections == ("changed",) and not item.draft
        if asked and draft is not None and draft.version.stage != "proposed":
            told = f"no draft of {item.chapter} is pending, its last text is {draft.version}"
            yield item.key, f"{told}: take the item off the agenda, or name its draft"


def dates_not_kept(loaded: LoadedMeeting) -> tuple[str, ...]:
    """The days of a meeting that cannot be kept, a sentence each."""
    return tuple(wrong_dates(loaded.meeting, loaded.city, loaded.deadlines))


def last_days(loaded: LoadedMeeting, today: date) -> tuple[Rung, ...]:
    """Every last day before and after a meeting, in order, as of the day ``today``."""
    return ladder_of(loaded.deadlines, today)


def _with_folders(workspace: Workspace, meeting: Meeting) -> Meeting:
    """The meeting with each item's chapter by the name of its folder, where the file gives its number ("68")."""
    file = meeting.source.name if meeting.source else meeting.key

    def named(item: Item) -> Item:
        try:
            return replace(item, chapter=workspace.chapter(item.chapter).name) if item.chapter else item
        except NotFoundError as fault:
            raise MissingLawError(file, item.line, f"item {item.key!r}: {fault}") from None
        except EngrossError as fault:
            raise SourceError(file, item.line, f"item {item.key!r}: {fault}") from None

    parts = tuple(replace(part, items=tuple(map(named, part.items))) for part in meeting.parts)
    return replace(meeting, parts=parts)


def _business(workspace: Workspace, meeting: Meeting, item: Item) -> Business:
    if item.bill:
        return Business(item, parts=tuple(_business(workspace, meeting, each) for each in items_of_bill(item)))
    if not item.chapter:
        return Business(item)
    file = meeting.source.name if meeting.source else meeting.key
    try:
        folder = workspace.chapter(item.chapter)
        timeline = folder.timeline()
        named = pick_version(folder, item.draft).version if item.draft else None
        text = timeline.named(named) if named else _draft(folder, timeline, meeting)
        texts = texts_with(folder, timeline, text, meeting.date)
        draft = texts.draft
        base = pick_version(folder, item.base) if item.base else texts.base
    except NotFoundError as fault:
        raise MissingLawError(file, item.line, f"item {item.key!r}: {fault}") from None
    except AmbiguousError as fault:
        raise SourceError(file, item.line, f"item {item.key!r}: {fault}") from None
    new = _load(workspace, draft)
    then = timeline.before(meeting.key, meeting.date) if text.pending else timeline
    fresh = not any(not each.pending for each in then.texts if each != text)
    comparison = compare(_load(workspace, base), new) if base is not None else None
    rules = changes_in_rules(comparison.old, new) if comparison is not None else ()
    return Business(item, new, comparison, fresh, rules, texts.remarks)


def _draft(folder: ChapterFolder, timeline: Timeline, meeting: Meeting) -> DatedText:
    """The draft that is pending on the day of the meeting; else one that was made later; else what was adopted last.

    Errors: AmbiguousError where several are pending, naming them.
    """
    then = timeline.before(meeting.key, meeting.date)
    known = then if then.drafts() else timeline
    try:
        return known.draft(meeting.date)
    except AmbiguousError as fault:
        raise AmbiguousError(f"{folder.name}: {fault} with draft = in the meeting's file") from None


def _load(workspace: Workspace, file: VersionFile) -> Chapter:
    return load(file.path, relative_name(workspace.root, file.path))
