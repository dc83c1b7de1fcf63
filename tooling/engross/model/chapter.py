"""A chapter of the code in one of its versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from engross.model.date_words import date_words
from engross.model.declaration import RuleDeclaration
from engross.model.provision import Provision

Stage = Literal["codified", "proposed", "enacted"]
STAGES: tuple[Stage, ...] = ("codified", "proposed", "enacted")


@dataclass(frozen=True, slots=True)
class Version:
    """Which text of a chapter: since when, and how far it has come. Written ``2020-01-14.codified``."""

    date: date
    stage: Stage

    def __str__(self) -> str:
        """As a version's file is named."""
        return f"{self.date.isoformat()}.{self.stage}"

    @property
    def words(self) -> str:
        """For people: ``proposed October 21, 2025``."""
        return f"{self.stage} {date_words(self.date)}"


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


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: the tree of its provisions under ``root``, and what identifies this text of it.

    ``uri`` is the FRBR work URI (``/akn/us-ct-norwalk/act/code/chapter-68``). ``excerpt`` says that only
    some of its provisions are here. ``rules`` is what it declares about its rules. ``source`` takes no part in
    equality.
    """

    uri: str
    version: Version
    root: Provision
    author: Body
    events: tuple[Event, ...] = ()
    excerpt: bool = False
    rules: tuple[RuleDeclaration, ...] = ()
    source: Source | None = field(default=None, compare=False, repr=False)

    @property
    def number(self) -> str:
        """ "68"; empty where none is assigned yet."""
        return self.root.number

    @property
    def title(self) -> str:
        """What it is about: the words of its heading."""
        return self.root.heading.words if self.root.heading else ""

    def walk(self) -> Iterator[Provision]:
        """Every provision, in reading order, the chapter itself first."""
        return self.root.walk()

    def sections(self) -> Iterator[Provision]:
        """The sections, in reading order, through whatever articles hold them."""
        return (provision for provision in self.walk() if provision.level == "section")
