"""Fields (ISO/IEC 29500-1 § 17.16): which of them are whole, and what shows without a result in the file."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from engross.importing.word.element_names import W
from engross.importing.word.symbol_fonts import is_character, symbol_character
from engross.patterns import compile_on_use
from engross.values import dataclass

_CODE = compile_on_use(r"\s*(?P<name>[A-Za-z]+)")
_SYMBOL = compile_on_use(
    r"\s*SYMBOL\s+(?P<code>0x[0-9a-f]{1,6}|\d{1,7})(?:.*?\\f\s*\"?(?P<font>[^\"\\]+))?", re.IGNORECASE | re.DOTALL
)
_COUNTING = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"})
_SHOWS = {
    "EQ": "an equation",
    "FORMCHECKBOX": "a check box of a form",
    "FORMDROPDOWN": "a choice of a form",
    "GOTOBUTTON": "a button",
    "MACROBUTTON": "a button",
}
"""The fields that show something although the file holds no result of theirs, and what that is."""


@dataclass(slots=True)
class OpenField:
    """A field that is open: its code so far, whether its result has begun, and whether that has shown a word."""

    code: str = ""
    result: bool = False
    shown: bool = False


def shown_without_result(code: str, unheld: Callable[[str], None], refuse: Callable[[str], None]) -> str:
    """The words that a field shows by its code alone.

    ``unheld`` is told of what an ordinance cannot hold; ``refuse`` raises, with a sentence for numbers that Word counts
    and the file does not hold: without them the law would say something else.
    """
    symbol = _SYMBOL.match(code)
    if symbol is not None:
        number, font = int(symbol["code"], 0), (symbol["font"] or "").strip()
        shown = symbol_character(chr(number), font) if is_character(number) else None
        if shown is None:
            unheld(f"a sign of the font {font or 'unknown'} ({symbol['code']})")
        return shown or ""
    found = _CODE.match(code)
    name = found["name"].upper() if found else ""
    if name in _COUNTING:
        refuse(
            f"has a number that the field {name} counts, and the file does not hold it; type the number in its place"
        )
    if name in _SHOWS:
        unheld(_SHOWS[name])
    return ""


def is_contents(code: str) -> bool:
    """Whether a field is a table of contents, of figures or of authorities, or an index."""
    found = _CODE.match(code)
    return found is not None and found["name"].upper() in ("TOC", "TOA", "INDEX")


def without_broken_fields(root: etree._Element) -> etree._Element:
    """``root`` without the marks of fields that are not whole, removed in place, so that their words stay.

    A field is broken where its end or its beginning is deleted, or where its result has lost the mark it begins with.
    """
    if next(root.iter(f"{W}fldChar"), None) is None:
        return root
    open_fields: list[_Marks] = []
    broken: list[etree._Element] = []
    for element in root.iter(f"{W}fldChar", f"{W}t"):
        if element.tag == f"{W}t":
            if open_fields and len(open_fields[-1].marks) == 1 and (element.text or "").strip():
                open_fields[-1].words = True
            continue
        kind = element.get(f"{W}fldCharType", "")
        if kind == "begin":
            open_fields.append(_Marks([element]))
        elif not open_fields or (kind == "separate" and len(open_fields[-1].marks) > 1):
            broken.append(element)
        elif kind == "separate":
            open_fields[-1].marks.append(element)
        else:
            done = open_fields.pop()
            if done.words and len(done.marks) == 1:
                broken += [*done.marks, element]
    for left in open_fields:
        broken += left.marks
    for element in broken:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return root


@dataclass(slots=True)
class _Marks:
    """The marks of an open field, and whether words stand where its code should."""

    marks: list[etree._Element]
    words: bool = False
