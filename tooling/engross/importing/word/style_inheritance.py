"""Style inheritance: what a paragraph's style says of its kind, numbering, indents and look (§ 17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from engross.importing.word.element_names import OFF, W_VALUE, W, child, number, switch, value
from engross.model.publication.publication import Style
from engross.patterns import compile_on_use
from engross.values import dataclass, quick_init

_OURS: Mapping[str, Style] = {
    "tablecaption": "caption",
    "tablecell": "cell",
    "tableheading": "cell-heading",
    "notesheading": "notes-heading",
    "tablenote": "note",
    "text": "text",
    "text1": "text",
    "text2": "text",
    "text3": "text",
    "text4": "text",
    "text5": "text",
    "chapter": "chapter",
    "article": "article",
    "section": "section",
    "subsection": "subsection",
    "paragraph": "paragraph",
    "subparagraph": "subparagraph",
    "clause": "clause",
    "subclause": "subclause",
    "definition": "definition",
    "point": "point",
}
"""Our own styles by name, blanks and capitals aside; LibreOffice keeps names, not ids."""
_TELLING = frozenset(
    {"subsection", "subparagraph", "subclause", "tablenote", "notesheading", "definedterm", "lawtable"}
)
_ENOUGH = 4
"""So many of the telling names, and the styles are ours; "Text" and "Section" alone could be anybody's."""
_CAPTIONS = frozenset({"caption"})
_FURNITURE = compile_on_use(r"toc\s?(heading|\d)|table of (figures|authorities)|index\s?\d|header|footer|page\s?number")
"""Word's own styles for what stands around the text; a style of the city's own that is called like them is not one."""
_HEADINGS = compile_on_use(r"(heading\s?(?P<depth>\d)|title|subtitle)$")
_LEVELS = 10
"""``w:outlineLvl`` counts from 0; the last of its ten values is body text (§ 17.3.1.20)."""


@dataclass(frozen=True, slots=True)
class ListReference:
    """Which list a paragraph is numbered by, and how deep in it; list "0" is none.

    ``style`` is the paragraph style that says so: a level of the list that is bound to it goes before ``level``
    (ISO/IEC 29500-1 § 17.9.23). Empty where the paragraph itself names its level.
    """

    list: str
    level: int
    style: str = ""


