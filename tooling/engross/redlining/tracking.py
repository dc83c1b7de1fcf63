"""The elements that track a change (ISO/IEC 29500-1 § 17.13.5), each with an id of its own, an author and a date."""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import Literal

from lxml import etree

from engross.importing.word.element_names import W
from engross.redlining.attribution import Attribution, attribution_of

Tracked = Literal["ins", "del"]
"""The local name of the element that tracks an insertion or a deletion."""

_PARAGRAPH_PROPERTIES, _RUN_PROPERTIES = f"{W}pPr", f"{W}rPr"
_AFTER_RUN_PROPERTIES = (f"{W}sectPr", f"{W}pPrChange")
_OF_THE_MARK = (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")
_AFTER_ROW_MARK = f"{W}trPrChange"
_AFTER_CELL_MARK = f"{W}tcPrChange"


class Tracker:
    """Makes the elements of one redline; ``insertions`` and ``deletions`` count the places marked.

    ``date``: as Word writes it, ``2026-11-29T00:00:00Z``.
    """

    def __init__(self, author: str, date: str, first_id: int) -> None:
        """``first_id``: from which on ids are free in every part."""
        self.author, self.date = author, date
        self._ids = count(first_id)
        self.made: dict[str, int] = {"ins": 0, "del": 0}

    def element(self, name: str, whose: Attribution | None = None) -> etree._Element:
        """A new tracking element, not yet in any tree; ``whose`` the change is where it is another's."""
        author, date = whose or (self.author, self.date)
        self.made[name] = self.made.get(name, 0) + 1
        found = etree.Element(W + name)
        found.set(f"{W}id", str(next(self._ids)))
        found.set(f"{W}author", author)
        if date:
            found.set(f"{W}date", date)
        return found

    def mark_paragraph(self, paragraph: etree._Element, tracked: Tracked) -> None:
        """Track the mark of a paragraph."""
        properties = properties_of(paragraph)
        run = properties.find(_RUN_PROPERTIES)
        if run is None:
            run = etree.Element(_RUN_PROPERTIES)
            after = next((child for child in properties if child.tag in _AFTER_RUN_PROPERTIES), None)
            if after is None:
                properties.append(run)
            else:
                after.addprevious(run)
        run.insert(0, self.element(tracked, attribution_of(paragraph)))

    def mark_row(self, row: etree._Element, tracked: Tracked) -> None:
        """Track a row of a table as a whole."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            exceptions = row.find(f"{W}tblPrEx")
            if exceptions is None:
                row.insert(0, properties)
            else:
                exceptions.addnext(properties)
        _append_before(properties, self.element(tracked, attribution_of(row)), _AFTER_ROW_MARK)

    def mark_cell(self, cell: etree._Element, tracked: Tracked) -> None:
        """Track a cell of a column that is inserted or deleted."""
        properties = cell.find(f"{W}tcPr")
        if properties is None:
            properties = etree.Element(f"{W}tcPr")
            cell.insert(0, properties)
        _append_before(properties, self.element("cellIns" if tracked == "ins" else "cellDel"), _AFTER_CELL_MARK)

    def change_properties(self, paragraph: etree._Element, former: etree._Element | None) -> None:
        """Track that the properties of a paragraph were ``former``, a ``w:pPr``; None: there were none."""
        change = self.element("pPrChange")
        change.append(own_properties(former))
        properties_of(paragraph).append(change)

    def change_run(self, run: etree._Element, former: etree._Element | None) -> None:
        """Track that the formatting of a run was ``former``, a ``w:rPr``; None: it had none."""
        properties = run.find(_RUN_PROPERTIES)
        if properties is None:
            properties = etree.Element(_RUN_PROPERTIES)
            run.insert(0, properties)
        change = self.element("rPrChange")
        change.append(deepcopy(former) if former is not None else etree.Element(_RUN_PROPERTIES))
        properties.append(change)


def properties_of(paragraph: etree._Element) -> etree._Element:
    """The ``w:pPr`` of a paragraph, made where it has none."""
    properties = paragraph.find(_PARAGRAPH_PROPERTIES)
    if properties is None:
        properties = etree.Element(_PARAGRAPH_PROPERTIES)
        paragraph.insert(0, properties)
    return properties


def own_properties(properties: etree._Element | None) -> etree._Element:
    """A copy of a ``w:pPr`` without what is the mark's, the section's or tracked."""
    copy = etree.Element(_PARAGRAPH_PROPERTIES)
    if properties is not None:
        copy.extend([deepcopy(child) for child in properties if child.tag not in _OF_THE_MARK])
    return copy


def _append_before(properties: etree._Element, mark: etree._Element, last: str) -> None:
    after = properties.find(last)
    if after is None:
        properties.append(mark)
    else:
        after.addprevious(mark)
