"""The names of the file format: namespaces, and what each level is called."""

from __future__ import annotations

from typing import Final

from engross.model.provision import Level
from engross.model.text import TagKind

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS: Final = "urn:x-engross:1"
"""What Akoma Ntoso has no word for stands in this namespace (docs/source-format.md)."""

STATUS: Final = f"{{{OURS}}}status"
CITED: Final = f"{{{OURS}}}cited"
EXCERPT: Final = f"{{{OURS}}}excerpt"
BASE: Final = f"{{{OURS}}}base"

ABBREVIATIONS: Final[dict[Level, str]] = {
    "chapter": "chp",
    "article": "art",
    "section": "sec",
    "subsection": "subsec",
    "paragraph": "para",
    "subparagraph": "subpara",
    "clause": "cl",
    "subclause": "subcl",
    "definition": "def",
    "point": "point",
    "text": "al",
}
"""How eIds name each level (Akoma Ntoso Naming Convention 1.0, § 5.2; ``def`` is ours)."""

ELEMENTS: Final[dict[Level, str]] = {level: level for level in ABBREVIATIONS} | {
    "definition": "hcontainer",
    "text": "alinea",
}
"""The element of each level; ``hcontainer`` has a name beside it."""

VALUE_ATTRIBUTE: Final[dict[TagKind, str]] = {
    "ref": "href",
    "quantity": "normalized",
    "date": "date",
    "time": "time",
}
"""The attribute that holds ``Tag.value``."""