@quick_init
@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What the chain of styles under a paragraph says."""

    style: Style | None = None
    furniture: bool = False
    heading: bool = False
    numbered: ListReference | None = None
    left: int | None = None
    hanging: int = 0
    bold: bool = False
    centered: bool = False
    outline: int = 0


@quick_init
@dataclass(frozen=True, slots=True)
class RunLook:
    """What formatting says of a run.

    ``caps``: its letters are shown as capitals. ``font`` is that of its ASCII characters, ``wide_font`` of the others.
    ``picture``: it is the picture in the file of this name, its words are its text alternative.
    """

    looks: frozenset[str] = frozenset()
    hidden: bool = False
    struck: bool = False
    defines: bool = False
    caps: bool = False
    font: str = ""
    wide_font: str = ""
    picture: str = ""


class InheritedStyles:
    """The styles of a file, each chain followed once."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read ``root``, the part ``styles.xml``; a file without one has no styles."""
        styles = list(root.iter(f"{W}style")) if root is not None else []
        self.strike = root is not None and next(root.iter(f"{W}strike", f"{W}dstrike"), None) is not None
        self._by_id = {style.get(f"{W}styleId", ""): style for style in styles}
        self._ours = len(_TELLING & {_flat(style) for style in styles}) >= _ENOUGH
        default = next((s for s in styles if s.get(f"{W}default") in ("1", "true") and _kind(s) == "paragraph"), None)
        self._default = default.get(f"{W}styleId", "") if default is not None else ""
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._runs: dict[str, RunLook] = {}
        self._bases: dict[str, RunLook] = {}
        self._both: dict[tuple[str, RunLook], RunLook] = {}
        self._defaults = _look(
            root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None, RunLook()
        )

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """What the paragraph style called ``style_id`` says; the default style's for None."""
        key = style_id if style_id is not None else self._default
        if key not in self._paragraphs:
            self._paragraphs[key] = self._read_paragraph(key)
        return self._paragraphs[key]

    def runs_of(self, style_id: str | None) -> RunLook:
        """What the paragraph style called ``style_id`` says of runs: all but bold, italic and underlined, which are the
        look of a whole line; the default style's for None.
        """
        key = style_id if style_id is not None else self._default
        if key not in self._bases:
            look = self._defaults
            for style in reversed(list(self._chain(key))):
                look = _look(style.find(f"{W}rPr"), look)
            self._bases[key] = replace(look, looks=frozenset())
        return self._bases[key]

    def run(self, properties: etree._Element | None, base: RunLook) -> RunLook:
        """What a run's own formatting and its character style say over ``base``, that of its paragraph's style.

        A property that both styles switch on is off (§ 17.7.3).
        """
        if properties is None:
            return base
        said = {str(child.tag): child for child in properties}
        style = said.get(_CHARACTER_STYLE)
        named = style.get(W_VALUE, "") if style is not None else ""
        return _look_said(said, self._with_character(named, base) if named else base)

    def _with_character(self, style_id: str, base: RunLook) -> RunLook:
        """What a character style says over ``base``."""
        known = self._both.get((style_id, base))
        if known is None:
            own = self._character(style_id)
            known = self._both[style_id, base] = replace(
                own,
                hidden=own.hidden != base.hidden,
                struck=own.struck != base.struck,
                caps=own.caps != base.caps,
                font=own.font or base.font,
                wide_font=own.wide_font or base.wide_font,
            )
        return known

    def _character(self, style_id: str) -> RunLook:
        if style_id not in self._runs:
            look = RunLook()
            for style in reversed(list(self._chain(style_id))):
                look = _look(style.find(f"{W}rPr"), look)
                if _flat(style) == "definedterm":
                    look = replace(look, defines=True)
            self._runs[style_id] = look
        return self._runs[style_id]

    def _chain(self, style_id: str) -> Iterator[etree._Element]:
        """The style and those it is based on, itself first; a circle is left where it closes."""
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            style_id = value(style, "basedOn") or ""

    def _read_paragraph(self, style_id: str) -> ParagraphStyle:
        chain = list(self._chain(style_id))
        style = next((_OURS[name] for name in map(_flat, chain) if name in _OURS), None) if self._ours else None
        names = [(value(s, "name") or "").lower() for s in chain]
        if style is None and names and names[0] in _CAPTIONS:
            style = "caption"
        said = ParagraphStyle(
            style,
            furniture=any(_FURNITURE.fullmatch(name) for name in names[:1]),
            heading=any(_HEADINGS.match(name) for name in names),
            outline=next((int(m["depth"]) for name in names if (m := _HEADINGS.match(name)) and m["depth"]), 0),
        )
        for element in reversed(chain):
            said = _paragraph_says(
                paragraph_properties(element), said, element.find(f"{W}rPr"), element.get(f"{W}styleId", "")
            )
        return said


_PROPERTIES = f"{W}pPr"
_INDENT, _NUMBERING, _OUTLINE, _ALIGNED = f"{W}ind", f"{W}numPr", f"{W}outlineLvl", f"{W}jc"
_TELLING_PROPERTIES = frozenset({_INDENT, _NUMBERING, _OUTLINE, _ALIGNED})
"""The properties of a paragraph that say something here."""


def paragraph_properties(element: etree._Element) -> dict[str, etree._Element]:
    """The properties of a paragraph, or of a style's paragraphs, by their names: the first of each."""
    properties = child(element, _PROPERTIES)
    if properties is None:
        return {}
    if len(properties) == 1:  # as in most paragraphs, which name their style
        return {str(properties[0].tag): properties[0]}
    return {str(said.tag): said for said in reversed(properties)}


