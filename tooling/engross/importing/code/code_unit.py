"""A code as its publisher has it, before its levels have a place in a hierarchy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from datetime import date

from engross.model.law.provision import Block, Provision, Status
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.text import Text
from engross.values import dataclass

LINK = "code-path:"
"""Before the publisher's own path in the value of a ``ref`` that is not resolved yet: ``code-path:17.08.070|(a)``."""


@dataclass(frozen=True, slots=True)
class CodeUnit:
    """What holds sections: a title, chapter, article, appendix …

    ``word`` is what the publisher calls it ("Chapter"; empty for a heading alone), ``label`` as printed
    ("Chapter 17.08"). ``parts`` are the units, sections and texts (level ``text``) in it, in order. ``name`` is what
    the publisher's own paths call it, where that is not its number ("building-codes").
    """

    word: str
    label: str
    heading: Text | None
    parts: tuple[CodeUnit | Provision, ...] = ()
    notes: tuple[ProvisionNote, ...] = ()
    status: Status = ""
    name: str = ""

    def units(self) -> Iterator[CodeUnit]:
        """This unit and all units in it, in reading order."""
        yield self
        for part in self.parts:
            if isinstance(part, CodeUnit):
                yield from part.units()

    def sections(self) -> Iterator[Provision]:
        """The sections in it, in reading order."""
        for part in self.parts:
            if isinstance(part, CodeUnit):
                yield from part.sections()
            elif part.level == "section":
                yield part

    def all_notes(self) -> Iterator[ProvisionNote]:
        """Every note in it: its own, and those of all units and sections."""
        yield from self.notes
        for part in self.parts:
            if isinstance(part, CodeUnit):
                yield from part.all_notes()
            else:
                yield from part.notes

    def blocks(self) -> tuple[Block, ...]:
        """Its own words, wherever they stand in it."""
        return tuple(block for part in self.parts if isinstance(part, Provision) and part.level == "text"
                     for block in part.body)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CodeDocument:
    """A whole code as it was read.

    ``name`` is what its publisher calls it, ``through`` the day up to which it is kept. ``losses`` counts what could
    not be held, by kind. ``pictures`` are the pictures in it by the names that their texts refer to. ``whole`` are the
    outermost units of which every file was there. ``title`` is what it calls itself where its first sections or
    words stand in no unit, and that is the heading of the one that is made of them.
    """

    name: str
    units: tuple[CodeUnit, ...]
    through: date | None = None
    losses: Counter[str] = field(default_factory=Counter)
    pictures: dict[str, bytes] = field(default_factory=dict)
    whole: tuple[CodeUnit, ...] = ()
    title: str = ""
