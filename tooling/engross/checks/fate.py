"""What became of a citation: whether it leads anywhere, and whether it still leads where it led."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engross.checks.history import History
from engross.checks.neighbours import InForce
from engross.checks.reading import Cited, Reading
from engross.cite.find import find_citations
from engross.cite.index import ChapterIndex
from engross.cite.resolve import resolve
from engross.model.citation import Citation
from engross.model.provision import Provision
from engross.model.resolution import Resolution
from engross.model.table import Table

Outcome = Literal["sound", "missing", "renumbered", "repealed", "retargeted", "elsewhere"]
"""``sound``: it leads where it led, or is new. ``missing``: it leads nowhere and never did. ``renumbered``: what it
led to has another number now. ``repealed``: that is gone. ``retargeted``: it leads to something else now.
``elsewhere``: out of the workspace, where nobody looked."""


@dataclass(frozen=True, slots=True)
class Fate:
    """The outcome; ``was``, where it led in the version in force, with that version's index; ``now``, what became
    of that."""

    outcome: Outcome
    was: Provision | Table | None = None
    was_in: ChapterIndex | None = None
    now: Provision | Table | None = None
    now_in: ChapterIndex | None = None


def fate(cited: Cited, reading: Reading) -> Fate:
    """Say what became of a citation, by its words as they stand and as they stood."""
    found = reading.fates.get(id(cited))
    if not isinstance(found, Fate):
        found = reading.fates[id(cited)] = _fate(cited, reading)
    return found


def _fate(cited: Cited, reading: Reading) -> Fate:
    outcome = cited.resolution.outcome
    if outcome in ("external", "unverified"):
        return Fate("elsewhere")
    alone = reading.past is None and outcome == "resolved" and cited.resolution.chapter is reading.draft.chapter
    if alone or cited.trusted:
        return _SOUND
    before = _before(cited, reading)
    if before is None:
        return _SOUND if outcome == "resolved" else Fate("missing")
    was, was_in, past, now_in = before
    now = past.became.get(id(was), was)
    if outcome == "resolved":
        return Fate("sound" if now is cited.target else "retargeted", was, was_in, now, now_in)
    return Fate("repealed" if now is None else "renumbered", was, was_in, now, now_in)


_SOUND = Fate("sound")

Before = tuple[Provision | Table, ChapterIndex, History, ChapterIndex]


def _before(cited: Cited, reading: Reading) -> Before | None:
    """Where the words led in the version in force: the target, the index that holds it, its chapter's history, and
    the index of its chapter as it is now. None where the words are new, led nowhere, or nothing changed there."""
    own, citing, citation = reading.index, cited.passage.provision, cited.citation
    if reading.past is not None and reading.base is not None:
        kept = reading.past.kept.get(id(cited.passage.text))
        at = kept.untouched(citation.start, citation.end) if kept else None
        if kept is None or at is None:
            return None
        found = _same_words(citation, at, kept.old.plain)
        if found is None:
            return None
        own, citing, citation = reading.base, kept.provision, found
    resolution = resolve(citation, citing, own, InForce(reading.neighbours))
    target = resolution.table or resolution.provision
    if resolution.outcome != "resolved" or target is None or resolution.chapter is None:
        return None
    return _held(target, resolution, own, reading)


def _held(target: Provision | Table, resolution: Resolution, own: ChapterIndex, reading: Reading) -> Before | None:
    if resolution.chapter is own.chapter:
        return (target, own, reading.past, reading.index) if reading.past else None
    number = resolution.chapter.number if resolution.chapter else ""
    if number not in reading.neighbours:
        return None
    neighbour = reading.neighbours.chapter(number)
    if neighbour.past is None or neighbour.old is None:
        return None
    return target, neighbour.old, neighbour.past, neighbour.now


def _same_words(citation: Citation, at: int, old: str) -> Citation | None:
    """The citation in the old text that begins at ``at`` with the same words."""
    return next((one for one in find_citations(old) if one.start == at and _alike(one, citation)), None)


def _alike(one: Citation, other: Citation) -> bool:
    """Whether two citations say the same, the label that a member of a list shares included."""
    return (one.words, one.level, one.path, one.outer, one.base) == (
        other.words,
        other.level,
        other.path,
        other.outer,
        other.base,
    )
