"""What the styles and the lists of a Word file say of its words: hidden, in capitals, numbered, in a symbol font.

ISO/IEC 29500-1 § 17.7 (styles) and § 17.9 (numbering), read only as far as the words of the page need it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import field
from typing import NamedTuple
from xml.etree import ElementTree

from engross.import_proof.shown_page import ShownNumbering
from engross.patterns import compile_on_use
from engross.values import dataclass

W_CLARK = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
"""Before each name of WordprocessingML, as the stream of tags gives them."""
VALUE = f"{W_CLARK}val"
_W = f"{{{W_CLARK.rstrip()}}}"
"""The same as trees of elements give it."""
_VALUE, _BASED_ON = f"{_W}val", f"{_W}basedOn"
_RUN_PROPERTIES, _PARAGRAPH_PROPERTIES = f"{_W}rPr", f"{_W}pPr"
_STYLE, _STYLE_ID, _TYPE, _DEFAULT = f"{_W}style", f"{_W}styleId", f"{_W}type", f"{_W}default"
_LIST, _LEVEL = f"{_W}numId", f"{_W}ilvl"
_SYMBOL_FONTS = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "zapfdingbats"})
_OFF = frozenset({"0", "false", "off", "none"})
_PLACE = compile_on_use(r"%(\d)")
"""Where the number of a level stands in the text of a label."""
_LINK = "Hyperlink"
"""Word's own style of links, whose underline says nothing else."""
_SWITCHES = frozenset({"vanish", "caps", "smallCaps", "strike", "dstrike", "u"})
LOOKS = _SWITCHES | {"rFonts"}
"""The properties of a run that say something here."""
_LOOKS = {_W + name: name for name in LOOKS}


class ShownLook(NamedTuple):
    """What formatting does to words: hides them, or shows them in capitals, in the signs of a font, marked by hand."""

    hidden: bool = False
    capitals: bool = False
    font: str = ""
    struck: bool = False
    underlined: bool = False


class Listed(NamedTuple):
    """The list and the level that properties name; None where they do not say."""

    list: str | None = None
    level: int | None = None


PLAIN = ShownLook()


