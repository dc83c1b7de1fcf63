"""From an ordinance file to a Chapter; what the profile does not hold is refused, with its line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from engross.akn.authorship import read_authorship
from engross.akn.conflict_markers import refuse_conflict_markers
from engross.akn.element_names import AKN, CITED, EXCERPT, LEVELS_BY_ELEMENT, OURS, STATUS
from engross.akn.identification import read_identification
from engross.akn.inline_content import LINE_END, read_inline
from engross.akn.legislative_actions import read_actions
from engross.akn.level_order import refuse_disorder, units_of
from engross.akn.lifecycle_dates import WHOLE, read_events, read_periods
from engross.akn.modifications import read_modifications
from engross.akn.profile import plain_name, profile, schema
from engross.akn.provision_notes import holds_notes, read_notes
from engross.errors import SourceError
from engross.model.law.chapter import Body, Chapter, Source
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.model.law.period import UNSTATED, Period
from engross.model.law.provision import Block, Provision, Status
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Text, collapse, cut, in_normal_form
from engross.model.rules.declaration import RuleDeclaration
from engross.patterns import compile_on_use

_A = f"{{{AKN}}}"
_IN_OURS = len(f"{{{OURS}}}")
_NONCHARACTERS = "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
_UNFIT = compile_on_use(f"[\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffc{_NONCHARACTERS}]")
"""Characters that no page can show and XML does not forbid: controls, noncharacters, line separators (Unicode 15,
23.1, 23.2, 23.7), and U+FFFC, which stands for a note in a Text."""
_MARK = "\ufeff".encode()
"""The mark that some programs put at the beginning of a file in UTF-8."""
_DECLARATION = b"<?xml "
_PLAIN_ASCII = bytes(range(0x7F))
_P, _CAPTION, _TEXT = f"{_A}p", f"{_A}caption", f"{_A}alinea"
_NUM, _HEADING, _FLUSH = f"{_A}num", f"{_A}heading", f"{_A}wrapUp"


def parse_chapter(data: bytes, name: str, hierarchy: Hierarchy = STANDARD) -> Chapter:
    """The chapter that ``data``, the bytes of an ordinance file called ``name``, holds, of a code of ``hierarchy``.

    Errors: SourceError (file, line) where it is not UTF-8, not well-formed, has a DTD, holds what the profile
    does not know, uses an eId twice, or has a level that the hierarchy does not have there.
    """
    return replace(parse_unsourced(data, name, hierarchy), source=Source(name, hashlib.sha256(data).hexdigest()))


def parse_unsourced(data: bytes, name: str, hierarchy: Hierarchy) -> Chapter:
    """As ``parse_chapter``, without the source and its SHA-256: to compare what is read with what was written."""
    root = _parse(data, name)
    if not schema().validate(root):
        _refuse_unknown_elements(root, name)
        _refuse_unfit(root, data, name)
        _refuse_loose_text(root, name)
        raise _invalid(schema(), root, name)
    if b"<!--" in data or data.count(b"<?") > data.removeprefix(_MARK).startswith(_DECLARATION):
        _refuse_unknown_elements(root, name)
    _refuse_unfit(root, data, name)
    _refuse_duplicates(root, name)
    refuse_disorder(root, name, hierarchy)
    return _chapter(root, name, hierarchy)


def _parse(data: bytes, name: str) -> etree._Element:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise SourceError(name, line, "this is not UTF-8; save the file as UTF-8") from None
    declared = data.find(b"<!DOCTYPE")
    if declared >= 0:
        line = data.count(b"\n", 0, declared) + 1
        raise SourceError(name, line, "a document type (DTD) is not allowed; remove the <!DOCTYPE …> and its entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data.removeprefix(_MARK), parser)
    except etree.XMLSyntaxError as fault:
        refuse_conflict_markers(data, name)
        line, what = fault.lineno or 0, (fault.msg or "").split(", line ")[0]
        raise SourceError(name, line, f"this is not well-formed XML ({what}); correct the markup here") from None


def _beside(root: etree._Element) -> list[etree._Element]:
    """The comments and processing instructions right before and behind the root."""
    return [one for one in (root.getprevious(), root.getnext()) if one is not None]


def _refuse_unknown_elements(root: etree._Element, name: str) -> None:
    """Refuse, with its line, the first element or attribute that the profile does not have in its place."""
    children, attributes = profile().children, profile().attributes
    if root.tag != f"{_A}akomaNtoso":
        raise SourceError(
            name, root.sourceline or 1, f"<{_shown(root)}> is not Akoma Ntoso 3.0; the root is <akomaNtoso>"
        )
    for element in (*_beside(root), *root.iter()):
        line = element.sourceline or 0
        tag = element.tag
        if not isinstance(tag, str):
            raise SourceError(
                name,
                line,
                "comments and processing instructions are not kept; put the remark outside the file",
            )
        known = attributes.get(tag, frozenset())
        for attribute in element.attrib:
            if attribute not in known:
                raise SourceError(
                    name,
                    line,
                    f"the attribute {plain_name(str(attribute))} is not in the profile on <{_shown(element)}>; "
                    f"allowed here: {_listed(known)}",
                )
        allowed = children.get(tag, frozenset())
        for child in element:
            if isinstance(child.tag, str) and child.tag not in allowed:
                raise SourceError(
                    name,
                    child.sourceline or 0,
                    f"<{_shown(child)}> is not in the profile inside <{_shown(element)}>; "
                    f"allowed here: {_listed(allowed)}",
                )


def _refuse_loose_text(root: etree._Element, name: str) -> None:
    """Refuse the first ``alinea`` that does not stand between two provisions."""
    provisions = LEVELS_BY_ELEMENT.keys() - {_TEXT}
    for element in root.iter(_TEXT):
        beside = element.getprevious(), element.getnext()
        if not all(one is not None and one.tag in provisions for one in beside):
            raise SourceError(
                name,
                element.sourceline or 0,
                "<alinea> is text between two provisions; write text before the first as <intro>, text after the last "
                "as <wrapUp>, and two in a row as one",
            )


def _refuse_unfit(root: etree._Element, data: bytes, name: str) -> None:
    """Refuse the first character that the model or a page cannot hold, whether typed or written ``&#…;``."""
    beyond = data.removeprefix(_MARK).translate(None, _PLAIN_ASCII).decode("utf-8")
    if b"&#" not in data and not _UNFIT.search(beyond):
        return
    for element in root.iter():
        for words in (element.text, element.tail, *element.attrib.values()):
            found = _UNFIT.search(words or "")
            if found:
                raise SourceError(
                    name,
                    element.sourceline or 0,
                    f"there is a character U+{ord(found[0]):04X} here, which no page can show; strike it",
                )


