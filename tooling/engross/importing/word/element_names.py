"""The names of WordprocessingML (ISO/IEC 29500-1 § 17), in Clark notation."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag"))
"""Elements around content that hold none of their own."""

RUNS = frozenset(f"{W}{name}" for name in ("r", "hyperlink", "fldSimple", "dir", "bdo"))
"""Elements of words, which stand in paragraphs only."""

RANGE_MARKS = frozenset(
    f"{W}{name}"
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
    )
)
"""Empty elements that may stand between others: the ends of ranges (§ 17.13)."""


W_VALUE = f"{W}val"
OFF = frozenset({"0", "false", "off", "none"})
"""What switches an on-off property off (§ 17.17.4)."""


def child(parent: etree._Element, tag: str) -> etree._Element | None:
    """The first child with that tag; None where there is none."""
    if not len(parent):
        return None
    first = parent[0]
    if first.tag == tag:
        return first
    return next(parent.iterchildren(tag), None) if len(parent) > 1 else None


def value(parent: etree._Element | None, name: str) -> str | None:
    """The ``w:val`` of a child called ``name``; None where there is no such child, empty where it has no value."""
    found = None if parent is None else child(parent, W + name)
    return None if found is None else found.get(W_VALUE, "")


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """What an on-off property says (§ 17.17.4); None where it is not there."""
    said = value(parent, name)
    return None if said is None else said not in OFF


def number(said: str | None, default: int = 0) -> int:
    """A whole number, however it was written (Word takes ``720.5`` too)."""
    try:
        return round(float(said)) if said else default
    except (ValueError, OverflowError):
        return default
