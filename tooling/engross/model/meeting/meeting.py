"""A meeting of a public body: its agenda, the hearings on it, its deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date, datetime, time
from typing import Literal

from engross.model.comparison.comparison import Comparison
from engross.model.law.bill import BillPart
from engross.model.law.chapter import Chapter, Source
from engross.model.meeting.city import NoticeRule, Officer, PublicBody
from engross.model.meeting.meeting_record import MeetingRecord
from engross.model.meeting.notice import Notice
from engross.model.meeting.public_gate import GateOverride
from engross.model.rules.rule_change import RuleChange
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """A PDF that goes into the packet: what it is called there, and its file from the meeting's folder."""

    title: str
    file: str


PacketForm = Literal["", "notice", "redline", "clean"]
"""How a packet shows the text of an item, once."""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of business: one on a chapter (``chapter`` is its folder), one on a ``bill`` (its name), or ``words`` as
    they stand.

    ``sections`` is ``("changed",)``, ``("all",)``, or the numbers, held against what the draft changes; ``reason``
    says why they are not simply those that it changes. ``base`` and ``draft`` name versions as the command line does.
    ``posted`` are the words of the item as an agenda that has been posted has them. ``packet`` is how the packet shows
    its text (empty: the notice of a hearing, else the redline, else the clean copy). ``parts`` are the chapters of the
    bill. ``line`` is where its key stands in the file, from 1 (0: not known).
    """

    key: str
    words: str = ""
    chapter: str = ""
    draft: str = ""
    base: str = ""
    sections: tuple[str, ...] = ("changed",)
    reason: str = ""
    title: str = ""
    notice: Notice | None = None
    attachments: tuple[Attachment, ...] = ()
    posted: str = ""
    packet: PacketForm = ""
    bill: str = ""
    parts: tuple[BillPart, ...] = ()
    line: int = field(default=0, compare=False, repr=False)

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of the chapters that it is about: one, those of a bill, or none."""
        return tuple(part.chapter for part in self.parts) or ((self.chapter,) if self.chapter else ())


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """A heading of the agenda ("PUBLIC HEARING") and the items under it."""

    title: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; ``key`` is its file's name without the suffix, ``made`` the one moment its outputs bear."""

    key: str
    body: PublicBody
    kind: Literal["regular", "special", "annual", "emergency"]
    start: datetime
    electronic: bool
    place: str
    made: datetime
    clerk: Officer
    chair: Officer | None = None
    contact: Officer | None = None
    agenda_by: date | None = None
    agenda_posted: date | None = None
    url: str = ""
    members: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    parts: tuple[AgendaPart, ...] = ()
    source: Source | None = None
    overrides: tuple[GateOverride, ...] = ()
    record: MeetingRecord | None = None

    @property
    def date(self) -> date:
        """The day."""
        return self.start.date()

    @property
    def time(self) -> time:
        """The hour."""
        return self.start.time()

    def items(self) -> Iterator[Item]:
        """Every item, in the agenda's order."""
        for part in self.parts:
            yield from part.items

    def hearings(self) -> Iterator[Item]:
        """The items that a notice is published for."""
        return (item for item in self.items() if item.notice is not None)


@dataclass(frozen=True, slots=True)
class Business:
    """An item together with the law it is about.

    ``comparison`` is None for an ordinance that has no earlier version, and both are None for an item that is words or
    a bill; ``parts`` is a bill's business in each of its chapters. ``fresh`` says that no version of the chapter has
    ever been in force; ``rules`` is what becomes of its rules, ``remarks`` what is to be said of its texts on the day
    of the meeting, a sentence each.
    """

    item: Item
    draft: Chapter | None = None
    comparison: Comparison | None = None
    fresh: bool = False
    rules: tuple[RuleChange, ...] = ()
    remarks: tuple[str, ...] = ()
    parts: tuple[Business, ...] = ()

    def by_chapter(self) -> tuple[Business, ...]:
        """Its business in each chapter: of a bill its parts, else itself."""
        return self.parts or (self,)

    def chapters(self) -> tuple[Chapter, ...]:
        """The versions that it is made of: the draft, and the base where there is one; of a bill those of each
        chapter."""
        texts = ((each.draft, each.comparison.old if each.comparison else None) for each in self.by_chapter())
        return tuple(text for pair in texts for text in pair if text is not None)

    def drafts(self) -> tuple[Chapter, ...]:
        """The draft of each chapter that it is about."""
        return tuple(each.draft for each in self.by_chapter() if each.draft is not None)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an item is about, as agenda and notice call it, computed from the law.

    ``changed`` are the sections that the draft changes, ``there`` all that either version has, ``sections`` those
    noticed, by number. ``article`` and ``article_title`` are set where all of ``sections`` stand in one article.
    ``called`` is what the code calls the chapter ("Chapter 84", "Article 31"); empty where it has no number.
    Of a bill ``title`` is the bill's, ``parts`` the subject in each of its chapters, and the sections are those of all.
    """

    number: str
    title: str
    fresh: bool = False
    article: str = ""
    article_title: str = ""
    sections: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    parts: tuple[Subject, ...] = ()
    called: str = ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of its chapters; a new one has none yet."""
        return tuple(part.number for part in self.parts) or (self.number,)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A rule applied to a meeting, or to one of its items.

    ``last`` is the last moment that would do, None where the rule's time is not known; ``planned`` is the day that
    the meeting file gives. ``date_only`` says that the hour of ``last`` means nothing. ``first`` is the earliest day
    that would do, None where the rule sets none; ``left_out`` says that closed days were not counted. ``remark`` is
    what is to be known besides.
    """

    rule: NoticeRule
    last: datetime | None
    planned: date | None = None
    item: str = ""
    date_only: bool = True
    first: date | None = None
    left_out: bool = False
    remark: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the plan keeps it; None where there is no plan or the time is not known."""
        if self.last is None or self.planned is None:
            return None
        return self.planned <= self.last.date() and (self.first is None or self.planned >= self.first)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that has to be done: by when (None: no day is known), what, and whether its day has passed."""

    by: date | None
    what: str
    overdue: bool = False
