"""The merged tree of two provisions: the head, the blocks, and the provisions below, paired and merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from engross.diff.blocks.block_pairing import compare_blocks
from engross.diff.blocks.paragraphs import compare_texts
from engross.diff.context import ComparisonContext
from engross.diff.one_sided import added_provision, repealed_provision
from engross.diff.provisions.change_kinds import change_kind
from engross.diff.provisions.pairing import SiblingScoring
from engross.diff.provisions.partings import Parting, with_partings
from engross.diff.sequence_pairing import IndexPair, pair_sequences
from engross.model.comparison.comparison import ProvisionChange
from engross.model.comparison.span import Mark, TextSpan
from engross.model.law.provision import Block, Provision
from engross.model.law.provision_note import printed_notes

_Children = tuple[Provision, ...]
_Blocks = tuple[Block, ...]


def compare_provisions(old: Provision, new: Provision, context: ComparisonContext) -> ProvisionChange:
    """The merged tree of two provisions that are one."""
    old_head, old_rest = old.head()
    new_head, new_rest = new.head()
    old_children, new_children, old_flush, new_flush = _parts_below(old, new)
    head = compare_texts(old_head, new_head, context.text_diff)
    rest = compare_blocks(old_rest, new_rest, context) if old_rest or new_rest else ()
    flush = compare_blocks(old_flush, new_flush, context) if old_flush or new_flush else ()
    preface = compare_blocks(old.preface, new.preface, context) if old.preface or new.preface else ()
    own_line = old.own_line or new.own_line
    label = _compare_labels(old.label, new.label)
    return ProvisionChange(
        change_kind(label, (*preface, head, *rest, *flush)),
        old,
        new,
        label,
        head if own_line else None,
        rest if own_line else (head, *rest),
        compare_children(old_children, new_children, context) if old_children or new_children else (),
        flush,
        notes=compare_blocks(printed_notes(old.notes), printed_notes(new.notes), context)
        if old.notes or new.notes
        else (),
        preface=preface,
    )


def _parts_below(old: Provision, new: Provision) -> tuple[_Children, _Children, _Blocks, _Blocks]:
    """The children and the text behind them of both sides.

    Where text stands between children on either side and the text behind the last differs, that counts as a child as
    well: an item that is added behind it puts it between two children, and its words stay the same words.
    """
    same = old.flush == new.flush
    if same or not any(child.level == "text" for child in (*old.children, *new.children)):
        return old.children, new.children, old.flush, new.flush
    return _with_text_behind(old), _with_text_behind(new), (), ()


def _with_text_behind(provision: Provision) -> _Children:
    flush = provision.flush
    return (*provision.children, Provision("text", body=flush)) if flush else provision.children


@lru_cache(maxsize=4096)
def _compare_labels(old: str, new: str) -> tuple[TextSpan, ...]:
    if old == new:
        return (TextSpan(old),) if old else ()
    return ((TextSpan(old, "deleted"),) if old else ()) + ((TextSpan(new, "inserted"),) if new else ())


def compare_children(
    old: Sequence[Provision], new: Sequence[Provision], context: ComparisonContext
) -> tuple[ProvisionChange, ...]:
    """Two runs of provisions, paired by wId, then number, then likeness, and merged in reading order."""
    if not old and not new:
        return ()
    pairs = pair_sequences(len(old), len(new), SiblingScoring(old, new, context).scoring())
    return tuple(_merge(old, new, pairs, context))


def _parted(parting: Parting, context: ComparisonContext) -> Iterator[ProvisionChange]:
    """A provision that was split, or several that were joined: a change for each part."""
    split = parting.kind == "split"
    for at, (part, sibling) in enumerate(zip(parting.parts, parting.siblings, strict=True)):
        change = compare_provisions(part, sibling, context) if split else compare_provisions(sibling, part, context)
        inside = at < len(parting.inside) and parting.inside[at]
        end: Mark = "kept" if not inside else "inserted" if split else "deleted"
        change = replace(change, kind=parting.kind, end=end, part_of=parting.whole if at else None)
        if at == 0:
            change = replace(change, old=parting.whole) if split else replace(change, new=parting.whole)
        yield change


def _merge(
    old: Sequence[Provision],
    new: Sequence[Provision],
    pairs: Sequence[IndexPair],
    context: ComparisonContext,
) -> Iterator[ProvisionChange]:
    for i, j in with_partings(old, new, pairs, context):
        if isinstance(i, Parting):
            yield from _parted(i, context)
        elif i is not None and j is not None:
            yield compare_provisions(old[i], new[j], context)
        elif i is not None:
            yield repealed_provision(old[i])
        elif j is not None:
            yield added_provision(new[j])
