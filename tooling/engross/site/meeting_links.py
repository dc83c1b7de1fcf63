"""When an ordinance is or was heard, what came of it, and how to attend and comment, on its pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engross.model.meeting.meeting import Meeting
from engross.model.meeting.meeting_record import Motion
from engross.model.publication.docket import Ordinance
from engross.site.ordinance_way import WayStep, heard_items, ordinance_way, public_motion
from engross.site.phrases import SitePhrases
from engross.site.titles import meeting_title
from engross.values import dataclass

_BEFORE_THE_VOTE = ("drafted", "noticed", "heard")


@dataclass(frozen=True, slots=True)
class MeetingLinks:
    """A meeting: what it is called, the address of its agenda and packet, to whom and to which address to write.

    ``day`` is its date as the page's script compares it; ``passed``: whether that lies before the day of the site.
    ``ahead`` is said until then, ``over`` after it: what came of it, and the next step.
    """

    title: str
    told: str
    url: str
    name: str
    email: str
    day: str
    passed: bool
    ahead: str = ""
    over: str = ""


def meeting_links(meeting: Meeting, words: SitePhrases, today: date | None) -> MeetingLinks:
    """What a page says of a meeting on the day ``today``; an address that is no web page is left out."""
    officer = meeting.contact or meeting.clerk
    kind = words.plain(f"kind_{meeting.kind}")
    told = words.plain("meeting_place", kind=kind, place=meeting.place.rstrip("."))
    url = meeting.url if meeting.url.startswith(("https://", "http://")) else ""
    passed = today is not None and meeting.date < today
    day = meeting.date.isoformat()
    return MeetingLinks(meeting_title(meeting, words), told, url, officer.name, officer.email, day, passed)


def meetings_of(ordinance: Ordinance, words: SitePhrases) -> tuple[MeetingLinks, ...]:
    """The meetings on whose agenda an ordinance is, with what was or will be done there with it."""
    found = []
    for meeting in ordinance.meetings:
        links = meeting_links(meeting, words, None)
        heard = any(one.key == meeting.key for one, _ in heard_items(ordinance))
        ahead = words.plain("meeting_hearing_ahead" if heard else "meeting_ahead", date=words.day(meeting.date))
        over = _over(ordinance, meeting, words, heard=heard)
        found.append(replace(links, passed=meeting.key in ordinance.passed, ahead=ahead, over=over))
    return tuple(found)


def motion_words(meeting: Meeting, motion: Motion, words: SitePhrases) -> str:
    """What was moved on a hearing, and what became of the motion."""
    outcome = words.plain("motion_passed" if motion.passed else "motion_failed")
    counts = {"ayes": len(motion.ayes), "noes": len(motion.noes)}
    return words.plain("heard_moved", date=words.day(meeting.date), words=motion.words, outcome=outcome, **counts)


def _over(ordinance: Ordinance, meeting: Meeting, words: SitePhrases, *, heard: bool) -> str:
    """What is said of a meeting that has passed: the motion that is public, else what became of the ordinance since,
    else that nothing is recorded; and the next step."""
    steps = ordinance_way(ordinance, None)
    since = [step for step in steps if step.kind not in _BEFORE_THE_VOTE and step.status == "done"]
    motions = (public_motion(*each) for each in heard_items(ordinance) if each[0].key == meeting.key)
    motion = next(filter(None, motions), None)
    day = words.day(meeting.date)
    if motion is not None:
        said = motion_words(meeting, motion, words)
    elif since:
        said = words.plain("meeting_hearing_was" if heard else "meeting_was", date=day)
    else:
        return words.plain("heard_on" if heard else "meeting_over", date=day)
    return " ".join(filter(None, (said, *(_told(step, words) for step in since), _next(steps, words))))


def _told(step: WayStep, words: SitePhrases) -> str:
    name = words.plain(f"way_step_{step.kind}")
    return words.plain("meeting_then", step=name, date=words.day(step.day)) if step.day else f"{name}."


def _next(steps: tuple[WayStep, ...], words: SitePhrases) -> str:
    step = next((step for step in steps if step.kind in ("adopted", "codified") and step.status == "open"), None)
    return words.plain(f"meeting_next_{step.kind}") if step is not None else ""
