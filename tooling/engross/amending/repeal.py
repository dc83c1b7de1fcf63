"""Repealing a provision: striking it, closing the gap, and update every citation of what follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from engross.amending.amended import Amended
from engross.amending.named_provision import find_provision, so_cited
from engross.amending.renumber import amend, place
from engross.cite.resolving.chapter_index import index_chapter
from engross.errors import NotFoundError
from engross.model.law.chapter import Chapter
from engross.model.law.provision import CONTAINERS, Provision
from engross.model.law.text import Text


def repeal(chapter: Chapter, others: Iterable[Chapter], wanted: str) -> Amended:
    """``chapter`` without the provision that ``wanted`` names, and every citation of what follows it corrected.

    A section, or what holds sections, keeps its number and says "(Repealed)"; anything below is struck and its later
    siblings move up. What cites the repealed provision itself is left to a person and listed. Errors: as of
    ``find_provision``.
    """
    target = find_provision(chapter, wanted)
    if not isinstance(target, Provision) or target is chapter.root:
        raise NotFoundError(f"{wanted!r} is no provision that can be repealed by itself; name a section or less")
    if target.level == "section" or target.level in CONTAINERS:
        return _emptied(chapter, others, target)
    parent = index_chapter(chapter).above[id(target)]
    numbered = [child for child in parent.children if child.level == target.level and child.number]
    at = next((at for at, child in enumerate(numbered) if child is target), len(numbered))
    # Where another has its label, no gap opens.
    later = numbered[at:] if len(tuple(so_cited(chapter, target))) == 1 else []
    moves = list(pairwise(later))
    done = amend(chapter, others, {id(after): before.number for before, after in moves}, {id(target): None})
    shifted = tuple(f"{place(chapter, after)} is {place(chapter, before)} now" for before, after in moves)
    return replace(done, actions=(f"{place(chapter, target)} is repealed", *shifted, *done.actions))


def _emptied(chapter: Chapter, others: Iterable[Chapter], target: Provision) -> Amended:
    """The chapter with a section that keeps its number and nothing else."""
    shell = replace(target, heading=Text("(Repealed)"), body=(), children=(), flush=(), status="repealed")
    done = amend(chapter, others, {}, {id(target): shell})
    return replace(done, actions=(f"{place(chapter, target)} is repealed", *done.actions))
