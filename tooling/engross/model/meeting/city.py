"""A city's facts that its notices need: who signs, where it prints, what the law asks and who confirmed that."""

from __future__ import annotations

from dataclasses import field
from datetime import date, time
from typing import TYPE_CHECKING, Literal

from engross.values import dataclass

if TYPE_CHECKING:
    from decimal import Decimal

RequiredAct = Literal[
    "publication", "copy", "agenda", "notice", "request", "posting", "mailing", "warrant", "votes", "minutes"
]
"""What a rule sets a time for: the newspaper's publication, the copy sent to it, the agenda posted, the notice of the
meeting posted, the notice sent to those who asked for it, the notice posted on a door or on the web, the notice mailed,
the warrant of a town meeting served, the record of votes, the minutes."""

TO_BE_STATED = "to be stated"
"""What stands in a file of a new city where a fact is that its documents print and nobody has stated yet."""

PlaceKind = Literal["city", "town", "borough", "county", "village", "township"]
"""What a municipality is."""

Count = Literal["clear_days", "days", "business_days", "hours"]
"""How time is counted. ``clear_days``: neither the day of the deed nor the day of the meeting counts (*Treat v. Town
Plan & Zoning Commission*, 145 Conn. 136). ``business_days`` leave out the days on which the office is closed."""

RuleEvent = Literal["meeting", "publication"]

ClosedDayMove = Literal["stays", "earlier", "later"]
"""Where a last moment goes that falls on a day on which the office is closed."""

LeavesOut = Literal["", "special", "all"]
"""For which meetings Saturdays, Sundays, legal holidays and days on which the office is closed do not count."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Which officer has confirmed a fact of law, and when; nobody where ``by`` is empty."""

    by: str = ""
    on: date | None = None

    def __str__(self) -> str:
        """As it is printed: "confirmed by …, 2025-10-01", or "unconfirmed"."""
        if not self.by:
            return "unconfirmed"
        return f"confirmed by {self.by}" + (f", {self.on.isoformat()}" if self.on else "")


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """A time that the law, or the newspaper, sets; the program asserts none of it.

    ``amount`` is counted in ``count`` before or after ``event``; None where it is not known, and ``question`` says
    then what has to be asked. ``at_most`` is the earliest, in the same count, None where there is none. ``times`` is
    how often a publication has to appear, None where that is not known. ``only`` names the meetings it is for.
    ``on_closed`` and ``leaves_out`` say how closed days are counted, each with its authority.
    """

    key: str
    what: str
    deed: RequiredAct
    authority: str
    amount: int | None = None
    count: Count = "days"
    event: RuleEvent = "meeting"
    after: bool = False
    times: int | None = None
    only: Literal["", "electronic", "hearing", "regular", "special", "annual", "emergency"] = ""
    question: str = ""
    confirmation: Confirmation = field(default_factory=Confirmation)
    at_most: int | None = None
    on_closed: ClosedDayMove = "stays"
    on_closed_authority: str = ""
    leaves_out: LeavesOut = ""
    leaves_out_authority: str = ""


@dataclass(frozen=True, slots=True)
class Officer:
    """Someone who signs or is written to."""

    key: str
    name: str
    title: str
    email: str = ""


Majority = Literal["voting", "present", "members", "two-thirds-present", "two-thirds-members"]
"""Of whom more than half, or two thirds, must be for an ordinance: those who voted, were present, or all members."""


@dataclass(frozen=True, slots=True)
class VotingRule:
    """How an ordinance is passed. ``members`` is how many the body has, vacancies included, ``quorum`` how many must be
    present; ``override`` is the majority that passes an ordinance over a veto, None where none is stated."""

    members: int
    quorum: int
    majority: Majority
    authority: str
    override: Majority | None = None
    confirmation: Confirmation = field(default_factory=Confirmation)


@dataclass(frozen=True, slots=True)
class PublicBody:
    """A body that meets: its full name, and the short one; how it votes, where the city's file states that."""

    key: str
    name: str
    short: str
    voting: VotingRule | None = None


CityTable = Literal["officer", "body"]
"""The tables of the city's file that are a list: officers and bodies."""


@dataclass(frozen=True, slots=True)
class Newspaper:
    """Where notices are published; an empty ``name``: nowhere, they are posted.

    ``rate`` is the price of a column inch in dollars, ``line`` how many characters a line of its column holds,
    ``lines`` how many lines an inch: None where the newspaper has not told. ``strikes`` says whether it prints
    strike-through and underlining. ``days`` are the weekdays on which it appears, 0 for Monday; empty where not known.
    """

    name: str
    rate: Decimal | None = None
    line: int | None = None
    lines: Decimal | None = None
    strikes: bool = True
    question: str = ""
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """When the clerk's office is closed: weekends, the holidays of ``region`` ("US-CT"), and ``closed`` besides.

    ``open`` are days that are no holidays here, though they are known as such. ``closing`` is when it closes on a
    weekday (0 for Monday), for those that are known.
    """

    region: str = ""
    closed: tuple[date, ...] = ()
    authority: str = ""
    confirmation: Confirmation = field(default_factory=Confirmation)
    open: tuple[date, ...] = ()
    closing: tuple[tuple[int, time], ...] = ()


@dataclass(frozen=True, slots=True)
class Enactment:
    """What an ordinance says of its enactment: the enacting clause and the law that prescribes it, findings that every
    ordinance states, and the officers who sign (None where the city's file names none)."""

    clause: str
    authority: str
    confirmation: Confirmation = field(default_factory=Confirmation)
    determinations: tuple[str, ...] = ()
    presiding: Officer | None = None
    mayor: Officer | None = None
    counsel: Officer | None = None


@dataclass(frozen=True, slots=True)
class City:
    """The city: ``ordinances/<city>.toml`` as a value. ``words`` are the boilerplate's facts, by name.

    ``called`` is its full name where the file states it.
    """

    name: str
    state: str
    timezone: str
    clerk: str
    newspaper: Newspaper
    officers: tuple[Officer, ...] = ()
    bodies: tuple[PublicBody, ...] = ()
    calendar: OfficeCalendar = field(default_factory=OfficeCalendar)
    rules: tuple[NoticeRule, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    division: str = ""
    kind: PlaceKind = "city"
    called: str = ""
    enactment: Enactment | None = None

    @property
    def full_name(self) -> str:
        """Its full name: as stated, else ``Town of Plainfield``, ``Essex County``."""
        return full_name_of(self.name, self.kind, self.called)

    @property
    def place_name(self) -> str:
        """Its name as a place, behind "Dated at": ``Plainfield``, ``Essex County``."""
        return place_name_of(self.name, self.kind, self.called)


def full_name_of(name: str, kind: str, stated: str) -> str:
    """The full name of a municipality: as ``stated``, else by its ``kind``."""
    if stated:
        return stated
    return f"{name} County" if kind == "county" else f"{kind.capitalize()} of {name}"


def place_name_of(name: str, kind: str, stated: str) -> str:
    """What a municipality is called as a place: a county has no name without the word."""
    return full_name_of(name, kind, stated) if kind == "county" else name
