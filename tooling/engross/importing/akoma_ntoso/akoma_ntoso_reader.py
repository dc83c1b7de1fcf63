"""Akoma Ntoso 3.0 of other makers as a code: whatever hierarchy it has; what the profile cannot hold is counted.

Source: Akoma Ntoso 3.0 (OASIS Standard, 29 August 2018), hierarchical documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from engross.akn.element_names import AKN
from engross.errors import SourceError
from engross.importing.akoma_ntoso.akoma_ntoso_text import AkomaNtosoText
from engross.importing.code.code_unit import CodeDocument, CodeUnit
from engross.importing.code.placeholders import status_of_heading
from engross.importing.code.published_xml import element_name, stated_day
from engross.importing.open_law.open_law_text import Part, with_parts
from engross.model.law.arrangement import arranged
from engross.model.law.provision import CONTAINERS, ITEM_LEVELS, Level, Provision
from engross.model.law.text import Text, collapse

_N = {"a": AKN}
_OTHERS = frozenset({"point", "list", "sublist", "alinea", "level", "proviso", "transitional", "hcontainer", "item"})
_BELOW = _OTHERS | frozenset(ITEM_LEVELS)
_HEAD = frozenset({"num", "heading"})
_BLOCKS = frozenset({"intro", "content", "wrapUp", "listIntroduction", "listWrapUp"})


def read_akoma_ntoso(data: bytes, name: str) -> CodeDocument:
    """The code or act in the Akoma Ntoso file ``data``, called ``name``.

    Errors: SourceError where it is not well-formed, or has no body with a hierarchy.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise SourceError(name, fault.lineno or 0, "this is not well-formed XML; correct the markup here") from None
    body = root.find("./*/a:body", _N)
    if body is None:
        raise SourceError(name, 1, "this Akoma Ntoso has no <body> with a hierarchy; acts and bills have one")
    return _Reader().document(root, body, name)


class _Reader:
    """One reading; what cannot be held is counted in ``losses``."""

    def __init__(self) -> None:
        self.losses: Counter[str] = Counter()
        self.texts = AkomaNtosoText(self.losses)

    def document(self, root: etree._Element, body: etree._Element, name: str) -> CodeDocument:
        holder = body.getparent()
        for beside in (*(holder if holder is not None else ()), *root[1:]):
            words = sum(len(str(part).split()) for part in beside.itertext())
            if beside is not body and element_name(beside) != "meta" and words:
                self.losses[f"words of <{element_name(beside)}>, which stands around the law"] += words
        title = next(iter(root.xpath("//a:FRBRalias[@name='title']/@value", namespaces=_N)), "") or name
        day = next(iter(root.xpath("//a:FRBRExpression/a:FRBRdate/@date", namespaces=_N)), "")
        parts = tuple(part for child in body for part in self._part(child))
        loose = tuple(part for part in parts if isinstance(part, Provision))
        units = parts if not loose else (CodeUnit("", "", Text(collapse(str(title))), parts),)
        own = tuple(unit for unit in units if isinstance(unit, CodeUnit))
        return CodeDocument(str(title), own, stated_day(str(day)[:10]), self.losses)

    def _part(self, element: etree._Element) -> Iterator[CodeUnit | Provision]:
        name = element_name(element)
        if name in CONTAINERS:
            yield self._unit(element)
        elif name == "section":
            yield self._filled(Provision("section", self._label(element), self._heading(element)), element, 0)
        elif name in _BLOCKS:
            for part in self._block(element, 0):
                yield part if isinstance(part, Provision) else Provision("text", body=(part,))
        elif name in _BELOW:
            yield self._item(element, 0, "section")
        elif name not in _HEAD:
            for block in self._other(element):
                yield Provision("text", body=(block,))

    def _unit(self, element: etree._Element) -> CodeUnit:
        heading = self._heading(element)
        parts = tuple(part for child in element for part in self._part(child))
        status = status_of_heading(heading.words if heading else "") if not parts else ""
        return CodeUnit(element_name(element).capitalize(), self._label(element), heading, parts, (), status)

    def _item(self, element: etree._Element, depth: int, level: Level | None = None) -> Provision:
        label = self._label(element)
        if depth >= len(ITEM_LEVELS):
            self.losses["items deeper than the seventh level, kept at the seventh"] += 1
        own = level or (ITEM_LEVELS[min(depth, len(ITEM_LEVELS) - 1)] if label else "point")
        made = Provision(own, label, self._heading(element) if own != "point" else None)
        return self._filled(made, element, 0 if level else depth + bool(label))

    def _filled(self, provision: Provision, element: etree._Element, depth: int) -> Provision:
        parts: list[Part] = []
        for child in element:
            name = element_name(child)
            if name in _BLOCKS:
                parts += self._block(child, depth)
            elif name in _BELOW:
                parts.append(self._item(child, depth))
            elif name not in _HEAD:
                parts += self._other(child)
        made = arranged(with_parts(provision, tuple(parts)))
        bare = not made.body and not made.children
        heading = made.heading.words if made.heading else ""
        return (
            replace(made, status=status_of_heading(heading) or "vacant") if bare and made.level == "section" else made
        )

    def _block(self, element: etree._Element, depth: int) -> Iterator[Part]:
        """The words, tables and items of an element that holds blocks; one that holds words alone is a block itself."""
        inside = [element_name(child) for child in element]
        if not any(name in ("p", "table", "blockList", "ul", "ol", "block") for name in inside):
            yield from self.texts.paragraph(element)
            return
        for child in element:
            name = element_name(child)
            if name == "blockList":
                for part in child:
                    if element_name(part) in ("item", "blockList"):
                        yield self._item(part, depth)
                    else:
                        yield from self.texts.paragraph(part)
            elif name in ("ul", "ol"):
                for part in child:
                    yield with_parts(Provision("point"), tuple(self._block(part, depth)))
            elif name == "table":
                yield from self.texts.table(child)
            else:
                yield from self.texts.paragraph(child)

    def _other(self, element: etree._Element) -> Iterator[Text]:
        """Words of an element that the profile has no place for, as a paragraph."""
        name = element_name(element)
        if name in ("p", "block"):
            yield from self.texts.paragraph(element)
        elif name == "blockList":
            self.losses["lists where none can stand, kept as paragraphs"] += 1
            for child in element.iter(f"{{{AKN}}}p"):
                yield from self.texts.paragraph(child)
        elif name:
            self.losses[f"<{name}>, kept as a paragraph"] += 1
            yield from self.texts.paragraph(element)

    def _label(self, element: etree._Element) -> str:
        found = element.find("a:num", _N)
        return collapse("".join(str(part) for part in found.itertext())) if found is not None else ""

    def _heading(self, element: etree._Element) -> Text | None:
        found = element.find("a:heading", _N)
        return (next(iter(self.texts.paragraph(found)), None)) if found is not None else None
