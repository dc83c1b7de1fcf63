"""Which quantities of a text the rules use, and which they leave."""

from __future__ import annotations

from collections.abc import Iterable

from engross.model.rules.figure import FIGURE_TAGS
from engross.model.rules.rule_set import LooseQuantity
from engross.patterns import compile_on_use
from engross.rules.extraction.amounts import quantities_in
from engross.rules.extraction.marked_figures import PlacedText

_NUMBER = compile_on_use(r"\d+(?:\.\d+)?")


def unused_quantities(
    texts: Iterable[PlacedText], used: frozenset[str], ruled: Iterable[str]
) -> tuple[int, tuple[LooseQuantity, ...]]:
    """How many quantities ``texts`` hold, and those that no rule uses.

    A quantity is a marked one, one that `quantities_in` finds, or a cell that is a number; what a reference covers is
    none. ``used``: names of figures; ``ruled``: eIds of the provisions that rules rest on, whose cells are theirs.
    """
    count, loose, with_rules = 0, [], frozenset(ruled)
    for placed in texts:
        plain = placed.text.plain
        refs = [(tag.start, tag.end) for tag in placed.text.tags if tag.kind == "ref"]
        marks = [tag for tag in placed.text.tags if tag.kind in FIGURE_TAGS]
        ranges = [(tag.start, tag.end, tag.name in used) for tag in marks]
        if placed.cell and _NUMBER.fullmatch(placed.text.words) and not marks:
            ranges.append((0, len(plain), placed.provision.eid in with_rules))
        for start, end in quantities_in(plain):
            if not any(start < right and left < end for left, right in (*refs, *((s, e) for s, e, _ in ranges))):
                ranges.append((start, end, False))
        count += len(ranges)
        loose += [
            LooseQuantity(plain[start:end], placed.passage(start, end), placed.text.line)
            for start, end, taken in sorted(ranges)
            if not taken
        ]
    return count, tuple(loose)
