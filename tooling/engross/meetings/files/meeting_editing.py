"""Writing what a person changed into a meeting's file; comments and what was not changed are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import tomlkit

from engross.errors import EngrossError
from engross.meetings.dates_in_words import long_day
from engross.model.meeting.meeting_edit import EditedItem, MeetingEdit


def with_edit(text: str, edit: MeetingEdit) -> str:
    """``text``, a meeting's file, as ``edit`` has it.

    Errors: EngrossError where an item is under a heading that the agenda has not.
    """
    document: Any = tomlkit.parse(text)
    if str(document.get("time", "")) != edit.time.isoformat():
        document["time"] = edit.time
    _set(document, "place", edit.place, str(document.get("place", "")))
    _set(document, "electronic", edit.electronic, document.get("electronic"))
    if edit.agenda_by is None:
        document.pop("agenda_by", None)
    else:
        _set(document, "agenda_by", edit.agenda_by, document.get("agenda_by"))
    for name, wanted in (("members", edit.members), ("staff", edit.staff)):
        if tuple(map(str, document.get(name, ()))) != wanted:
            document[name] = _names(wanted)
    _set_items(document, edit.items)
    return tomlkit.dumps(document)


def _set(table: Any, name: str, value: object, was: object) -> None:
    if was != value:
        table[name] = value


def _names(names: Sequence[str]) -> Any:
    array = tomlkit.array()
    array.extend(names)
    return array.multiline(len(names) > 1)


def _set_items(document: Any, items: Sequence[EditedItem]) -> None:
    """Put the items under their headings, in their order; an item that is not among ``items`` is left out."""
    parts = {str(part["title"]): part for part in document.get("part", [])}
    there = {str(item["key"]): item for part in parts.values() for item in part.get("item", [])}
    strange = next((item.part for item in items if item.part not in parts), None)
    if strange is not None:
        raise EngrossError(f"the agenda has no heading {strange!r}; choose one of {', '.join(parts)}")
    for title, part in parts.items():
        wanted = [item for item in items if item.part == title]
        if [str(item["key"]) for item in part.get("item", [])] != [item.key for item in wanted]:
            part.pop("item", None)
            if wanted:
                tables = tomlkit.aot()
                for item in wanted:
                    tables.append(there.get(item.key) or _new_item(item))
                part["item"] = tables
        for table, item in zip(part.get("item", []), wanted, strict=True):
            _set_item(table, item)


def _new_item(item: EditedItem) -> Any:
    table = tomlkit.table()
    table["key"] = item.key
    table["chapter" if item.chapter else "words"] = item.chapter or item.words
    return table


def _set_item(table: Any, item: EditedItem) -> None:
    if item.sections:
        for name in ("sections", "reason"):
            table.pop(name, None)
    if item.sections == "all":
        table["sections"] = "all"
        table["reason"] = item.reason
    _set_hearing(table, item)


def _set_hearing(table: Any, item: EditedItem) -> None:
    if not item.publish:
        table.pop("notice", None)
        return
    if "notice" not in table:
        table["notice"] = tomlkit.table()
    notice = table["notice"]
    publish = [long_day(day) for day in item.publish]
    _set(notice, "publish", publish, list(map(str, notice.get("publish", ()))))
    if item.dated is None:
        notice.pop("dated", None)
    else:
        _set(notice, "dated", item.dated, notice.get("dated"))
