"""Where two texts that were made of one base cannot both be followed."""

from __future__ import annotations

from typing import Literal

from engross.model.law.chapter import Chapter
from engross.values import dataclass

Take = Literal["ours", "theirs", "both"]
"""How a conflict is resolved: as one of the two texts has it, or with what both have."""

ConflictKind = Literal["words", "label", "place", "repealed", "table", "rules"]
"""What meets: words of one paragraph; two new labels, or one label for two provisions; two places; a repeal and an
amendment; two forms of one table; two declarations of rules."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both changed, each otherwise: ``place`` as it is cited, and the three texts there.

    ``met`` are the words that meet, in each of the three, where they are fewer than the whole. ``eid`` is that of the
    provision in the merged text; empty where it is not in it.
    """

    place: str
    kind: ConflictKind
    base: str
    ours: str
    theirs: str
    met: tuple[tuple[str, str, str], ...] = ()
    eid: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """One text made of two. Where ``conflicts`` are left, it has the words of ours there.

    ``resolved``: the conflicts that were resolved as asked. ``both``: the places in which both changed other words,
    with what is there now. ``remarks``: what was done besides, a sentence each.
    """

    chapter: Chapter
    conflicts: tuple[Conflict, ...] = ()
    resolved: tuple[Conflict, ...] = ()
    both: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
