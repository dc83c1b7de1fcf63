"""The elements of Akoma Ntoso as its readers take them: which are parts of the law, which are words in a paragraph.

Source: Akoma Ntoso 3.0 (OASIS Standard, 29 August 2018), part 2; drafts and earlier versions have the same elements.
"""

from __future__ import annotations

from lxml import etree

from engross.akn.element_names import AKN
from engross.errors import SourceError
from engross.importing.code.published_xml import element_name
from engross.model.law.provision import CONTAINERS

AKN_NAMESPACES = ("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "http://www.akomantoso.org/")
"""How the namespace of such a file begins; what may follow is the version of a draft (``/WD17``, ``2.0``)."""

BODIES = frozenset({"body", "mainBody", "portionBody"})
"""What holds the law of a document."""

HEAD = frozenset({"num", "heading"})

_PARTS_OF_SECTIONS = frozenset({"subsection", "paragraph", "subparagraph", "clause", "subclause", "indent", "subrule"})
_OTHER_PARTS = frozenset(
    {"point", "list", "sublist", "alinea", "level", "proviso", "transitional", "hcontainer", "item"}
)
HIERARCHY = frozenset(CONTAINERS) | {"section"} | _PARTS_OF_SECTIONS | _OTHER_PARTS

UNNUMBERED = frozenset({"point", "indent", "item", "li"})
"""What is an item of a list without a number, too."""

QUOTED_LAW = frozenset({"quotedStructure", "embeddedStructure"})

_LOOKS = frozenset({"b", "i", "u", "sup", "sub", "a", "abbr", "span", "inline", "remark", "ins", "del", "decoration"})
_MARKS = frozenset({"noteRef", "authorialNote", "br", "eol", "eop", "img", "omissis", "placeholder", "fillIn"})
_LINKS = frozenset({"ref", "mref", "rref", "mod", "mmod", "rmod", "quotedText", "embeddedText", "def", "term"})
_FACTS = frozenset(
    {
        *("date", "time", "quantity", "person", "organization", "concept", "object", "event", "location", "process"),
        *("role", "entity", "courtType", "neutralCitation", "party", "judge", "lawyer", "signature", "opinion"),
        *("argument", "affectedDocument", "relatedDocument", "change", "recordedTime", "vote", "outcome"),
    }
)
_TITLES = frozenset(
    {
        *("docType", "docTitle", "docNumber", "docProponent", "docDate", "legislature", "session", "shortTitle"),
        *("docAuthority", "docPurpose", "docCommittee", "docIntroducer", "docStage", "docStatus", "docJurisdiction"),
        "docketNumber",
    }
)
INLINE = _LOOKS | _MARKS | _LINKS | _FACTS | _TITLES
"""What stands in the words of a paragraph; every other element is a block, or holds blocks."""


def is_akoma_ntoso(start: bytes) -> bool:
    """Whether a file that begins with ``start`` is Akoma Ntoso of some version."""
    return any(name.encode("ascii") in start for name in AKN_NAMESPACES)


def parsed_document(data: bytes, name: str) -> etree._Element:
    """The root of the file ``data``, called ``name``, its elements in the namespace of Akoma Ntoso 3.0.

    Errors: SourceError where it is not well-formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise SourceError(name, fault.lineno or 0, "this is not well-formed XML; correct the markup here") from None
    space = etree.QName(root).namespace
    if space and space != AKN and space.startswith(AKN_NAMESPACES):
        for element in root.iter(f"{{{space}}}*"):
            element.tag = f"{{{AKN}}}{element_name(element)}"
    return root


def hierarchy_in(element: etree._Element) -> list[etree._Element]:
    """The elements of the hierarchy in an element, without those of the law that is quoted in it."""
    found = []
    for child in element:
        name = element_name(child)
        if name not in QUOTED_LAW:
            found += [child] if name in HIERARCHY else []
            found += hierarchy_in(child)
    return found


def holds_units(element: etree._Element) -> bool:
    """Whether an element holds sections, or units that may hold sections."""
    return any(element_name(inner) in CONTAINERS or element_name(inner) == "section" for inner in hierarchy_in(element))


def holds_quoted(element: etree._Element) -> bool:
    """Whether an element that stands in words holds law that is quoted."""
    return (
        any(element_name(inner) in QUOTED_LAW for inner in element.iter()) and element_name(element) != "authorialNote"
    )
