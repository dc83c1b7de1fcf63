"""Comparing two versions of a chapter."""

from __future__ import annotations

from engross.compare.moves import mark_moves
from engross.compare.provisions import Context, compare_provisions
from engross.model.chapter import Chapter
from engross.model.comparison import Comparison
from engross.model.table import Table


def compare(old: Chapter, new: Chapter) -> Comparison:
    """Everything that differs between two versions, as one merged tree.

    Provisions are paired by wId, then by number, then by likeness; definitions by their terms; tables by row and
    cell. Pure: the same versions give the same comparison on any machine.
    """
    context = Context(
        terms=frozenset(term for chapter in (old, new) for p in chapter.walk() for term in p.terms),
        old_identities=_identities(old),
        claimed=_claimed(new),
    )
    root = compare_provisions(old.root, new.root, context)
    return Comparison(old, new, mark_moves(root, old.root, new.root, context))


def _identities(chapter: Chapter) -> frozenset[str]:
    found = {p.identity for p in chapter.walk()}
    found |= {b.identity for p in chapter.walk() for b in p.blocks() if isinstance(b, Table)}
    return frozenset(found - {""})


def _claimed(chapter: Chapter) -> frozenset[str]:
    """The identities that the new version gives to some provision by a wId of its own."""
    found = {p.wid for p in chapter.walk()}
    found |= {b.wid for p in chapter.walk() for b in p.blocks() if isinstance(b, Table)}
    return frozenset(found - {""})
