"""When an ordinance is or was heard, and how to attend and comment, on its pages."""

from __future__ import annotations

from datetime import date

from engross.model.meeting.meeting import Meeting
from engross.site.phrases import SitePhrases
from engross.site.titles import meeting_title
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class MeetingLinks:
    """A meeting: what it is called, the address of its agenda and packet and what that is called, to whom and to which
    address to write."""

    title: str
    told: str
    url: str
    papers: str
    name: str
    email: str


def meeting_links(meeting: Meeting, words: SitePhrases, today: date | None = None) -> MeetingLinks:
    """What a page says of a meeting; an address that is no web page is left out. Of one before ``today`` nothing is
    said of how to attend."""
    officer = meeting.contact or meeting.clerk
    kind = words.plain(f"kind_{meeting.kind}")
    told = words.plain("meeting_place", kind=kind, place=meeting.place.rstrip("."))
    url = meeting.url if meeting.url.startswith(("https://", "http://")) else ""
    passed = today is not None and meeting.date < today
    papers = words.plain("meeting_papers_passed" if passed else "meeting_papers")
    return MeetingLinks(meeting_title(meeting, words), told, url, papers, officer.name, officer.email)
