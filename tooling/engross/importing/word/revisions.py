"""Tracked changes, accepted or rejected in the markup itself (ISO/IEC 29500-1 § 17.13.5).

What is left is a tree without revisions, as Word leaves it after "Accept all" or "Reject all".
"""

from __future__ import annotations

from dataclasses import field

from lxml import etree

from engross.importing.word.element_names import RANGE_MARKS, WRAPPERS, W
from engross.model.publication.accepted_text import Side
from engross.values import dataclass

_GONE: dict[Side, frozenset[str]] = {
    "new": frozenset({f"{W}del", f"{W}moveFrom"}),
    "old": frozenset({f"{W}ins", f"{W}moveTo"}),
}
_STAYS: dict[Side, frozenset[str]] = {"new": _GONE["old"], "old": _GONE["new"]}
_CELL_GONE: dict[Side, str] = {"new": f"{W}cellDel", "old": f"{W}cellIns"}
_REVISIONS = _GONE["new"] | _GONE["old"] | frozenset(_CELL_GONE.values()) | {f"{W}cellMerge"}
_FORMER = {
    f"{W}{name}Change": f"{W}{name}" for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "tblPrEx", "tblGrid", "sectPr")
} | {f"{W}numberingChange": ""}
_PARAGRAPH, _PROPERTIES, _RUN_PROPERTIES = f"{W}p", f"{W}pPr", f"{W}rPr"
_KEPT_ON_RESTORING = (f"{W}rPr", f"{W}sectPr")
_INSERTED, _ROW, _TABLE = f"{W}ins", f"{W}tr", f"{W}tbl"


def has_former(root: etree._Element) -> bool:
    """Whether any change of formatting or of numbering is tracked."""
    return next(root.iter(*_FORMER), None) is not None


def is_tracked(root: etree._Element) -> bool:
    """Whether there is any insertion, deletion or move of words, paragraphs, rows or cells."""
    return next(root.iter(*_REVISIONS), None) is not None


def with_revisions_resolved(root: etree._Element, side: Side) -> etree._Element:
    """``root`` with every revision accepted (new) or rejected (old), in place.

    Paragraphs whose mark goes are joined with the next one, which gives the whole its properties. Former
    formatting comes back on rejecting, so that labels are those of the text in force. Words of a paragraph that
    stay keep a ``w:ins`` around them, which the reader of runs sees through.
    """
    found = _concerned(root, side)
    _settle_formatting(found.former, side)
    _settle_numbers(found.stays if side == "new" else found.gone, side)
    _settle_rows_and_cells(found, side)
    _settle_marks(found.gone, side)
    for element in found.gone:
        _remove(element)
    for element in found.stays:
        parent = element.getparent()
        if parent is not None and parent.tag == _PARAGRAPH:
            if element.tag != _INSERTED:
                element.tag = _INSERTED
        else:
            _unwrap(element)
    return root


@dataclass(frozen=True, slots=True)
class _Concerned:
    """The elements of a tree that revisions concern, each kind in document order.

    They are looked for once. What is done to one that left the tree with another before it changes nothing.
    """

    former: list[etree._Element] = field(default_factory=list)
    gone: list[etree._Element] = field(default_factory=list)
    stays: list[etree._Element] = field(default_factory=list)
    rows: list[etree._Element] = field(default_factory=list)
    cell_marks: list[etree._Element] = field(default_factory=list)
    tables: list[etree._Element] = field(default_factory=list)


def _concerned(root: etree._Element, side: Side) -> _Concerned:
    found = _Concerned()
    kinds = {
        **dict.fromkeys(_FORMER, found.former),
        **dict.fromkeys(_GONE[side], found.gone),
        **dict.fromkeys(_STAYS[side], found.stays),
        **dict.fromkeys(_CELL_GONE.values(), found.cell_marks),
        _ROW: found.rows,
        _TABLE: found.tables,
    }
    for element in root.iter(*kinds):
        kinds[str(element.tag)].append(element)
    return found


