"""What is handed to the codifier of a city's code, with the hash of each file."""

from __future__ import annotations

from dataclasses import field

from engross.model.comparison.comparison import ChangeKind
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class SectionDisposition:
    """What became of a section: its number, the kind of change; ``former``: the number that it had, where another."""

    section: str
    heading: str
    action: ChangeKind
    former: str = ""


@dataclass(frozen=True, slots=True)
class HandoffFile:
    """A file of the archive: its path in it, what it is in words, and its bytes."""

    path: str
    what: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class HandoffChapter:
    """A text that is handed over.

    ``version`` is its name, ``base`` that of the law that it changes (empty for a new chapter), both with the
    fingerprint of their words. ``adopted`` and ``effective`` are days (ISO 8601), ``ordinance`` its number; empty
    where none is recorded. ``without_instructions`` says why there are no amending instructions; empty where there are.
    """

    folder: str
    number: str
    title: str
    version: str
    fingerprint: str
    base: str
    base_fingerprint: str
    adopted: str
    effective: str
    vote: str
    ordinance: str
    disposition: tuple[SectionDisposition, ...]
    without_instructions: str
    files: tuple[HandoffFile, ...]


@dataclass(frozen=True, slots=True)
class Handoff:
    """A bill, or one chapter, for the codifier: its title, the city, the version of Engross, the texts."""

    title: str
    city: str
    engross: str
    chapters: tuple[HandoffChapter, ...]
