"""A redline for reading and printing: its tracked changes as the look of words, by the conventions of legal blacklines.

Made of a redline with tracked changes, which was proved; nothing in it can be accepted or rejected.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from engross.importing.word.element_names import W
from engross.redlining.edited_file import EditedFile
from engross.redlining.pending_revisions import story_parts
from engross.redlining.tracking import properties_of
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class MarkedLook:
    """How words of one mark look: ``color`` as RRGGBB; ``underline`` and ``strike`` single, double or none."""

    color: str
    underline: str = "none"
    strike: str = "none"


MARK_LOOKS: Mapping[str, MarkedLook] = {
    "ins": MarkedLook("0000FF", underline="double"),
    "del": MarkedLook("FF0000", strike="single"),
    "moveTo": MarkedLook("00803C", underline="double"),
    "moveFrom": MarkedLook("00803C", strike="double"),
}
"""The conventions, by the element that tracks a change: inserted, deleted, and where moved words went and were."""

_BAR = {"val": "single", "sz": "12", "space": "6", "color": "000000"}
"""The bar at the left of a paragraph with a change: a line of 1.5 points, 6 points from the text."""

_TRACKED = tuple(W + name for name in MARK_LOOKS)
_CELLS = tuple(W + name for name in ("cellIns", "cellDel", "cellMerge"))
_FORMER = tuple(
    f"{W}{name}Change" for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "tblPrEx", "tblGrid", "sectPr", "numbering")
)
_RANGES = tuple(f"{W}move{side}Range{end}" for side in ("From", "To") for end in ("Start", "End"))
_OF_DELETIONS = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_BEFORE_BORDERS = tuple(
    W + name
    for name in (
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "numPr",
        "suppressLineNumbers",
    )
)
_RUN_ORDER = tuple(
    W + name
    for name in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
        *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
        *("position", "sz", "szCs", "highlight", "u"),
    )
)
"""The order of the properties of a run up to its underline (§ 17.3.2.28)."""


def blackline(redline: bytes, name: str) -> bytes:
    """The Word file ``redline``, its tracked changes shown by MARK_LOOKS and by bars at the left of changed paragraphs.

    ``name`` is what errors call the file. Errors: SourceError where it is damaged.
    """
    file = EditedFile(redline, name)
    for part in story_parts(file):
        _show_changes(file.changed(part))
    return file.saved()


def _show_changes(root: etree._Element) -> None:
    changed: dict[etree._Element, None] = {}
    for change in list(root.iter(*_TRACKED, *_FORMER)):
        paragraph = next(change.iterancestors(f"{W}p"), None)
        if paragraph is not None:
            changed[paragraph] = None
    for change in list(root.iter(*_TRACKED)):
        for run in change.iter(f"{W}r"):
            _dress(run, MARK_LOOKS[etree.QName(change).localname])
        _unwrap(change)
    for mark in list(root.iter(*_CELLS, *_FORMER, *_RANGES)):
        mark_parent = mark.getparent()
        if mark_parent is not None:
            mark_parent.remove(mark)
    for text in root.iter(*_OF_DELETIONS):
        text.tag = _OF_DELETIONS[str(text.tag)]
    for paragraph in changed:
        _put_bar(paragraph)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _dress(run: etree._Element, look: MarkedLook) -> None:
    """Give a run the look of its mark; a strike or underline of its own that the look has not, it keeps."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    _set(properties, "color", look.color)
    if look.underline != "none":
        _set(properties, "u", look.underline)
    if look.strike != "none":
        _set(properties, "strike" if look.strike == "single" else "dstrike", "1")


def _set(properties: etree._Element, name: str, value: str) -> None:
    for former in properties.findall(W + name):
        properties.remove(former)
    _insert(properties, W + name, _RUN_ORDER[: _RUN_ORDER.index(W + name)]).set(f"{W}val", value)


def _insert(parent: etree._Element, tag: str, before: Sequence[str]) -> etree._Element:
    """A new child behind those of the tags ``before``, which the schema puts in front of it."""
    child = etree.Element(tag)
    parent.insert(sum(each.tag in before for each in parent), child)
    return child


def _put_bar(paragraph: etree._Element) -> None:
    properties = properties_of(paragraph)
    borders = properties.find(f"{W}pBdr")
    if borders is None:
        borders = _insert(properties, f"{W}pBdr", _BEFORE_BORDERS)
    for former in borders.findall(f"{W}left"):
        borders.remove(former)
    bar = _insert(borders, f"{W}left", (f"{W}top",))
    for attribute, value in _BAR.items():
        bar.set(W + attribute, value)