@dataclass(slots=True)
class ShownStyles:
    """The styles and the lists of a file."""

    parents: dict[str, str] = field(default_factory=dict)
    looks: dict[str, dict[str, str]] = field(default_factory=dict)
    listed: dict[str, Listed] = field(default_factory=dict)
    default: str = ""
    base: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, ShownNumbering]] = field(default_factory=dict)
    of_style: dict[tuple[str, str], int] = field(default_factory=dict)
    _counted: dict[tuple[str, str | None, int | None], ShownNumbering] = field(default_factory=dict)
    _known: dict[tuple[str, str, tuple[tuple[str, str], ...]], ShownLook] = field(default_factory=dict)

    def look(self, paragraph: str, character: str, own: Mapping[str, str]) -> ShownLook:
        """The look of a run: its own properties, over those of its style, over those of its paragraph's."""
        key = (paragraph, character, tuple(own.items()) if own else ())
        found = self._known.get(key)
        if found is None:
            said = dict(self.base)
            for style in (paragraph or self.default, character):
                for name in reversed(list(self._chain(style))):
                    said.update(self.looks.get(name, {}))
            said.update(own)
            underlined = own.get("u", "" if character == _LINK else self._of_character(character).get("u", ""))
            font = said.pop("font", "").lower()
            on = {name for name, value in said.items() if value not in _OFF}
            made = ShownLook(
                "vanish" in on,
                bool(on & {"caps", "smallCaps"}),
                font if font in _SYMBOL_FONTS else "",
                bool(on & {"strike", "dstrike"}),
                bool(underlined) and underlined not in _OFF,
            )
            found = self._known[key] = PLAIN if made == PLAIN else made
        return found

    def _of_character(self, style: str) -> dict[str, str]:
        said: dict[str, str] = {}
        for name in reversed(list(self._chain(style))):
            said.update(self.looks.get(name, {}))
        return said

    def numbering(self, paragraph: str, in_list: str | None, level: int | None) -> ShownNumbering:
        """What Word counts before a paragraph of the style ``paragraph`` that names a list and a level itself."""
        key = (paragraph, in_list, level)
        found = self._counted.get(key)
        if found is None:
            found = self._counted[key] = self._numbering(paragraph, in_list, level)
        return found

    def _numbering(self, paragraph: str, in_list: str | None, level: int | None) -> ShownNumbering:
        style = paragraph or self.default
        for name in self._chain(style):
            said = self.listed.get(name, Listed())
            in_list = said.list if in_list is None else in_list
            if level is None:
                level = self.of_style.get((in_list or "", name), said.level)
        return self.levels.get(in_list or "", {}).get(level or 0, "")

    def _chain(self, style: str) -> Iterator[str]:
        """A style and those that it is based on; one that inherits from itself ends where it closes."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            yield style
            style = self.parents.get(style, "")


def word_styles(styles: bytes | None, numbering: bytes | None) -> ShownStyles:
    """Read ``styles.xml`` and ``numbering.xml``, either of which may be missing."""
    made = ShownStyles()
    if styles is not None:
        _read_styles(ElementTree.fromstring(styles), made)
    if numbering is not None:
        _read_numbering(ElementTree.fromstring(numbering), made)
    return made


def look_said(name: str, attributes: Mapping[str, str]) -> tuple[str, str] | None:
    """What a property of a run says that matters here: its name and value; None for every other."""
    if name in _SWITCHES:
        return name, attributes.get("val", "1")
    if name == "rFonts":
        font = attributes.get("ascii") or attributes.get("hAnsi")
        return ("font", font) if font else None
    return None


def _read_styles(root: ElementTree.Element, made: ShownStyles) -> None:
    for element in root.iter(f"{_W}rPrDefault"):
        made.base = _look_of(element)
    for element in root.iter(_STYLE):
        key = element.get(_STYLE_ID, "")
        if element.get(_TYPE) == "paragraph" and element.get(_DEFAULT, "0") not in _OFF:
            made.default = made.default or key
        for child in element:
            if child.tag == _BASED_ON:
                made.parents[key] = child.get(_VALUE, "")
            elif child.tag == _RUN_PROPERTIES:
                made.looks[key] = _look_of(child)
            elif child.tag == _PARAGRAPH_PROPERTIES:
                made.listed[key] = _listed(child)


def _look_of(properties: ElementTree.Element) -> dict[str, str]:
    found = [child for child in properties.iter() if child.tag in _LOOKS]
    said = [look_said(_LOOKS[child.tag], _attributes(child)) for child in found]
    return dict([each for each in said if each is not None])


def _listed(properties: ElementTree.Element) -> Listed:
    named, level = next(properties.iter(_LIST), None), next(properties.iter(_LEVEL), None)
    return Listed(
        None if named is None else named.get(_VALUE, ""), None if level is None else whole(level.get(_VALUE, ""))
    )


def _read_numbering(root: ElementTree.Element, made: ShownStyles) -> None:
    abstract: dict[str, ElementTree.Element] = {}
    links: dict[str, str] = {}
    linked: dict[str, str] = {}
    for element in root:
        if _name(element) == "abstractNum":
            key = _attributes(element).get("abstractNumId", "")
            abstract[key] = element
            for child in element:
                if _name(child) == "styleLink":
                    links[_attributes(child).get("val", "")] = key
                elif _name(child) == "numStyleLink":
                    linked[key] = _attributes(child).get("val", "")
    for element in root:
        if _name(element) != "num":
            continue
        number = _attributes(element).get("numId", "")
        named = next((_attributes(c).get("val", "") for c in element if _name(c) == "abstractNumId"), "")
        named = links.get(linked.get(named, ""), named)
        made.levels[number] = {}
        found: dict[int, ElementTree.Element] = {}
        for holder in (abstract.get(named), element):
            for level in holder.iter() if holder is not None else ():
                if _name(level) == "lvl":
                    found[whole(_attributes(level).get("ilvl", "0"))] = level
        counted = {depth for depth, each in found.items() if _said(each).get("numFmt") not in ("none", "bullet")}
        for depth, each in found.items():
            _read_level(each, number, depth, counted, made)


def _said(level: ElementTree.Element) -> dict[str, str]:
    return {_name(child): _attributes(child).get("val", "") for child in level}


def _read_level(element: ElementTree.Element, number: str, level: int, counted: Set[int], made: ShownStyles) -> None:
    """Read a level of the list ``number``; ``counted`` are its levels that have numbers."""
    said = _said(element)
    text = said.get("lvlText", "")
    numbers = counted & {int(place) - 1 for place in _PLACE.findall(text)}
    kind: ShownNumbering = "number" if numbers else "bullet" if text.strip() else ""
    if said.get("numFmt") == "bullet" or "lvlPicBulletId" in said:
        kind = "bullet"
    if kind == "bullet" and sum(letter.isalnum() for letter in _PLACE.sub("", text)) > 1:
        kind = "number"
    if any(_is_hidden(child) for child in element if _name(child) == "rPr"):
        kind = ""
    made.levels[number][level] = kind
    if said.get("pStyle"):
        made.of_style[number, said["pStyle"]] = level


def _is_hidden(properties: ElementTree.Element) -> bool:
    """Whether the numbers of a level are counted and not shown."""
    return any(_name(child) == "vanish" and _attributes(child).get("val", "1") not in _OFF for child in properties)


def whole(said: str) -> int:
    """A whole number, however it was written; 0 where it is none."""
    try:
        return round(float(said))
    except (ValueError, OverflowError):
        return 0


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    return {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
