"""Reading a Word file with its tracked changes all accepted, or all rejected.

The markup is that of ISO/IEC 29500-1 § 17.13.5 (revisions). Written without regard to how Engross writes: any
Word file will do.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from engross.model.accepted_text import Side
from engross.model.text import LINE_BREAK

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_DROPPED: dict[Side, frozenset[str]] = {
    "new": frozenset({f"{_W}del", f"{_W}moveFrom"}),
    "old": frozenset({f"{_W}ins", f"{_W}moveTo"}),
}
_CELL_DROPPED: dict[Side, str] = {"new": f"{_W}cellDel", "old": f"{_W}cellIns"}
_TEXT = (f"{_W}t", f"{_W}delText")
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": LINE_BREAK, f"{_W}cr": LINE_BREAK, f"{_W}noBreakHyphen": "\u2011"}


def tracked_text_blocks(data: bytes, side: Side) -> list[str]:
    """The text of each paragraph and cell paragraph in the body, all changes rejected (old) or accepted (new).

    A paragraph whose mark goes away is joined with the next one, as Word does.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(
            archive.read("word/document.xml"), etree.XMLParser(resolve_entities=False, no_network=True)
        )
    body = root.find(f"{_W}body")
    return list(_blocks(body, side)) if body is not None else []


def _blocks(parent: etree._Element, side: Side) -> Iterator[str]:
    held = ""
    for child in parent:
        if child.tag == f"{_W}p":
            held += _words(child, side)
            if not _mark_goes(child, side):
                yield held
                held = ""
        elif child.tag == f"{_W}tbl":
            if held:
                yield held
                held = ""
            for row in child.iterchildren(f"{_W}tr"):
                yield from _row(row, side)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}moveTo"):
            yield from _blocks(child, side)
    if held:
        yield held


def _row(row: etree._Element, side: Side) -> Iterator[str]:
    properties = row.find(f"{_W}trPr")
    if properties is not None and any(child.tag in _DROPPED[side] for child in properties):
        return
    for cell in row.iterchildren(f"{_W}tc"):
        properties = cell.find(f"{_W}tcPr")
        if properties is None or properties.find(_CELL_DROPPED[side]) is None:
            yield from _blocks(cell, side)


def _mark_goes(paragraph: etree._Element, side: Side) -> bool:
    run_properties = paragraph.find(f"{_W}pPr/{_W}rPr")
    return run_properties is not None and any(child.tag in _DROPPED[side] for child in run_properties)


def _words(element: etree._Element, side: Side) -> str:
    """The words of a paragraph on one side; notes' reference marks are no words."""
    out = []
    for child in element:
        tag = child.tag
        if tag in _DROPPED[side] or tag in (f"{_W}pPr", f"{_W}rPr") or _is_note_mark(child):
            continue
        if tag in _TEXT:
            out.append(child.text or "")
        elif tag in _BREAKS:
            out.append(_BREAKS[str(tag)])
        elif isinstance(tag, str):
            out.append(_words(child, side))
    return "".join(out)


def _is_note_mark(run: etree._Element) -> bool:
    """Whether a run is a note's reference with a mark of its own, which is written beside it (§ 17.11.14)."""
    return run.tag == f"{_W}r" and any(
        child.get(f"{_W}customMarkFollows", "0") not in ("0", "false", "off")
        for child in run.iterchildren(f"{_W}footnoteReference", f"{_W}endnoteReference")
    )
