"""The legal notice of a hearing, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

from engross.values import dataclass

NoticeForm = Literal["redline", "clean", "summary"]
"""How a notice shows the law: with what is struck and added, as it would read, or summed up."""

State = Literal["drafted", "sent", "published", "proofed", "affidavit"]
"""How far a notice has come: drafted, sent to the newspaper, published, what was printed compared with what was sent,
the newspaper's affidavit received."""

STATES: tuple[State, ...] = ("drafted", "sent", "published", "proofed", "affidavit")

INSERTION_STATES: tuple[State, ...] = ("published", "proofed", "affidavit")
"""The states that each insertion has of its own, in their order."""


_NO_FILE = "none"


@dataclass(frozen=True, slots=True)
class Step:
    """A state that a notice has reached, and when.

    ``draft`` and ``base`` are the SHA-256 (hexadecimal) of the files that the notice was made from; of a bill those of
    each of its chapters, in its order, parted by a blank, ``none`` where one has no such file. ``proof`` is the
    file that shows it, from the meeting's folder (the clipping, the affidavit), ``proof_hash`` its SHA-256. Of one that
    is sent, ``to`` is whom it went to and ``copy`` the SHA-256 of the text that went. Of one that is published,
    ``page`` is the newspaper's. ``insertion`` is the day of the newspaper that the step is about. ``undone`` is the day
    on which the record was taken back: it stays, and counts no more.
    """

    state: State
    on: date
    draft: str = ""
    base: str = ""
    proof: str = ""
    proof_hash: str = ""
    to: str = ""
    copy: str = ""
    page: str = ""
    insertion: date | None = None
    undone: date | None = None

    def of_part(self, at: int) -> Step:
        """The step of a bill as it is of the chapter at a place of the bill (from 0): with the hashes of that."""
        return replace(self, draft=_hash_at(self.draft, at), base=_hash_at(self.base, at))


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
        """Its steps since it was drafted last, those that were undone left out: one that is drafted anew has not been
        sent yet."""
        steps = tuple(step for step in self.steps if step.undone is None)
        drafted = [at for at, step in enumerate(steps) if step.state == "drafted"]
        return steps[drafted[-1] :] if drafted else steps

    @property
    def made(self) -> Step | None:
        """The step at which it was made: the last on which it was drafted, else the first that names its texts; None
        where none names them."""
        return next((step for step in self.current_steps if step.draft), None)

    @property
    def insertions(self) -> tuple[date, ...]:
        """The days on which it appears: those planned, the first that was skipped replaced by the fallback where it
        appeared then."""
        days = list(dict.fromkeys(self.publish))
        printed = {step.insertion or step.on for step in self.current_steps if step.state == "published"}
        if self.fallback is not None and self.fallback in printed:
            skipped = next((at for at, day in enumerate(days) if day not in printed), None)
            if skipped is not None:
                days[skipped] = self.fallback
        return tuple(days)

    def insertion_steps(self, day: date) -> tuple[Step, ...]:
        """The steps of the insertion of ``day``, in the order of the file."""
        only = len(self.insertions) == 1

        def about(step: Step) -> bool:
            if step.state not in INSERTION_STATES:
                return False
            if step.insertion is not None:
                return step.insertion == day
            # A step that names no insertion, as files of old have them.
            return only or step.state == "affidavit" or step.on == day

        return tuple(step for step in self.current_steps if about(step))

    def insertion_state(self, day: date) -> State | None:
        """The furthest state of the insertion of ``day``; None where it has not appeared, as far as is recorded."""
        reached = [step.state for step in self.insertion_steps(day)]
        return max(reached, key=STATES.index) if reached else None

    @property
    def state(self) -> State | None:
        """The furthest state that all its insertions have reached since it was drafted last; where one has not appeared
        yet, whether it is drafted or sent; None where it has not been drafted."""
        if not self.current_steps:
            return None
        reached = [self.insertion_state(day) for day in self.insertions]
        appeared = [state for state in reached if state is not None]
        if reached and len(appeared) == len(reached):
            return min(appeared, key=STATES.index)
        if appeared or self.step("sent"):
            return "sent"
        return "drafted"

    def step(self, state: State) -> Step | None:
        """The last record of ``state`` since it was drafted last."""
        return next((step for step in reversed(self.current_steps) if step.state == state), None)

    def of_part(self, at: int) -> Notice:
        """The notice of a bill as it is of the chapter at a place of the bill (from 0)."""
        return replace(self, steps=tuple(step.of_part(at) for step in self.steps))


def joined_hashes(hashes: Iterable[str]) -> str:
    """The hashes of several files as a step of a bill has them; an empty one is that of no file."""
    return " ".join(each or _NO_FILE for each in hashes)


def _hash_at(joined: str, at: int) -> str:
    hashes = joined.split()
    return "" if at >= len(hashes) or hashes[at] == _NO_FILE else hashes[at]
