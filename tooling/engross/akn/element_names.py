"""The names of the file format: namespaces, elements, attributes."""

from __future__ import annotations

from typing import Final

from engross.model.law.hierarchy import EID_PARTS
from engross.model.law.provision import Level
from engross.model.law.text import TagKind

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS: Final = "urn:x-engross:1"
"""What Akoma Ntoso has no word for stands in this namespace (docs/source-format.md)."""

STATUS: Final = f"{{{OURS}}}status"
CITED: Final = f"{{{OURS}}}cited"
EXCERPT: Final = f"{{{OURS}}}excerpt"
BASE: Final = f"{{{OURS}}}base"

ELEMENTS: Final[dict[Level, str]] = {level: level for level in EID_PARTS} | {
    "definition": "hcontainer",
    "text": "alinea",
}
"""The element of each level; ``hcontainer`` has a name beside it."""

LEVELS_BY_ELEMENT: Final[dict[str, Level]] = {f"{{{AKN}}}{element}": level for level, element in ELEMENTS.items()}
"""The levels by the names of their elements."""

VALUE_ATTRIBUTE: Final[dict[TagKind, str]] = {
    "ref": "href",
    "quantity": "normalized",
    "date": "date",
    "time": "time",
    "img": "src",
}
"""The attribute that holds ``Tag.value``."""
