"""A meeting of a public body: its agenda, the hearings on it, their notices and what has become of those."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

from engross.model.comparison.comparison import Comparison
from engross.model.law.chapter import Chapter, Source
from engross.model.meeting.city import NoticeRule, Officer, PublicBody
from engross.model.rules.rule_change import RuleChange

NoticeForm = Literal["redline", "clean", "summary"]
"""How a notice shows the law: with what is struck and added, as it would read, or summed up."""

State = Literal["drafted", "sent", "published", "affidavit"]
"""How far a notice has come: drafted, sent to the newspaper, published, the newspaper's affidavit received."""

STATES: tuple[State, ...] = ("drafted", "sent", "published", "affidavit")


@dataclass(frozen=True, slots=True)
class Step:
    """A state that a notice has reached, and when.

    ``draft`` and ``base`` are the SHA-256 (hexadecimal) of the files that the notice was made from, ``proof`` is the
    file that shows it: the clipping, the affidavit.
    """

    state: State
    on: date
    draft: str = ""
    base: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """The legal notice of a hearing: when it is dated, when it is to appear, how it shows the law.

    ``fallback`` is the day it appears should the newspaper skip a run; ``posted`` are the words of its subject as it
    was sent, where it was not made here.
    """

    dated: date | None
    publish: tuple[date, ...]
    form: NoticeForm
    fallback: date | None = None
    summary: str = ""
    posted: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def current_steps(self) -> tuple[Step, ...]:
        """Its steps since it was drafted last: one that is drafted anew has not been sent yet."""
        drafted = [at for at, step in enumerate(self.steps) if step.state == "drafted"]
        return self.steps[drafted[-1] :] if drafted else self.steps

    @property
    def made(self) -> Step | None:
        """The step at which it was made: the last on which it was drafted, else the first that names its texts; None
        where none names them."""
        return next((step for step in self.current_steps if step.draft), None)

    @property
    def state(self) -> State | None:
        """The furthest state reached since it was drafted last; None where it has not been drafted."""
        reached = [step.state for step in self.current_steps]
        return max(reached, key=STATES.index) if reached else None

    def step(self, state: State) -> Step | None:
        """The last record of ``state`` since it was drafted last."""
        return next((step for step in reversed(self.current_steps) if step.state == state), None)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A PDF that goes into the packet: what it is called there, and its file from the meeting's folder."""

    title: str
    file: str


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of business: one on a chapter (``chapter`` is its folder), or ``words`` as they stand.

    ``sections`` is ``("changed",)``, ``("all",)``, or the numbers, held against what the draft changes; ``reason``
    says why they are not simply those that it changes. ``base`` and ``draft`` name versions as the command line does.
    ``posted`` are the words of the item as an agenda that has been posted has them. ``line`` is where its key stands in
    the file, from 1 (0: not known).
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
    line: int = field(default=0, compare=False, repr=False)


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
    kind: Literal["regular", "special"]
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

    ``comparison`` is None for an ordinance that has no earlier version, and both are None for an item that is words.
    ``fresh`` says that no version of the chapter has ever been in force; ``rules`` is what becomes of its rules,
    ``remarks`` what is to be said of its texts on the day of the meeting, a sentence each.
    """

    item: Item
    draft: Chapter | None = None
    comparison: Comparison | None = None
    fresh: bool = False
    rules: tuple[RuleChange, ...] = ()
    remarks: tuple[str, ...] = ()

    def chapters(self) -> tuple[Chapter, ...]:
        """The versions that it is made of: the draft, and the base where there is one."""
        if self.draft is None:
            return ()
        return (self.draft,) if self.comparison is None else (self.draft, self.comparison.old)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an item is about, as agenda and notice call it, computed from the law.

    ``changed`` are the sections that the draft changes, ``there`` all that either version has, ``sections`` those
    noticed, by number. ``article`` and ``article_title`` are set where all of ``sections`` stand in one article.
    """

    number: str
    title: str
    fresh: bool = False
    article: str = ""
    article_title: str = ""
    sections: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    there: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """A rule applied to a meeting, or to one of its items.

    ``last`` is the last moment that would do, None where the rule's time is not known; ``planned`` is the day that
    the meeting file gives. ``date_only`` says that the hour of ``last`` means nothing.
    """

    rule: NoticeRule
    last: datetime | None
    planned: date | None = None
    item: str = ""
    date_only: bool = True

    @property
    def met(self) -> bool | None:
        """Whether the plan keeps it; None where there is no plan or the time is not known."""
        if self.last is None or self.planned is None:
            return None
        return self.planned <= self.last.date()


@dataclass(frozen=True, slots=True)
class Due:
    """Something that has to be done: by when (None: no day is known), what, and whether its day has passed."""

    by: date | None
    what: str
    overdue: bool = False
