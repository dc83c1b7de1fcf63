"""A chapter without its words: what citations from other chapters are looked up in."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from engross.akn.element_names import AKN, CITED, EXCERPT, LEVELS_BY_ELEMENT, STATUS
from engross.akn.identification import read_identification
from engross.akn.inline_content import read_inline
from engross.akn.level_order import units_of
from engross.errors import SourceError
from engross.model.law.chapter import Body, Chapter
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.model.law.provision import Provision, Status
from engross.model.law.table import Table
from engross.model.law.text import Text, collapse, in_normal_form

_A = f"{{{AKN}}}"
_TABLE, _NUM, _HEADING = f"{_A}table", f"{_A}num", f"{_A}heading"
_BLOCKS = frozenset((f"{_A}content", f"{_A}intro", f"{_A}wrapUp"))


def read_outline(data: bytes, name: str, hierarchy: Hierarchy = STANDARD) -> Chapter:
    """The chapter in an ordinance file with labels, headings, eIds, states and captions, and no other words.

    Many times quicker than ``read_chapter``, and nothing is proved of the file. Errors: SourceError where it is not
    XML, or holds no chapter.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise SourceError(name, fault.lineno or 0, "this is not well-formed XML; run `engross check` on it") from None
    body = root.find(f"{_A}act/{_A}body")
    uri = root.find(f".//{_A}FRBRWork/{_A}FRBRuri")
    when = root.find(f".//{_A}FRBRExpression/{_A}FRBRdate")
    identification = root.find(f".//{_A}identification")
    if (
        body is None
        or not len(body)
        or body[0].tag not in LEVELS_BY_ELEMENT
        or identification is None
        or uri is None
        or when is None
    ):
        raise SourceError(name, 1, "this holds no chapter; run `engross check` on it")
    told = read_identification(identification)
    above, unit = units_of(body, hierarchy)
    return Chapter(
        told.uri,
        told.version,
        _provision(unit),
        Body("", ""),
        excerpt=unit.get(EXCERPT) == "yes",
        above=tuple(replace(_provision(holder), children=()) for holder in above),
        hierarchy=hierarchy,
        created=told.created,
    )


def _provision(element: etree._Element) -> Provision:
    label, heading = "", None
    body: list[Table] = []
    children: list[Provision] = []
    for child in element:
        tag = child.tag
        if tag in LEVELS_BY_ELEMENT:
            children.append(_provision(child))
        elif tag == _NUM:
            label = _words(child)
        elif tag == _HEADING:
            heading = Text(_words(child))
        elif tag in _BLOCKS:
            body += [_table(table) for table in child.iterchildren(_TABLE)]
    known = dict(element.items())
    status: Status = known.get(STATUS, "")  # type: ignore[assignment]
    return Provision(
        LEVELS_BY_ELEMENT[str(element.tag)],
        label,
        heading,
        tuple(body),
        tuple(children),
        (),
        status,
        known.get(CITED, ""),
        known.get("eId", ""),
        known.get("wId", ""),
    )


def _words(element: etree._Element) -> str:
    if len(element):
        return read_inline(element).words
    words = element.text or ""
    return words if in_normal_form(words) else collapse(words)


def _table(element: etree._Element) -> Table:
    caption = element.find(f"{_A}caption")
    first = (caption.text or "") if caption is not None else ""
    return Table((Text(collapse(first)),), (), element.get("eId", ""), element.get("wId", ""))
