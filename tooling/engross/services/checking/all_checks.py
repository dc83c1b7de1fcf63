"""Checking many chapters, each read once, with what the cache has of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engross.checks.analysis.citable_addresses import has_address
from engross.services.checking.chapter_checks import CheckedChapter, CheckTask, check_task
from engross.services.parallel.ordered_map import InOrder
from engross.services.parallel.remembered_work import cache_of


def check_all(tasks: Sequence[CheckTask], in_order: InOrder) -> tuple[CheckedChapter, ...]:
    """What is found in each of ``tasks``, in their order. Where all chapters of a workspace are checked, each is read
    once; those whose trust was misplaced are checked again with the others at hand."""
    found = _check_each(tasks, in_order)
    known = {one.number: one.addresses for one in found}
    doubted = [
        at
        for at, one in enumerate(found)
        if not all(has_address(known.get(address[0], ""), address) for address in one.trusted)
    ]
    again = _check_each([replace(tasks[at], trusting=False) for at in doubted], in_order)
    for at, one in zip(doubted, again, strict=True):
        found[at] = one
    return tuple(found)


def _check_each(tasks: Sequence[CheckTask], in_order: InOrder) -> list[CheckedChapter]:
    cache = cache_of(in_order)
    if cache is None:
        return [*in_order(check_task, tasks)]
    # Imported here: without a cache nothing of it is needed.
    from engross.services.checking.cached_checks import check_remembered

    return check_remembered(tasks, in_order, cache)
