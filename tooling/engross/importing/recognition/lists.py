"""Which list a labelled line goes on with or begins, and its level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from engross.importing.assembly.provision_draft import SAME_INDENT, ProvisionDraft, aligned, introduces
from engross.importing.recognition.headings import heading_of
from engross.importing.recognition.labels import BULLET_KIND, DOUBLED, LATER, LabelKind, LabelReading, label_readings
from engross.importing.recognition.page_lines import split_label
from engross.importing.source_page import PageItem, Paragraph
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.number import number_of
from engross.model.law.provision import CONTAINERS, ITEM_LEVELS, Level
from engross.values import dataclass

_UNNUMBERED = frozenset({"definition", "point", "text"})
_NUMBERED = frozenset(ITEM_LEVELS)
"""The levels of numbered items."""
_AHEAD = 40
"""So many lines ahead it is looked for the next label of a list."""
Labelled = tuple[Paragraph, str]
"""A line, and its label."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """Where a numbered line belongs: how its label is read, in which open provision, and at which level (None: deeper
    than there are levels).
    """

    reading: LabelReading
    parent: ProvisionDraft
    level: Level | None


def list_continuation(
    stack: Sequence[ProvisionDraft], coming: Sequence[PageItem], item: Paragraph, label: str
) -> tuple[LabelReading, ProvisionDraft | None]:
    """How a label is to be read, and the open provision that it follows in its list, if any."""
    options = label_readings(label) or (LabelReading(label, 1),)
    if options[0].kind == LATER:
        before = next((peer for peer in reversed(stack) if peer.kind and peer.level in _NUMBERED), None)
        return (options[0] if before is None else LabelReading(before.kind, before.ordinal)), before
    follows = [
        (reading, peer)
        for peer in reversed(stack)
        for reading in options
        if peer.kind == reading.kind and reading.follows(peer.ordinal) and peer.level not in _UNNUMBERED
    ]
    near = [(r, p) for r, p in follows if aligned(item, p)] or follows
    first = next((r for r in options if r.ordinal == 1 and not r.inserted), None)
    rival = near and first is not None and first.kind != near[0][0].kind
    if near and not (rival and first is not None and _begins_list(coming, item, first, near[0][1])):
        return near[0]
    if first is not None and not _is_inserted(stack, coming, item, first):
        return first, None
    for peer in reversed(stack):
        for reading in options:
            if peer.kind == reading.kind and peer.level not in _UNNUMBERED:
                return reading, peer
    return options[0], None


def _is_inserted(
    stack: Sequence[ProvisionDraft], coming: Sequence[PageItem], item: Paragraph, first: LabelReading
) -> bool:
    """Whether "(aa)" right below "(a)" was put between "(a)" and "(b)": no "(bb)" comes before "(b)"."""
    peer = stack[-1]
    return DOUBLED.get(peer.kind) == first.kind and not _begins_list(
        coming, item, first, replace(peer, ordinal=peer.ordinal - 1)
    )


def _begins_list(coming: Sequence[PageItem], item: Paragraph, first: LabelReading, peer: ProvisionDraft) -> bool:
    """Whether "(i)" behind "(h)" is the first of Roman numerals: it stands deeper, or "(ii)" is next."""
    if item.indent is not None and peer.indent is not None and abs(item.indent - peer.indent) > SAME_INDENT:
        return item.indent > peer.indent
    for following in coming[:_AHEAD]:
        if not isinstance(following, Paragraph) or heading_of(following) is not None:
            continue
        for reading in label_readings(split_label(following)[0]):
            if reading.kind == first.kind and reading.ordinal == 2:
                return True
            if reading.kind == peer.kind and reading.ordinal == peer.ordinal + 2:
                return False
    return False


def place_in_lists(
    stack: Sequence[ProvisionDraft],
    scheme: Mapping[LabelKind, Level],
    coming: Sequence[PageItem],
    item: Paragraph,
    label: str,
    hierarchy: Hierarchy,
) -> PlacedLine:
    """Where a labelled line belongs: by its place in a list that Word numbers, else by its label and what is open.

    ``coming`` are the lines behind it.
    """
    within_reach = [*stack, *stack[-1].before_text()]
    listed = in_list(within_reach, len(stack), scheme, item, label, hierarchy)
    if listed is not None:
        return listed
    inside = under_number(stack, label, hierarchy)
    if inside is not None:
        return inside
    reading, peer = list_continuation(within_reach, coming[:_AHEAD], item, label)
    if peer is not None:
        return PlacedLine(reading, within_reach[within_reach.index(peer) - 1], peer.level)
    parent, level = first_of_list(stack, scheme, reading, item, hierarchy)
    return PlacedLine(reading, parent, level)


def under_number(stack: Sequence[ProvisionDraft], label: str, hierarchy: Hierarchy) -> PlacedLine | None:
    """Where "2.2.1" belongs by its parts: in the open provision 2.2, beside 2.2.3; None where neither is open."""
    number = number_of(label)
    above = number.rpartition(".")[0]
    if not above or not label[:1].isdigit() or not number.replace(".", "").replace("-", "").isalnum():
        return None
    reading = (label_readings(label) or (LabelReading(label, 1),))[0]
    for at in range(len(stack) - 1, 0, -1):
        other = stack[at]
        open_number = number_of(other.label)
        if other.level not in _UNNUMBERED and open_number in (above, f"{above}.0"):
            return PlacedLine(reading, other, _below(other.level, None, hierarchy))
        if other.level in _NUMBERED and open_number.rpartition(".")[0] == above:
            return PlacedLine(reading, stack[at - 1], other.level)
    return None


def in_list(
    stack: Sequence[ProvisionDraft],
    still_open: int,
    scheme: Mapping[LabelKind, Level],
    item: Paragraph,
    label: str,
    hierarchy: Hierarchy,
) -> PlacedLine | None:
    """Where a line that Word numbers belongs, by its place in that list; None where nothing of the list is open.

    Lines of one depth are siblings whatever their labels look like, and stand in the line above that is less deep.
    From ``still_open`` on, what is in the stack is closed: siblings of it may follow, nothing stands in it any more.
    """
    place = item.listed
    options = label_readings(label) or (LabelReading(label, 1),)
    for at in range(len(stack) - 1, 0, -1):
        other = stack[at].listed
        if place is None or other is None or other.run != place.run or other.level > place.level:
            continue
        if other.level == place.level and stack[at].level in _NUMBERED:
            reading = next((r for r in options if r.kind == stack[at].kind), options[0])
            return PlacedLine(reading, stack[at - 1], stack[at].level)
        holds = stack[at].level not in _UNNUMBERED and stack[at].level not in CONTAINERS
        if other.level < place.level and holds and at < still_open:
            return PlacedLine(options[0], stack[at], _below(stack[at].level, scheme.get(options[0].kind), hierarchy))
        break
    return None


def _below(level: Level, wanted: Level | None, hierarchy: Hierarchy) -> Level | None:
    """``wanted`` where it is below ``level``, else the next below; None below the deepest."""
    if wanted is not None and hierarchy.may_hold(level, wanted):
        return wanted
    return next((below for below in hierarchy.below_section if hierarchy.may_hold(level, below)), None)


def first_of_list(
    stack: Sequence[ProvisionDraft],
    scheme: Mapping[LabelKind, Level],
    reading: LabelReading,
    item: Paragraph,
    hierarchy: Hierarchy,
) -> tuple[ProvisionDraft, Level | None]:
    """Where the first of a list belongs, and its level: the scheme's, or the next below what it stands in; None below
    the deepest there is.
    """
    if reading.kind == "bullet":
        return stack[-1], "point"
    level = scheme.get(reading.kind)
    holder = stack[-1]
    if item.indent is not None and not introduces(holder):
        holder = next(
            (o for o in reversed(stack) if o.indent is None or o.indent <= item.indent + SAME_INDENT), stack[0]
        )
        if holder.level in CONTAINERS:
            holder = next((o for o in reversed(stack) if o.level == "section"), holder)
    if level is not None:
        if holder.level in _NUMBERED and scheme.get(holder.kind) != holder.level:
            return holder, _below(holder.level, level, hierarchy)  # "A." below "3.1" or "Subd. 1."; "(1)" below that
        if holder.level not in _UNNUMBERED and not hierarchy.may_hold(holder.level, level):
            holder = next(o for o in reversed(stack) if hierarchy.may_hold(o.level, level))
        return holder, level
    numbered = (o.level for o in reversed(stack[: stack.index(holder) + 1]) if o.level not in _UNNUMBERED)
    return holder, _below(next(numbered, "section"), None, hierarchy)


def continued_list(stack: Sequence[ProvisionDraft], following: Labelled) -> ProvisionDraft | None:
    """The open item whose list the next labelled line goes on with, if any."""
    item, label = following
    for peer in reversed(stack):
        if item.listed is not None and peer.listed is not None and item.listed.run == peer.listed.run:
            if item.listed.level == peer.listed.level and peer.ordinal and peer.level in _NUMBERED:
                return peer
        elif (
            any(r.kind == peer.kind and r.follows(peer.ordinal) for r in label_readings(label))
            and peer.level in _NUMBERED
        ):
            return peer
    return None


def restarted_list(stack: Sequence[ProvisionDraft], following: Labelled) -> ProvisionDraft | None:
    """The open item to whose list the next labelled line gives the first number again, if any."""
    firsts = {reading.kind for reading in label_readings(following[1]) if reading.ordinal == 1 and not reading.inserted}
    return next((peer for peer in reversed(stack) if peer.kind in firsts and peer.level in _NUMBERED), None)


def next_labelled(items: Sequence[PageItem], start: int) -> tuple[int, Labelled | None]:
    """The first line from ``start`` on that has a label, and its index; the index of a heading that comes before it."""
    for at in range(start, len(items)):
        item = items[at]
        if isinstance(item, Paragraph):
            if heading_of(item) is not None:
                return at, None
            label = split_label(item)[0]
            if label:
                return at, (item, label)
    return len(items), None


def count_in_list(stack: Sequence[ProvisionDraft], opened: ProvisionDraft, label: str, item: Paragraph) -> None:
    """Note which of its list ``opened`` is, by the label of the line that opens it, and how far in it stands."""
    options = label_readings(label)
    siblings = stack[-2].children if len(stack) > 1 and stack[-1] is opened else []
    before = next((o for o in reversed(siblings) if o.kind and o is not opened), None)
    reading = next(
        (r for r in options if before is not None and before.kind == r.kind), options[0] if options else None
    )
    if reading is not None:
        opened.kind, opened.ordinal = reading.kind, reading.ordinal
    opened.indent, opened.listed = item.indent, item.listed


def level_scheme(items: Sequence[PageItem], heading: int, hierarchy: Hierarchy) -> dict[LabelKind, Level]:
    """Which level each form of label has in the section whose heading is at ``heading``.

    That which the code declares (§ 68-5A(1)(a)[1]) where its forms come in that order; else each takes the next level
    below the one it stands in.
    """
    order = tuple(hierarchy.labelled)
    met: list[LabelKind] = []
    for at in range(heading, len(items)):
        item = items[at]
        if not isinstance(item, Paragraph):
            continue
        headed = heading_of(item)
        if headed is not None and at > heading:
            break
        line = item if headed is None else Paragraph(headed.rest)
        options = [reading.kind for reading in label_readings(split_label(line)[0])]
        known_kind = next((kind for kind in options if kind in order), "")
        if known_kind and known_kind not in met:
            met.append(known_kind)
    return {**hierarchy.labelled, BULLET_KIND: "point"} if met == sorted(met, key=order.index) else {}