def _shown(element: etree._Element) -> str:
    return plain_name(str(element.tag))


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(plain_name(name) for name in names)) or "nothing"


def _invalid(schema: etree.RelaxNG, root: etree._Element, name: str) -> SourceError:
    """What the schema has against ``root``: the first complaint that is not a mere consequence."""
    complaints = [(e.line, e.message) for e in schema.error_log]
    line, message = complaints[0] if complaints else (root.sourceline or 0, "invalid")
    message = re.sub(r"\{[^}]*\}", "", message)
    return SourceError(
        name, line, f"this is not as the profile asks ({message}); see `engross explain source-format` for the order"
    )


_EIDS = etree.XPath("//@eId", smart_strings=False)


def _refuse_duplicates(root: etree._Element, name: str) -> None:
    eids: list[str] = _EIDS(root)
    if len(set(eids)) == len(eids):
        return
    seen: dict[str, int] = {}
    for element in root.iter():
        eid = element.get("eId")
        if eid is None:
            continue
        line = element.sourceline or 0
        if eid in seen:
            raise SourceError(
                name,
                line,
                f'eId "{eid}" is already on line {seen[eid]}; remove it from the copy and run `engross fmt`',
            )
        seen[eid] = line


def _chapter(root: etree._Element, name: str, hierarchy: Hierarchy) -> Chapter:
    act = root[0]
    meta, body = act[0], act[-1]
    told = read_identification(meta[0])
    organization = meta.find(f"{_A}references/{_A}TLCOrganization")
    assert organization is not None  # noqa: S101 - the schema holds
    periods = read_periods(meta, name)
    above, unit = units_of(body, hierarchy)
    return Chapter(
        told.uri,
        told.version,
        replace(_provision(unit, periods, name), preface=tuple(map(read_inline, act.iterfind(f"{_A}preface/{_A}p")))),
        Body(organization.get("eId", ""), organization.get("showAs", "")),
        read_events(meta),
        unit.get(EXCERPT) == "yes",
        tuple(_declaration(child) for child in meta.iterfind(f"{_A}proprietary/{{{OURS}}}rules/*")),
        above=tuple(replace(_provision(holder, periods, name), children=()) for holder in above),
        hierarchy=hierarchy,
        period=periods.get(WHOLE, UNSTATED),
        base=told.base,
        created=told.created,
        changed_by=read_authorship(meta),
        actions=read_actions(meta),
        modifications=read_modifications(meta, name),
    )


