"""Names and days in the XML that codes are published in."""

from __future__ import annotations

from datetime import date

from lxml import etree


def element_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment or a processing instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def stated_day(words: str | None) -> date | None:
    """The day that an attribute states (ISO 8601); None where it is missing or states none."""
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None
