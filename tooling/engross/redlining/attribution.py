"""Whose each change is that a file held already, kept on the elements that it is about until the redline is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from engross.importing.word.element_names import W

_AUTHOR, _DATE = "revision-author", "revision-date"
"""Names of attributes without a namespace: no word-processing element has any, and none is left in the redline."""

_HOLDERS = (f"{W}r", f"{W}fldSimple")


class Attribution(NamedTuple):
    """Who made a change, and when, as Word writes it; the date may be empty."""

    author: str
    date: str


def attribute_to_authors(root: etree._Element, names: Iterable[str]) -> None:
    """Note on each run, paragraph and row whose the revision of one of ``names`` around it or on it is."""
    for revision in root.iter(*(W + name for name in names)):
        whose = Attribution(revision.get(f"{W}author", ""), revision.get(f"{W}date", ""))
        parent = revision.getparent()
        holder = parent.getparent() if parent is not None else None
        if parent is not None and parent.tag == f"{W}trPr":
            _note(holder, whose)
        elif parent is not None and parent.tag == f"{W}rPr":
            _note(holder.getparent() if holder is not None else None, whose)
        else:
            for run in revision.iter(*_HOLDERS):
                _note(run, whose)


def attribution_of(element: etree._Element | None) -> Attribution | None:
    """Whose the revision is that was noted on an element; None where none was."""
    if element is None or _AUTHOR not in element.attrib:
        return None
    return Attribution(element.get(_AUTHOR, ""), element.get(_DATE, ""))


def copy_attribution(source: etree._Element, target: etree._Element) -> None:
    """Note on ``target`` what was noted on ``source``."""
    _note(target, attribution_of(source) or Attribution("", ""))


def drop_attributions(root: etree._Element) -> None:
    """Take off what was noted."""
    for element in root.iter(f"{W}r", f"{W}p", f"{W}tr", f"{W}fldSimple"):
        element.attrib.pop(_AUTHOR, None)
        element.attrib.pop(_DATE, None)


def _note(element: etree._Element | None, whose: Attribution) -> None:
    if element is not None and whose.author:
        element.set(_AUTHOR, whose.author)
        element.set(_DATE, whose.date)