def _declaration(element: etree._Element) -> RuleDeclaration:
    return RuleDeclaration(
        str(element.tag)[_IN_OURS:],
        tuple(sorted(element.items())),
        tuple([_declaration(child) for child in element]) if len(element) else (),
        element.sourceline or 0,
    )


def _provision(element: etree._Element, periods: Mapping[str, Period], name: str) -> Provision:
    label, heading = "", None
    body: tuple[Block, ...] = ()
    flush: tuple[Block, ...] = ()
    children: list[Provision] = []
    notes: tuple[ProvisionNote, ...] = ()
    for child in element:
        tag = child.tag
        if tag in LEVELS_BY_ELEMENT:
            children.append(_provision(child, periods, name))
        elif tag == _NUM:
            label = child.text or ""
            label = label if in_normal_form(label) else collapse(label)
        elif tag == _HEADING:
            heading = read_inline(child)
        else:
            held = [*child]
            if len(held[-1]) and holds_notes(held[-1]):
                notes += read_notes(held.pop())
            if tag == _FLUSH:
                flush = _blocks(held)
            else:
                body = _blocks(held)
    known = dict(element.items())
    eid, wid, cited = known.pop("eId", ""), "", ""
    status: Status = ""
    period: Period | None = None
    line = element.sourceline or 0
    if known:  # most provisions have nothing but their eId
        wid, cited = known.get("wId", ""), known.get(CITED, "")
        status = known.get(STATUS, "")  # type: ignore[assignment]
        period = _period(known["period"], periods, line, name) if "period" in known else None
    level = LEVELS_BY_ELEMENT[str(element.tag)]
    return Provision(level, label, heading, body, tuple(children), flush, status, cited, eid, wid, line, period, notes)


def _period(pointer: str, periods: Mapping[str, Period], line: int, name: str) -> Period:
    period = periods.get(pointer.removeprefix("#"))
    if period is None:
        raise SourceError(name, line, f"period={pointer!r} names no temporalGroup; give one of them that eId")
    return period


def _blocks(elements: list[etree._Element]) -> tuple[Block, ...]:
    """The blocks that ``elements`` are; a lone empty ``p`` stands for no block at all."""
    blocks = tuple([read_inline(e) if e.tag == _P else _table(e) for e in elements])
    lone = blocks[0] if len(blocks) == 1 else None
    return () if isinstance(lone, Text) and not lone.plain else blocks


def _table(element: etree._Element) -> Table:
    caption: tuple[Text, ...] = ()
    rows = []
    for child in element:
        if child.tag == _CAPTION:
            caption = _caption(child)
        else:
            rows.append(Row(tuple(_cell(cell) for cell in child), child.sourceline or 0))
    return Table(caption, tuple(rows), element.get("eId", ""), element.get("wId", ""), element.sourceline or 0)


def _caption(element: etree._Element) -> tuple[Text, ...]:
    whole = read_inline(element)
    lines, start = [], 0
    for at in [i for i, letter in enumerate(whole.plain) if letter == LINE_END] + [len(whole.plain)]:
        lines.append(cut(whole, start, at))
        start = at + 1
    return tuple(lines)


def _cell(element: etree._Element) -> Cell:
    return Cell(
        tuple(read_inline(p) for p in element),
        int(element.get("colspan", "1")),
        int(element.get("rowspan", "1")),
        element.tag == f"{_A}th",
    )
