"""The documents of an agenda item: the meeting's file, the agenda, its notice."""

from __future__ import annotations

from engross.model.meeting.meeting import Business, Meeting, Subject
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class ItemDocuments:
    """An item with its law and the words that speak of it; without ``business``, the meeting as a whole.

    ``posted`` are words that went out, each with what they are called ("the agenda as posted"); ``made`` are whole
    documents that we make: they have to say when and where. ``agenda`` is the item's line on our agenda.
    """

    meeting: Meeting
    business: Business | None = None
    subject: Subject | None = None
    posted: tuple[tuple[str, str], ...] = ()
    made: tuple[tuple[str, str], ...] = ()
    agenda: str = ""
