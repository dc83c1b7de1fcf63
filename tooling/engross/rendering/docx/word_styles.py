"""The looks of Word documents: ``templates/word/``, which a city may change without touching Python."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from lxml import etree

from engross.errors import SourceError
from engross.model.publication.publication import Style
from engross.rendering.docx.xml_text import W_NAMESPACE
from engross.rendering.page_layout import PageLayout, page_layout
from engross.resources import SHIPPED, Templates
from engross.values import dataclass

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
class WordStyles:
    """``styles.xml`` as it goes into the file (no comments), the page, and the indents that its styles state."""

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
    indents = _indents(styles, "templates/word/styles.xml")
    return WordStyles(_without_comments(styles), page_layout(templates), indents)


def _without_comments(styles: bytes) -> bytes:
    """Well-formed XML without its comments and the blanks before them. They tell whoever changes the template what is
    what; some programs take one for an element that they do not know, and refuse the file."""
    kept, at = [], 0
    while (begin := styles.find(b"<!", at)) >= 0:
        if styles.startswith(b"<!--", begin):
            kept.append(styles[at:begin].rstrip())
            at = styles.index(b"-->", begin) + 3
        else:  # a section of text, in which nothing is a comment
            end = styles.find(b"]]>", begin) + 3 if styles.startswith(b"<![CDATA[", begin) else begin + 2
            kept.append(styles[at:end])
            at = end
    return b"".join((*kept, styles[at:]))


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
