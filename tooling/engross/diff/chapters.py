"""Comparing two versions of a chapter."""

from __future__ import annotations

from collections.abc import Iterator

from engross.diff.blocks.paragraphs import cached_text_diff
from engross.diff.blocks.pictures import with_former_pictures
from engross.diff.context import ComparisonContext
from engross.diff.provisions.merged_tree import compare_provisions
from engross.diff.provisions.moves import mark_moves
from engross.diff.provisions.part_places import with_part_places
from engross.model.comparison.comparison import Comparison
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Table


def compare(old: Chapter, new: Chapter) -> Comparison:
    """Everything that differs between two versions, as one merged tree.

    Provisions are paired by wId, then by number, then by likeness; definitions by their terms; tables by row and
    cell. Pure: the same versions give the same comparison on any machine.

        >>> import engross as eg
        >>> noise = eg.open_workspace(".").chapter("68")
        >>> comparison = compare(noise.text("2020-01-14"), noise.text("2025-10-21"))
        >>> sum(change.kind == "amended" for change in comparison.changes()) > 20
        True
    """
    was = with_former_pictures(old, new)
    context = context_of(was, new)
    root = compare_provisions(was.root, new.root, context)
    return Comparison(old, new, with_part_places(mark_moves(root, context), new.hierarchy))


def context_of(old: Chapter, new: Chapter) -> ComparisonContext:
    """What the comparison of all their provisions shares."""
    olds, news = list(old.walk()), list(new.walk())
    return ComparisonContext(
        text_diff=cached_text_diff(
            frozenset(term for p in (*olds, *news) if p.level == "definition" for term in p.terms)
        ),
        old_identities=frozenset(unit.identity for unit in _units(olds)) - {""},
        claimed_identities=frozenset(unit.wid for unit in _units(news)) - {""},
        hierarchy=new.hierarchy,
    )


def _units(provisions: list[Provision]) -> Iterator[Provision | Table]:
    """All that has an identity of its own, or claims one."""
    yield from provisions
    yield from (block for p in provisions for block in p.body + p.flush if isinstance(block, Table))
