"""The looks of Word documents: ``templates/word/``, which a city may change without touching Python."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from lxml import etree

from engross.errors import SourceError
from engross.model.publication.publication import Style
from engross.rendering.docx.xml_text import W_NAMESPACE
from engross.resources import SHIPPED, Templates

STYLE_IDS: Mapping[Style, str] = MappingProxyType(
    {
        "title": "Title",
        "subtitle": "Subtitle",
        "chapter": "Chapter",
        "article": "Article",
        "section": "Section",
        "subsection": "Subsection",
        "paragraph": "Paragraph",
        "subparagraph": "Subparagraph",
        "clause": "Clause",
        "subclause": "Subclause",
        "definition": "Definition",
        "point": "Point",
        "text": "Text",
        "caption": "TableCaption",
        "cell": "TableCell",
        "cell-heading": "TableHeading",
        "notes-heading": "NotesHeading",
        "note": "TableNote",
        "heading": "DocumentHeading",
        "body": "Body",
        "item": "Item",
        "centered": "Centered",
        "signature": "Signature",
        "legend": "Legend",
    }
)
"""The ``w:styleId`` of each kind of line."""

_LABELLED = ("Subsection", "Subsection", "Paragraph", "Subparagraph", "Clause", "Subclause")
_PLAIN = ("Text", "Text1", "Text2", "Text3", "Text4", "Text5")
_OTHERS = (
    "LawTable",
    "FootnoteText",
    "FootnoteReference",
    "CommentText",
    "CommentReference",
    "Footer",
    "PageNumber",
    "DefinedTerm",
)
_W = f"{{{W_NAMESPACE}}}"


@dataclass(frozen=True, slots=True)
class Indent:
    """Where a paragraph's words stand, and how far its label hangs out to the left; twentieths of a point."""

    left: int = 0
    hanging: int = 0


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Paper, margins and line numbers; twentieths of a point, but ``every``: the n of "each n-th line"."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    every: int
    distance: int
    restart: str

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class WordStyles:
    """``styles.xml`` as it goes into the file, the page, and the indents that its styles state."""

    styles: bytes
    page: PageLayout
    indents: Mapping[str, Indent]

    def indent(self, level: int, labelled: bool) -> Indent:
        """The indent of the law at ``level``, beyond the deepest style by equal steps."""
        ids = _LABELLED if labelled else _PLAIN
        if level < len(ids):
            return self.indents[ids[level]]
        deepest, above = self.indents[ids[-1]], self.indents[ids[-2]]
        return Indent(deepest.left + (level - len(ids) + 1) * (deepest.left - above.left), deepest.hanging)


@lru_cache(maxsize=4)
def read_word_styles(templates: Templates = SHIPPED) -> WordStyles:
    """The look that ``word/styles.xml`` and ``word/page.toml`` of ``templates`` describe.

    Errors: SourceError where they are not as they must be.
    """
    styles = templates.data("word", "styles.xml")
    return WordStyles(styles, _page(templates.text("word", "page.toml")), _indents(styles, "templates/word/styles.xml"))


def _indents(styles: bytes, name: str) -> Mapping[str, Indent]:
    try:
        root = etree.fromstring(styles, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as fault:
        raise SourceError(name, fault.lineno or 0, f"this is not well-formed XML: {fault.msg}.") from None
    found: dict[str, Indent] = {}
    for style in root.iter(f"{_W}style"):
        stated = style.find(f"{_W}pPr/{_W}ind")
        left, hanging = (0, 0) if stated is None else (stated.get(f"{_W}left", "0"), stated.get(f"{_W}hanging", "0"))
        try:
            found[style.get(f"{_W}styleId", "")] = Indent(int(left), int(hanging))
        except ValueError:
            raise SourceError(name, style.sourceline or 0, "w:left and w:hanging must be whole numbers.") from None
    missing = sorted({*STYLE_IDS.values(), *_PLAIN, *_LABELLED, *_OTHERS} - found.keys())
    if missing:
        raise SourceError(name, 0, f"the style {missing[0]} is missing: every style that ships must stay, restore it.")
    return MappingProxyType(found)


def page_layout(templates: Templates) -> PageLayout:
    """Paper and margins by ``word/page.toml`` of ``templates``. Errors: SourceError where that file is wrong."""
    return _page(templates.text("word", "page.toml"))


_PAPERS = {"Letter": (8.5, 11.0), "Legal": (8.5, 14.0), "A4": (210 / 25.4, 297 / 25.4)}
"""Width and height of a paper, in inches."""


def _with_paper(page: dict[str, Any], name: str) -> dict[str, Any]:
    """The settings of a page with the measures of the ``paper`` that they name, if they name one."""
    if "paper" not in page:
        return page
    measures = _PAPERS.get(page["paper"]) if isinstance(page["paper"], str) else None
    if measures is None or "width" in page or "height" in page:
        known = ", ".join(_PAPERS)
        raise SourceError(name, 0, f"[page] names its paper ({known}), or its width and height, and not both.")
    return {**page, "width": measures[0], "height": measures[1]}


def _page(text: str) -> PageLayout:
    name = "templates/word/page.toml"
    try:
        stated: dict[str, dict[str, Any]] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise SourceError(name, 0, f"this is not TOML: {fault}.") from None

    def measure(table: str, key: str) -> int:
        inches = stated.get(table, {}).get(key)
        if not isinstance(inches, int | float) or not 0 <= inches < 100:
            raise SourceError(name, 0, f"[{table}] needs {key} as a number of inches, such as {key} = 1.0.")
        return round(inches * 1440)

    stated["page"] = _with_paper(stated.get("page", {}), name)
    numbers = stated.get("line_numbers", {})
    every, restart = numbers.get("every"), numbers.get("restart")
    if not isinstance(every, int) or every < 1 or restart not in ("newPage", "continuous"):
        raise SourceError(name, 0, '[line_numbers] needs every = 1 (or more) and restart = "newPage" or "continuous".')
    width, height, top, right, bottom, left, header, footer = (
        measure("page", key) for key in ("width", "height", "top", "right", "bottom", "left", "header", "footer")
    )
    if width - left - right < 1440 or height - top - bottom < 1440:
        raise SourceError(name, 0, "the margins leave less than an inch for the words: make them smaller.")
    distance = measure("line_numbers", "distance")
    return PageLayout(width, height, top, right, bottom, left, header, footer, every, distance, restart)
