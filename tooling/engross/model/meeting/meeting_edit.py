"""What a person changes in a meeting's file: its hour and place, who takes part, the agenda, the hearings."""

from __future__ import annotations

from datetime import date, time

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class EditedItem:
    """An item of the agenda: one that is there (``key``), or a new one (``chapter`` or ``words``), under the heading
    ``part``.

    ``sections``: ``changed`` or ``all``, with the ``reason`` for all; empty: as they stand in the file. A hearing has
    the days on which its notice is published (none: it is no hearing), and the day that the notice is dated.
    """

    key: str
    part: str
    chapter: str = ""
    words: str = ""
    sections: str = ""
    reason: str = ""
    publish: tuple[date, ...] = ()
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class MeetingEdit:
    """A meeting as it was filled in: what is not named here stays as it is in the file, its day too, which its notices
    and drafts name it by. ``items`` in their order."""

    time: time
    place: str
    electronic: bool
    agenda_by: date | None
    members: tuple[str, ...]
    staff: tuple[str, ...]
    items: tuple[EditedItem, ...]
