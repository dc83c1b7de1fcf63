"""Tracked changes turned round: what rejecting gave, accepting gives, and the other way about."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from engross.importing.word.element_names import W
from engross.redlining.content_building import rename_letters
from engross.redlining.tracking import own_properties

_OTHER = {
    f"{W}ins": f"{W}del",
    f"{W}del": f"{W}ins",
    f"{W}cellIns": f"{W}cellDel",
    f"{W}cellDel": f"{W}cellIns",
}
_AS_DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_AS_INSERTED = {deleted: inserted for inserted, deleted in _AS_DELETED.items()}
_PARAGRAPH_CHANGE, _RUN_CHANGE = f"{W}pPrChange", f"{W}rPrChange"


def swap_sides(root: etree._Element) -> None:
    """Turn round, in place, every change that a redline of Word files tracks: words, marks, rows, cells, formatting.

    Source: ISO/IEC 29500-1 § 17.13.5: each of these elements says of one side what its counterpart says of the other.
    """
    for change in list(root.iter(*_OTHER)):
        change.tag = _OTHER[str(change.tag)]
        names = _AS_DELETED if change.tag == f"{W}del" else _AS_INSERTED
        for run in change.iterchildren(f"{W}r"):
            rename_letters(run, names)
    for deletion in list(root.iter(f"{W}del")):
        _put_before_insertions(deletion)
    for change in list(root.iter(_PARAGRAPH_CHANGE)):
        _swap_paragraph_properties(change)
    for change in list(root.iter(_RUN_CHANGE)):
        _swap_run_properties(change)


def _put_before_insertions(deletion: etree._Element) -> None:
    """Put the deletion of words before the insertions that it follows, as where words are replaced."""
    before, first = deletion.getprevious(), None
    while before is not None and before.tag == f"{W}ins" and len(before):
        before, first = before.getprevious(), before
    if first is not None and len(deletion):
        first.addprevious(deletion)


def _swap_paragraph_properties(change: etree._Element) -> None:
    properties, former = change.getparent(), change.find(f"{W}pPr")
    if properties is None:
        return
    present = own_properties(properties)
    stays = [child for child in properties if child.tag in (f"{W}rPr", f"{W}sectPr", _PARAGRAPH_CHANGE)]
    properties[:] = [*(former if former is not None else ()), *stays]
    change[:] = [present]


def _swap_run_properties(change: etree._Element) -> None:
    properties, former = change.getparent(), change.find(f"{W}rPr")
    if properties is None:
        return
    present = etree.Element(f"{W}rPr")
    present.extend([deepcopy(child) for child in properties if child.tag != _RUN_CHANGE])
    properties[:] = [*(former if former is not None else ()), change]
    change[:] = [present]