def _settle_formatting(changes: list[etree._Element], side: Side) -> None:
    for change in changes:
        properties = change.getparent()
        if properties is None or (side == "old" and change.tag == f"{W}numberingChange"):
            continue
        properties.remove(change)
        name = _FORMER[str(change.tag)]
        former = change.find(name) if name else None
        if former is None and name:
            former = etree.Element(name)  # nothing is said of it: it had no properties
        if side == "old" and former is not None and former.tag in (f"{W}rPr", f"{W}pPr"):
            kept = [child for child in properties if child.tag in _KEPT_ON_RESTORING or child.tag in _REVISIONS]
            for child in list(properties):
                properties.remove(child)
            properties.extend([*former, *kept] if former.tag == f"{W}pPr" else [*kept, *former])


def _settle_numbers(changes: list[etree._Element], side: Side) -> None:
    """Take inserted numbering off where it is rejected (§ 17.13.5.19)."""
    for inserted in changes:
        numbering = inserted.getparent() if inserted.tag == _INSERTED else None
        if numbering is not None and numbering.tag == f"{W}numPr":
            _remove(numbering if side == "old" else inserted)


def _settle_rows_and_cells(found: _Concerned, side: Side) -> None:
    for row in found.rows:
        properties = row.find(f"{W}trPr")
        if properties is not None and any(child.tag in _GONE[side] for child in properties):
            _remove(row)
            continue
        for cell in list(row.iterchildren(f"{W}tc")):
            if cell.find(f"{W}tcPr/{_CELL_GONE[side]}") is not None:
                row.remove(cell)
        if row.find(f"{W}tc") is None and row.find(f"{W}sdt") is None:
            _remove(row)
    for mark in found.cell_marks:
        _remove(mark)
    for table in found.tables:
        if next(table.iter(_ROW), None) is None:
            _remove(table)


def _settle_marks(changes: list[etree._Element], side: Side) -> None:
    """Join each paragraph whose mark goes with the next one; drop it where nothing of it is left to join."""
    marked = [_paragraph_marked_by(change) for change in changes]
    for paragraph in marked:
        parent = paragraph.getparent() if paragraph is not None else None
        if paragraph is None or parent is None:
            continue
        following = _following(paragraph)
        content = [child for child in paragraph if child.tag != f"{W}pPr"]
        if following is not None and following.tag == f"{W}p":
            at = 1 if following.find(f"{W}pPr") is not None else 0
            for offset, child in enumerate(content):
                following.insert(at + offset, child)
            parent.remove(paragraph)
        elif not _has_content(content, side) and _may_go(paragraph):
            parent.remove(paragraph)


def _following(paragraph: etree._Element) -> etree._Element | None:
    """The block behind a paragraph, through the content controls that either stands in."""
    at = paragraph
    while (following := _next(at)) is None:
        parent = at.getparent()
        if parent is None or parent.tag not in WRAPPERS:
            return None
        at = parent
    while following is not None and following.tag in WRAPPERS:
        inner = next((child for child in following if child.tag in WRAPPERS or child.tag in _BLOCKS), None)
        if inner is None:
            return None
        following = inner
    return following


def _next(element: etree._Element) -> etree._Element | None:
    following = element.getnext()
    while following is not None and following.tag in RANGE_MARKS:
        following = following.getnext()
    return following


_BLOCKS = frozenset({f"{W}p", f"{W}tbl"})


def _paragraph_marked_by(change: etree._Element) -> etree._Element | None:
    """The paragraph whose mark a revision is about; None where it is about anything else."""
    mark = change.getparent()
    properties = mark.getparent() if mark is not None and mark.tag == _RUN_PROPERTIES else None
    paragraph = properties.getparent() if properties is not None and properties.tag == _PROPERTIES else None
    return paragraph if paragraph is not None and paragraph.tag == _PARAGRAPH else None


def _has_content(content: list[etree._Element], side: Side) -> bool:
    """Whether a run is left among ``content`` once what goes is gone."""
    for element in content:
        for run in element.iter(f"{W}r"):
            holders = [run, *run.iterancestors()]
            if not any(holder.tag in _GONE[side] for holder in holders):
                return True
    return False


def _may_go(paragraph: etree._Element) -> bool:
    """Whether something is left where ``paragraph`` stands: a cell must keep one."""
    parent = paragraph.getparent()
    return parent is not None and (parent.tag != f"{W}tc" or len(parent.findall(f"{W}p")) > 1)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)
