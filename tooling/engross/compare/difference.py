"""How much of two provisions is the same in the same place: no more than they have in common, and cheaply found."""

from __future__ import annotations

from itertools import zip_longest

from engross.compare.beginnings import same_letters
from engross.compare.context import Context, Difference
from engross.compare.likeness import words_in
from engross.model.provision import Provision


def surely_alike(old: Provision, new: Provision, least: float, context: Context) -> bool:
    """Whether two provisions are surely more alike (`likeness`) than ``least``.

    Work is by what differs: of the words that are the same no more are counted than it takes.
    """
    if context.same_words(old, new):
        return True
    found = _difference(old, new, context)
    needed = found.other * least / (1 - least) / 2 - found.same
    for provision in found.whole:
        if needed < 0:
            break
        needed -= len(context.words(provision))
    return needed < 0


def _difference(old: Provision, new: Provision, context: Context) -> Difference:
    pair = id(old), id(new)
    found = context.differences.get(pair)
    if found is None:
        found = context.differences[pair] = _work_out(old, new, context)
    return found


def _work_out(old: Provision, new: Provision, context: Context) -> Difference:
    same, other = _own(old, new)
    whole: list[Provision] = []
    partners = {context.new_name(child): child for child in new.children}
    for child in old.children:
        partner = partners.pop(context.old_name(child), None)
        if partner is None:
            other += len(context.words(child))
        elif context.same_words(child, partner):
            whole.append(child)
        else:
            below = _difference(child, partner, context)
            same, other = same + below.same, other + below.other
            whole += below.whole
    return Difference(same, other + sum([len(context.words(child)) for child in partners.values()]), whole)


def _own(old: Provision, new: Provision) -> tuple[int, int]:
    """How many words the texts of two provisions, those below left aside, have in common, and how many else."""
    olds, news = ([text.plain.lower() for text in provision.texts()] for provision in (old, new))
    if olds == news:
        return len(words_in(olds)), 0
    ends: list[str] = []
    struck: list[str] = []
    added: list[str] = []
    for one, other in zip_longest(olds, news, fillvalue=""):
        head, tail = _common_ends(one, other)
        ends += one[:head], one[len(one) - tail :]
        struck.append(one[head : len(one) - tail])
        added.append(other[head : len(other) - tail])
    gone, come = words_in(struck), words_in(added)
    both = len(set(gone).intersection(come))
    return both + len(words_in(ends)), len(gone) + len(come) - 2 * both


def _common_ends(one: str, other: str) -> tuple[int, int]:
    """How many letters of whole words two texts begin with alike, and how many they end with."""
    if one == other:
        return len(one), 0
    head = one.rfind(" ", 0, same_letters(one, other)) + 1
    tail = min(same_letters(one[::-1], other[::-1]), min(len(one), len(other)) - head)
    first = one.find(" ", len(one) - tail)
    return head, len(one) - first if first >= 0 else 0
