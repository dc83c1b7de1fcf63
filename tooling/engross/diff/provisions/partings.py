"""One provision that became several siblings, or several that became one, its words kept in their order.

The parts of the one are found by the words: ``A. w₁ w₂`` against ``A. w₁`` and ``B. w₂``. Where the place is inside a
paragraph, the paragraph is parted there; else it is between two paragraphs, or between two provisions below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from engross.diff.context import ComparisonContext
from engross.diff.sequence_pairing import IndexPair
from engross.diff.similarity import bag_of_words, lower_case_words, similarity
from engross.diff.words.word_diff import diff_words
from engross.model.law.provision import CONTAINERS, Block, Provision
from engross.model.law.text import Text, stretch
from engross.values import dataclass

_LEAST_SIMILARITY = 0.6
"""From this likeness on a part and the sibling that stands against it are one, labels aside."""

_LEAST_WORDS = 3
"""A part of fewer words is too common to be known again."""

_SHORTEST = _LEAST_SIMILARITY / (2 - _LEAST_SIMILARITY)
"""No two are so alike of which one has less than this share of the words of the other."""

_Units = tuple[Block | Provision, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """``whole`` and its parts in order, each against the sibling that it is on the other side.

    The first part has the label of the whole. ``inside``: of each part but the last, whether it ends within a
    paragraph.
    """

    kind: Literal["split", "joined"]
    whole: Provision
    parts: tuple[Provision, ...]
    siblings: tuple[Provision, ...]
    inside: tuple[bool, ...]


def with_partings(
    old: Sequence[Provision], new: Sequence[Provision], pairs: Sequence[IndexPair], context: ComparisonContext
) -> Iterator[tuple[int | Parting | None, int | None]]:
    """``pairs`` in their order; a pair and the siblings beside it that are on one side only are one parting, where the
    words say so."""
    at = 0
    while at < len(pairs):
        end, parting = _parting_at(old, new, pairs, at, context)
        if parting is None:
            yield pairs[at]
            at += 1
            continue
        yield parting, None
        yield from (pair for pair in pairs[at:end] if not _in(parting, old, new, pair))
        at = end


def _in(parting: Parting, old: Sequence[Provision], new: Sequence[Provision], pair: IndexPair) -> bool:
    held = {id(parting.whole), *map(id, parting.siblings)}
    i, j = pair
    return (i is not None and id(old[i]) in held) or (j is not None and id(new[j]) in held)


def _parting_at(
    old: Sequence[Provision],
    new: Sequence[Provision],
    pairs: Sequence[IndexPair],
    at: int,
    context: ComparisonContext,
) -> tuple[int, Parting | None]:
    """The parting whose first pair is at ``at``, and where the pairs go on behind what it takes in."""
    i, j = pairs[at]
    end = at + 1
    if i is None or j is None:
        # What is on one side only may be the first part of what comes next.
        if end == len(pairs) or None in pairs[end] or not _free(old, new, pairs[at], context):
            return end, None
        whole_i, whole_j = pairs[end]
        if whole_i is None or whole_j is None:
            return end, None
        if i is None and j is not None:
            return end + 1, _parting("split", old[whole_i], (new[j], new[whole_j]))
        if i is not None:
            return end + 1, _parting("joined", new[whole_j], (old[i], old[whole_i]))
        return end, None
    while end < len(pairs) and None in pairs[end]:
        end += 1
    beside = [pair for pair in pairs[at + 1 : end] if _free(old, new, pair, context)]
    added = [new[y] for x, y in beside if x is None and y is not None]
    gone = [old[x] for x, y in beside if y is None and x is not None]
    found = _parting("split", old[i], (new[j], *added)) or _parting("joined", new[j], (old[i], *gone))
    return end, found


def _free(old: Sequence[Provision], new: Sequence[Provision], pair: IndexPair, context: ComparisonContext) -> bool:
    """Whether no wId says what the provision of a pair with one side is or becomes."""
    i, j = pair
    if j is not None:
        wid = new[j].wid
        return not wid or not (wid in context.old_identities or "@" in wid)
    return i is not None and old[i].identity not in context.claimed_identities


def _parting(kind: Literal["split", "joined"], whole: Provision, siblings: Sequence[Provision]) -> Parting | None:
    """``whole`` parted among ``siblings``, as many of them from the first on as it goes; None where it is not, and
    where one of them has all its words: that one went on, and its neighbour came or went."""
    if len(siblings) == 1:
        return None
    words = _body_words(whole)
    if any(_body_words(sibling) == words for sibling in siblings):
        return None
    parts: list[Provision] = []
    inside: list[bool] = []
    rest = whole
    for first, second in pairwise(siblings):
        cut = _cut(rest, first, second) if _may_part(rest, first, second) else None
        if cut is None:
            break
        part, rest, within = cut
        parts.append(part)
        inside.append(within)
    if not parts:
        return None
    return Parting(kind, whole, (*parts, rest), tuple(siblings[: len(parts) + 1]), tuple(inside))


def _may_part(whole: Provision, first: Provision, second: Provision) -> bool:
    """Whether their levels allow it; the notes of what holds sections stand under its heading, and part no words."""
    if not whole.level == first.level == second.level or whole.level == "text":
        return False
    return whole.level not in CONTAINERS or not (whole.notes or first.notes or second.notes)


def _cut(whole: Provision, first: Provision, second: Provision) -> tuple[Provision, Provision, bool] | None:
    """The part of ``whole`` that is ``first``, the rest, in which ``second`` begins, and whether the cut is inside a
    paragraph; None where there is no such place."""
    if len(_body_words(whole)) < _SHORTEST * (len(_body_words(first)) + len(_body_words(second))):
        return None
    units, count = _units(whole), len(_units(first))
    if not 1 <= count <= len(units):
        return None
    last, beside, begins = units[count - 1], _units(first)[-1], _first_text(second)
    if isinstance(last, Text) and isinstance(beside, Text) and begins is not None:
        place = _place_inside(last, beside, begins)
        if place is not None:
            parted = (
                (*units[: count - 1], stretch(last, 0, place)),
                (
                    stretch(last, place, len(last.plain)),
                    *units[count:],
                ),
            )
            found = _as_parts(whole, *parted, first, second)
            if found is not None:
                return (*found, True)
    found = _as_parts(whole, units[:count], units[count:], first, second)
    return None if found is None else (*found, False)


def _place_inside(text: Text, first: Text, second: Text) -> int | None:
    """The character of ``text`` at which the words of ``first`` end and those of ``second`` begin; None at an end."""
    place = new = 0
    for span in diff_words(text.plain, f"{first.plain} {second.plain}"):
        size = len(span.text)
        if span.mark != "deleted":
            if new + size > len(first.plain):
                place += len(first.plain) - new if span.mark == "kept" else 0
                break
            new += size
        place += size if span.mark != "inserted" else 0
    while place < len(text.plain) and text.plain[place] == " ":
        place += 1
    return place if text.plain[:place].strip() and text.plain[place:].strip() else None


def _as_parts(
    whole: Provision, one: _Units, other: _Units, first: Provision, second: Provision
) -> tuple[Provision, Provision] | None:
    """Both parts of ``whole``, where each is like the sibling that it stands against; the notes are behind the last."""
    if not other:
        return None
    head = replace(_holding(whole, one), notes=())
    rest = _holding(replace(whole, label="", heading=None, cited="", eid="", wid="", period=None), other)
    if not _alike(head, first) or not _alike(rest, second, of_more=True):
        return None
    return head, rest


def _alike(part: Provision, sibling: Provision, *, of_more: bool = False) -> bool:
    """Whether the words of ``part`` are those of ``sibling``; ``of_more``: or begin with them, as further siblings may
    have the rest."""
    words, others = _body_words(part), _body_words(sibling)
    if of_more:
        words = words[: max(len(others), _LEAST_WORDS)]
    if min(len(words), len(others)) < _LEAST_WORDS:
        return False
    return similarity(bag_of_words(words), bag_of_words(others), _LEAST_SIMILARITY) > 0


def _units(provision: Provision) -> _Units:
    """What a provision holds, in the order of the page."""
    return (*provision.body, *provision.children, *provision.flush)


def _holding(provision: Provision, units: _Units) -> Provision:
    """``provision`` with ``units`` instead of what it holds."""
    at = [index for index, unit in enumerate(units) if isinstance(unit, Provision)]
    first, behind = (at[0], at[-1] + 1) if at else (len(units), len(units))
    return replace(
        provision,
        body=tuple(unit for unit in units[:first] if not isinstance(unit, Provision)),
        children=tuple(unit for unit in units if isinstance(unit, Provision)),
        flush=tuple(unit for unit in units[behind:] if not isinstance(unit, Provision)),
    )


def _first_text(provision: Provision) -> Text | None:
    first = next(iter(_units(provision)), None)
    return first if isinstance(first, Text) else None


def _body_words(provision: Provision) -> list[str]:
    """The words of a provision in the order of the page, heading and labels aside."""
    return [word for unit in _units(provision) for word in _words(unit)]


def _words(unit: Block | Provision) -> list[str]:
    if isinstance(unit, Text):
        return lower_case_words((unit.plain,))
    if isinstance(unit, Provision):
        heading = lower_case_words((unit.heading.plain,)) if unit.heading else []
        return [*heading, *_body_words(unit)]
    return lower_case_words(text.plain for text in unit.texts())
