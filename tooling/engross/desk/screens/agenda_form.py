"""The form of a meeting's agenda, read into what it changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flask import request

from engross.desk.desk_setting import desk
from engross.desk.form_fields import day_field, text_field
from engross.errors import EngrossError
from engross.model.meeting.meeting import Item
from engross.model.meeting.meeting_edit import EditedItem, MeetingEdit
from engross.services.meetings.loading import LoadedMeeting
from engross.services.meetings.meeting_editing import item_key
from engross.services.meetings.typed_dates import parse_typed_time


def read_agenda_form(loaded: LoadedMeeting) -> MeetingEdit:
    """What the form at hand changes in a meeting. Errors: EngrossError naming what is not filled in, or is no date."""
    members = (*_ticked("member"), *_lines("more_members"))
    items = (*_kept_items(loaded), *_added_item(loaded))
    return MeetingEdit(
        parse_typed_time(text_field("time", "the time"), "the time"),
        text_field("place", "the place"),
        request.form.get("electronic") == "yes",
        day_field("agenda_by", "the day by which the agenda is posted"),
        members,
        tuple(_lines("staff")),
        items,
    )


def _ticked(name: str) -> Iterator[str]:
    return (" ".join(value.split()) for value in request.form.getlist(name) if value.strip())


def _lines(name: str) -> Iterator[str]:
    return (" ".join(line.split()) for line in request.form.get(name, "").splitlines() if line.strip())


def _kept_items(loaded: LoadedMeeting) -> Iterator[EditedItem]:
    """The items that are not taken off, each with what its row has."""
    for part in loaded.meeting.parts:
        for item in part.items:
            if request.form.get(f"off-{item.key}") != "yes":
                yield _row(item, text_field(f"part-{item.key}") or part.title)


def _row(item: Item, part: str) -> EditedItem:
    sections = text_field(f"sections-{item.key}")
    if sections not in ("", "changed", "all"):
        raise EngrossError("the sections are those that change, all, or as they stand; choose one of these")
    reason = text_field(f"reason-{item.key}") if sections == "all" else ""
    if sections == "all" and not reason:
        raise EngrossError(f"item {item.key}: why all sections are noticed is not filled in; say it in a sentence")
    publish = _publication(item.key) if request.form.get(f"hearing-{item.key}") == "yes" else ()
    dated = item.notice.dated if item.notice else desk().today()
    return EditedItem(item.key, part, item.chapter, item.words, sections, reason, publish, dated if publish else None)


def _publication(key: str) -> tuple[date, ...]:
    days = [value for value in request.form.getlist(f"publish-{key}") if value]
    if not days:
        raise EngrossError(f"item {key}: a hearing needs the day on which its notice is published; choose one")
    try:
        return tuple(sorted({date.fromisoformat(day) for day in days}))
    except ValueError:
        raise EngrossError(f"item {key}: the day of publication is no date; choose one of the list") from None


def _added_item(loaded: LoadedMeeting) -> Iterator[EditedItem]:
    """The item that was filled in at the end of the agenda, where one was."""
    chapter, words = text_field("new_chapter"), text_field("new_words")
    if not chapter and not words:
        return
    if chapter and words:
        raise EngrossError("a new item is a chapter, or words; leave one of them empty")
    if chapter:
        chapter = loaded.workspace.chapter(chapter).name
    key = item_key(loaded.workspace, chapter, words, [item.key for item in loaded.meeting.items()])
    yield EditedItem(key, text_field("new_part", "the heading of the new item"), chapter, words)
