"""Whether the words of two runs are formatted alike."""

from __future__ import annotations

from typing import Any

from lxml import etree

from engross.importing.word.element_names import W
from engross.redlining.carried_styles import CarriedStyles

_PROPERTIES = f"{W}rPr"
_UNSEEN = frozenset({f"{W}lang", f"{W}noProof", f"{W}rPrChange", f"{W}ins", f"{W}del"})
"""Properties that change nothing that a reader sees."""


def same_run_formatting(old: etree._Element, new: etree._Element, styles: CarriedStyles) -> bool:
    """Whether a run of the old file has the formatting of one of the new."""
    one, other = old.find(_PROPERTIES), new.find(_PROPERTIES)
    if one is None and other is None:
        return True
    return _properties(one, styles) == _properties(other, None)


def _properties(properties: etree._Element | None, styles: CarriedStyles | None) -> list[tuple[Any, ...]]:
    found = []
    for child in properties if properties is not None else ():
        if child.tag in _UNSEEN:
            continue
        markup = bare_markup(child)
        if styles is not None and child.tag == f"{W}rStyle":
            markup = (markup[0], ((f"{W}val", styles.style(child.get(f"{W}val", ""))),), ())
        found.append(markup)
    return sorted(found)


def bare_markup(element: etree._Element) -> tuple[Any, ...]:
    """The name, attributes and children of an element, for comparing; revision-session ids are left out."""
    attributes = tuple(sorted((str(name), value) for name, value in element.attrib.items() if "rsid" not in str(name)))
    children = tuple(bare_markup(child) for child in element if isinstance(child.tag, str))
    return str(element.tag), attributes, children
