"""A chapter of the code in one of its versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from typing import Literal

from engross.model.authorship import AuthoredWords
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.modification import UNRECORDED, Modifications
from engross.model.law.period import UNSTATED, Period
from engross.model.law.picture import ChapterPicture
from engross.model.law.provision import Provision
from engross.model.law.provision_place import place_of_each
from engross.model.law.roman import roman_value
from engross.model.meeting.date_words import date_words
from engross.model.rules.declaration import RuleDeclaration
from engross.values import dataclass

Stage = Literal["codified", "proposed", "enacted"]
_SHORTEST_NAME = 4
"""How many letters at least the name of a unit without a number has: Charter."""
STAGES: tuple[Stage, ...] = ("codified", "proposed", "enacted")


@dataclass(frozen=True, slots=True)
class Version:
    """Which text of a chapter: of which date and stage. Written ``2020-01-14.codified``.

    ``name`` tells apart drafts that are pending at one time (``2026-06-01.proposed.backyard``), and says which of them
    an enacted text was.
    """

    date: date
    stage: Stage
    name: str = ""

    def __str__(self) -> str:
        """As a version's file is named."""
        return f"{self.date.isoformat()}.{self.stage}" + (f".{self.name}" if self.name else "")

    @property
    def words(self) -> str:
        """For people: ``proposed October 21, 2025``."""
        return f"{self.stage} {date_words(self.date)}" + (f" ({self.name})" if self.name else "")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the chapter: adopted, amended, repealed; ``note`` says by what."""

    date: date
    kind: Literal["generation", "amendment", "repeal"]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The file a chapter was read from: its name in the workspace, and the SHA-256 of its bytes (hex)."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Body:
    """The body that enacts: the key it goes by in the file, and its name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, repr=False)
class Chapter:
    """A chapter: the tree of its provisions under ``root``, and what identifies this text of it.

    ``uri`` names it as references do (``/akn/us-ca-plainfield/act/code/chapter-68``); with ``created``, the day of the
    work, it is the FRBR work IRI. ``excerpt`` says that only some of its provisions are here. ``rules`` is what it
    declares about its rules. ``period``: the days between which the whole text is the law, as far as stated. ``base``:
    the version that a draft was written against, where recorded. ``above``: the units that it stands in (its title),
    outermost first, without what else they hold. ``hierarchy``: that of the code, by which it was read.
    ``changed_by``: whose the changes of this text are, as a Word file tracks them or the file of a draft
    records them. ``pictures``: the files beside its own that its texts name, where they were read with it. They,
    ``source`` and ``created`` take no part in equality. ``actions``: what was done with this text, the first first.
    ``modifications``: what an enacted text changes, and what was changed in a codified one, as far as recorded.
    """

    uri: str
    version: Version
    root: Provision
    author: Body
    events: tuple[Event, ...] = ()
    excerpt: bool = False
    rules: tuple[RuleDeclaration, ...] = ()
    source: Source | None = field(default=None, compare=False, repr=False)
    period: Period = UNSTATED
    base: str = ""
    created: date | None = field(default=None, compare=False)
    above: tuple[Provision, ...] = ()
    hierarchy: Hierarchy = field(default=STANDARD, compare=False, repr=False)
    changed_by: tuple[AuthoredWords, ...] = field(default=(), compare=False, repr=False)
    actions: tuple[LegislativeAction, ...] = ()
    modifications: Modifications = UNRECORDED
    pictures: tuple[ChapterPicture, ...] = field(default=(), compare=False, repr=False)

    @property
    def work(self) -> str:
        """The FRBR work IRI: ``/akn/us-ca-plainfield/act/code/2020-01-14/chapter-68``.

        Source: Akoma Ntoso Naming Convention 1.0, 4.4: the day of the work stands before its number.
        """
        place, _, number = self.uri.rpartition("/")
        return f"{place}/{self.first_day.isoformat()}/{number}"

    @property
    def first_day(self) -> date:
        """The day of the work: ``created``, else the earliest that its history or this version knows."""
        return self.created or min([event.date for event in self.events] + [self.version.date])

    @property
    def number(self) -> str:
        """ "68"; empty where none is assigned yet."""
        return self.root.number

    @property
    def called(self) -> str:
        """What the code calls it: ``Chapter 68``, ``Article 31``, ``Charter``; empty where it has no number yet."""
        number = self.root.number
        named = number.isalpha() and len(number) >= _SHORTEST_NAME and not roman_value(number)
        return number if named or not number else f"{self.hierarchy.word(self.root)} {number}"

    @property
    def title(self) -> str:
        """What it is about: the words of its heading."""
        return self.root.heading.words if self.root.heading else ""

    def walk(self) -> Iterator[Provision]:
        """Every provision, in reading order, the chapter itself first."""
        return self.root.walk()

    def find(self, citation: str) -> Provision | None:
        """The provision that ``citation`` names, as others cite it: ``68-5A``, ``§ 68-5A(1)``, ``Article II``.

        The first where several go by it; None where none does. Blanks and section signs do not count.
        """
        wanted = _compact(citation)
        cited = place_of_each(self.root, self.hierarchy)
        return next((provision for provision, place in cited if _compact(place) == wanted), None)

    def __repr__(self) -> str:
        """Its label, title and version, and how many sections it has."""
        name = " ".join(part for part in (self.root.label.rstrip("."), self.title) if part)
        return f"<{name}, {self.version.words}: {sum(1 for _ in self.sections())} sections>"

    def sections(self) -> Iterator[Provision]:
        """The sections, in reading order, through whatever articles hold them."""
        return (provision for provision in self.walk() if provision.level == "section")


def _compact(citation: str) -> str:
    """A citation without blanks and section signs, in small letters."""
    return "".join(citation.replace("§", "").split()).casefold()
