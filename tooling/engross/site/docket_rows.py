"""The rows of the docket: each ordinance with its stage, its way into the code, what it does, where it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from engross.compose.law.change_summary import ReplacedFigure
from engross.compose.source_names import full_hash
from engross.model.law.chapter import Chapter
from engross.model.meeting.meeting import Item, Meeting
from engross.model.publication.docket import Ordinance
from engross.site.figure_picture import FigurePicture, figure_picture
from engross.site.meeting_links import motion_words
from engross.site.ordinance_way import StepStatus, WayStep, ordinance_way, public_motion
from engross.site.page_addresses import PageLink, chapter_page, checks_page, clean_page, home_page, notice_page
from engross.site.phrases import SitePhrases
from engross.site.titles import chapter_title, questions_words
from engross.values import dataclass

_OUTCOMES = ("failed", "withdrawn", "tabled")
_MARK = 12
"""Letters of a hash that tell one state of an ordinance from the next."""


@dataclass(frozen=True, slots=True)
class ToldChanges:
    """What an ordinance does: in one ``line``, and the ``figures`` that move."""

    line: str
    figures: tuple[ReplacedFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step of a way: its name, whether it is done, and its day, in words."""

    name: str
    status: StepStatus
    when: str


@dataclass(frozen=True, slots=True)
class DocketRow:
    """An ordinance on the docket: what it is called, its stage and since when, what it does, where it is read.

    ``key`` is the name of its folder. ``home`` is the page to start from; ``ways`` are the others. ``way`` is its way
    into the code, ``picture`` the figures that move. ``text_mark`` changes with its words, ``way_mark`` with its stage
    and its way.
    """

    key: str
    name: str
    stage: str
    since: str
    line: str
    page: str
    home: PageLink
    ways: tuple[PageLink, ...]
    way: tuple[ShownStep, ...]
    picture: FigurePicture | None
    text_mark: str
    way_mark: str


def docket_row(
    ordinance: Ordinance,
    told: ToldChanges,
    words: SitePhrases,
    today: date | None,
    heard: tuple[Meeting, Item] | None = None,
) -> DocketRow:
    """The row of an ordinance; ``heard`` is the meeting that it stands under, with its item there."""
    current = ordinance.current
    changes = ordinance.base is not None
    stage, since = _stage(current, words, heard, today)
    steps = ordinance_way(ordinance, today)
    return DocketRow(
        ordinance.name,
        chapter_title(current, words),
        words.plain(stage),
        since,
        told.line,
        chapter_page(ordinance.name),
        (words.plain("what_changes" if changes else "read_it"), home_page(ordinance)),
        tuple(_ways(ordinance, words, heard[0] if heard else None)),
        tuple(_shown(step, words) for step in steps),
        figure_picture(told.figures),
        _mark(*map(full_hash, ordinance.versions)),
        _mark(stage, since, *(f"{step.kind} {step.status} {step.day}" for step in steps)),
    )


def _mark(*facts: str) -> str:
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:_MARK]


def _shown(step: WayStep, words: SitePhrases) -> ShownStep:
    key = f"way_{step.status}" if step.day is not None else f"way_{step.status}_no_day"
    when = words.plain(key, date=words.day(step.day)) if step.day is not None else words.plain(key)
    if step.days is not None:
        left = words.plain("way_days", n=step.days) if step.days else words.plain("way_today")
        when = words.plain("way_left", date=when, left=left)
    return ShownStep(words.plain(f"way_step_{step.kind}"), step.status, when)


def _stage(
    current: Chapter, words: SitePhrases, heard: tuple[Meeting, Item] | None, today: date | None
) -> tuple[str, str]:
    """The phrase for what became of a text last, else of its hearing, else for its stage; and since when."""
    told = [action for action in current.actions if action.kind in _OUTCOMES]
    if told and current.version.stage == "proposed":
        return f"docket_{told[-1].kind}", words.day(told[-1].on)
    if heard is not None and heard[1].notice is not None and current.version.stage == "proposed":
        day = heard[0].date
        motion = public_motion(*heard)
        if motion is not None:
            return "docket_was_heard", motion_words(heard[0], motion, words)
        if today is not None and day < today:
            return "docket_heard", words.plain("heard_on", date=words.day(day))
        return "docket_hearing", words.plain("hearing_on", date=words.day(day))
    return f"docket_{current.version.stage}", words.day(current.version.date)


def _ways(ordinance: Ordinance, words: SitePhrases, meeting: Meeting | None) -> Iterator[PageLink]:
    if ordinance.base is not None:
        yield words.plain("read_proposal"), clean_page(ordinance.name, ordinance.draft)
    for notified in ordinance.notices:
        if meeting is not None and notified.meeting.key == meeting.key:
            yield words.plain("notice"), notice_page(ordinance.name, notified.key)
    if ordinance.checks is not None:
        yield questions_words(ordinance.checks, words), checks_page(ordinance.name)
