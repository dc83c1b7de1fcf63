"""A lower bound of the similarity of two provisions: the words they have in the same place, cheaply counted."""

from __future__ import annotations

from engross.diff.common_prefix import common_prefix_items
from engross.diff.context import ComparisonContext, WordOverlap
from engross.model.law.provision import Provision


def similarity_exceeds(old: Provision, new: Provision, least: float, context: ComparisonContext) -> bool:
    """Whether two provisions are surely more alike (`likeness`) than ``least``.

    Work is by what differs: of the words that are the same no more are counted than it takes.
    """
    if context.same_words(old, new):
        return True
    found = _word_overlap(old, new, context)
    needed = found.other * least / (1 - least) / 2 - found.same
    for provision in found.whole:
        if needed < 0:
            break
        needed -= len(context.words(provision))
    return needed < 0


def _word_overlap(old: Provision, new: Provision, context: ComparisonContext) -> WordOverlap:
    pair = id(old), id(new)
    found = context.differences.get(pair)
    if found is None:
        found = context.differences[pair] = _work_out(old, new, context)
    return found


def _work_out(old: Provision, new: Provision, context: ComparisonContext) -> WordOverlap:
    same, other = _own(context.own_words(old), context.own_words(new))
    whole: list[Provision] = []
    partners = {context.new_key(child): child for child in new.children}  # of one name, the last
    other += sum([len(context.words(child)) for child in new.children])
    for child in old.children:
        partner = partners.pop(context.old_key(child), None)
        if partner is None:
            other += len(context.words(child))
            continue
        other -= len(context.words(partner))
        if context.same_words(child, partner):
            whole.append(child)
        else:
            below = _word_overlap(child, partner, context)
            same, other = same + below.same, other + below.other
            whole += below.whole
    return WordOverlap(same, other, whole)


def _own(one: list[str], other: list[str]) -> tuple[int, int]:
    """How many words two runs of words have in common at their ends and, each once, between them; and how many else."""
    most = min(len(one), len(other))
    head = common_prefix_items(one, other, most)
    tail = common_prefix_items(reversed(one), reversed(other), most - head)
    between = set(one[head : len(one) - tail]).intersection(other[head : len(other) - tail])
    same = head + tail + len(between)
    return same, len(one) + len(other) - 2 * same
