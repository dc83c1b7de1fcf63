"""What happened at a meeting: who was there, what was moved, how each member voted."""

from __future__ import annotations

from datetime import date, time

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion and its vote.

    ``item`` is the key of the item that it was on (empty: on none, as to adjourn), ``words`` what was moved ("to send
    Chapter 84 to the Council"), ``by`` and ``second`` who moved and seconded it. ``amended``: what was moved is the
    item as it was amended. ``at`` is the time of the vote, None where it was not noted.
    """

    words: str
    by: str
    item: str = ""
    second: str = ""
    ayes: tuple[str, ...] = ()
    noes: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
    amended: bool = False
    at: time | None = None

    @property
    def passed(self) -> bool:
        """Whether more members were for it than against it: a tie fails."""
        return len(self.ayes) > len(self.noes)


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """Attendance, times and motions of a meeting; the days on which votes and minutes were open to inspection, None
    where they are not yet."""

    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    called_to_order: time | None = None
    adjourned: time | None = None
    motions: tuple[Motion, ...] = ()
    votes_posted: date | None = None
    minutes_posted: date | None = None

    @property
    def past_midnight(self) -> bool:
        """Whether it was adjourned earlier on the clock than it began: on the next day."""
        begun, ended = self.called_to_order, self.adjourned
        return begun is not None and ended is not None and ended < begun
