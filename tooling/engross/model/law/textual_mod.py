"""An amendment as data: what is to be changed, where, by which words."""

from __future__ import annotations

from typing import Literal

from engross.model.law.provision import Provision
from engross.values import dataclass

ModKind = Literal["repeal", "substitution", "insertion", "replacement", "renumbering", "split", "join"]
"""The types of Akoma Ntoso's ``textualMod``. Source: Akoma Ntoso 1.0 PlacePart 2, ``TextualMods``."""

PlacePart = Literal["all", "heading", "lead-in", "text"]
"""What of a provision: all of it, its heading, its words before the first child, or its words without its label."""

OccurrenceCount = Literal["one", "every", "nth", "end", "start", "after", "before"]
"""Which occurrence of the words: the only one; every one; the nth; that at the end; or, of an insertion, its place."""

CHAPTER_UNIT = "chapter"
"""The unit of the first step of a place that is a whole chapter."""

DEFINITION_UNIT = "definition"
"""The unit of a step to a definition: its ``number`` is the term."""


@dataclass(frozen=True, slots=True)
class ModStep:
    """One number on the way to a provision: ``unit`` ("paragraph"; empty where not said), ``number`` ("5A"),
    ``ordinal``: which of several of that number, from 1 (0: there is one), and ``of_act``: whether only the act numbers
    it so, and the citation of the code beside it does not."""

    unit: str
    number: str
    ordinal: int = 0
    of_act: bool = False


@dataclass(frozen=True, slots=True)
class ModPlace:
    """Where: the ``section`` by its number (empty: the text at hand), or those from it to the ``last_section``, the
    numbers below it, the part of that provision, and the ``sentence`` of it, from 1 (0: not limited; -1: the last); or
    its ``table`` of that number ("2"), or the ``note`` of that table by its marker."""

    section: str = ""
    steps: tuple[ModStep, ...] = ()
    part: PlacePart = "all"
    sentence: int = 0
    table: str = ""
    note: str = ""
    last_section: str = ""

    def __str__(self) -> str:
        """For people: ``section 5(a)(1), heading``."""
        numbers = "".join(f"({step.number})" for step in self.steps if step.unit != DEFINITION_UNIT)
        name = f"section {self.section}{numbers}" if self.section else numbers or "the section"
        for step in self.steps:
            name = f'{name}, definition of "{step.number}"' if step.unit == DEFINITION_UNIT else name
        if self.last_section:
            name = f"sections {self.section} to {self.last_section}"
        if self.table:
            name = f"{name}, table {self.table}" + (f", note {self.note}" if self.note else "")
        return name if self.part == "all" else f"{name}, {self.part}"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Which occurrence: ``count``; ``expected``: the nth, or how many "both" or "three times" say (0: not said);
    ``anchor``: the words beside which others are inserted, of which ``expected`` is the nth (-1: that at the end)."""

    count: OccurrenceCount = "one"
    expected: int = 0
    anchor: str = ""


ONLY = Occurrence()
"""The only occurrence."""


@dataclass(frozen=True, slots=True)
class TextualMod:
    """One amendment. ``old`` and ``new`` are words; ``matter`` is whole provisions, as quoted; ``was``: what these read
    before, where marks in what is quoted say so; ``number`` is the number that a renumbering gives; ``source`` is the
    instruction that it was read from."""

    kind: ModKind
    place: ModPlace
    old: str = ""
    new: str = ""
    occurrence: Occurrence = ONLY
    matter: tuple[Provision, ...] = ()
    was: tuple[Provision, ...] = ()
    number: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """Textual modifications in the order in which they take effect, each on the text that those before it made."""

    mods: tuple[TextualMod, ...] = ()