def own_paragraph(properties: Mapping[str, etree._Element], style: ParagraphStyle) -> ParagraphStyle:
    """What a paragraph says with its own properties over its style's."""
    return style if _TELLING_PROPERTIES.isdisjoint(properties) else _paragraph_says(properties, style, None, "")


def _paragraph_says(
    said: Mapping[str, etree._Element], base: ParagraphStyle, look: etree._Element | None, style_id: str
) -> ParagraphStyle:
    bold = switch(look, "b")
    base_left, base_hanging = base.left, base.hanging
    numbered, centered, outline = base.numbered, base.centered, base.outline
    if said:
        indent = said.get(_INDENT)
        if indent is not None:
            left = indent.get(f"{W}left") or indent.get(f"{W}start")
            base_left = number(left) if left is not None else base_left
            hanging, first = indent.get(f"{W}hanging"), indent.get(f"{W}firstLine")
            base_hanging = number(hanging) if hanging else -number(first) if first else base_hanging
        listed = said.get(_NUMBERING)
        if listed is not None:
            own = value(listed, "numId")
            level = value(listed, "ilvl")
            was = numbered or ListReference("", 0)
            numbered = ListReference(
                own if own is not None else was.list,
                number(level) if level is not None else was.level,
                style_id if style_id or level is not None else was.style,
            )
        depth = said[_OUTLINE].get(W_VALUE, "") if _OUTLINE in said else ""
        outline = (number(depth) + 1) % _LEVELS if depth else outline
        centered = said[_ALIGNED].get(W_VALUE, "") == "center" if _ALIGNED in said else centered
    return ParagraphStyle(
        base.style,
        base.furniture,
        base.heading,
        numbered,
        base_left,
        base_hanging,
        base.bold if bold is None else bold,
        centered,
        outline,
    )


_CHARACTER_STYLE = f"{W}rStyle"
_TELLING_LOOKS = frozenset(
    f"{W}{name}" for name in ("b", "i", "u", "vertAlign", "strike", "dstrike", "rFonts", "vanish", "caps")
)
"""The properties of a run that say something here."""


def _look(properties: etree._Element | None, base: RunLook) -> RunLook:
    return base if properties is None else _look_said({str(child.tag): child for child in properties}, base)


def _look_said(said: Mapping[str, etree._Element], base: RunLook) -> RunLook:
    """What the properties of a run, by their names, say over ``base``."""
    if _TELLING_LOOKS.isdisjoint(said):
        return base

    def on(name: str, default: bool) -> bool:
        found = said.get(f"{W}{name}")
        return default if found is None else found.get(f"{W}val", "") not in OFF

    looks = {name for name in base.looks if name not in ("b", "i")} | {
        name for name in ("b", "i") if on(name, name in base.looks)
    }
    underline = said.get(f"{W}u")
    if underline is not None:
        (looks.discard if underline.get(f"{W}val") == "none" else looks.add)("u")
    raised = said.get(f"{W}vertAlign")
    if raised is not None:
        looks -= {"sup", "sub"}
        looks |= {"superscript": {"sup"}, "subscript": {"sub"}}.get(raised.get(f"{W}val", ""), set())
    strikes = [on(name, False) for name in ("strike", "dstrike") if f"{W}{name}" in said]
    fonts = said.get(f"{W}rFonts")
    return RunLook(
        frozenset(looks),
        on("vanish", base.hidden),
        any(strikes) if strikes else base.struck,
        base.defines,
        on("caps", base.caps),
        base.font if fonts is None else fonts.get(f"{W}ascii", base.font),
        base.wide_font if fonts is None else fonts.get(f"{W}hAnsi", base.wide_font),
    )


def _kind(style: etree._Element) -> str:
    return style.get(f"{W}type", "")


def _flat(style: etree._Element) -> str:
    return re.sub(r"[\s_-]", "", (value(style, "name") or "")).lower()
