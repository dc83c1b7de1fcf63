"""The ordinances that a Word file was made from, carried in it (docs/decisions/0007-word-round-trip.md).

Each is a custom XML part (ISO/IEC 29500-1 § 15.2.5, § 22.5), which Word keeps and never shows; the part is the
ordinance's own file.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from engross.akn import write_chapter
from engross.akn.element_names import AKN
from engross.model.law.chapter import Chapter
from engross.rendering.docx.xml_text import DECLARATION, PACKAGE_NAMESPACE, R_NAMESPACE

_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def source_parts(sources: Sequence[Chapter]) -> dict[str, str | bytes]:
    """The parts that carry ``sources``, by name: ``customXml/item1.xml`` and what describes it."""
    parts: dict[str, str | bytes] = {}
    for number, chapter in enumerate(sources, start=1):
        identity = str(uuid5(NAMESPACE_URL, f"{chapter.uri}@{chapter.version}/{number}")).upper()
        parts[f"customXml/item{number}.xml"] = write_chapter(chapter)
        parts[f"customXml/itemProps{number}.xml"] = (
            f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{{{identity}}}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{AKN}"/></ds:schemaRefs></ds:datastoreItem>'
        )
        parts[f"customXml/_rels/item{number}.xml.rels"] = (
            f'{DECLARATION}<Relationships xmlns="{PACKAGE_NAMESPACE}"><Relationship Id="properties" '
            f'Type="{R_NAMESPACE}/customXmlProps" Target="itemProps{number}.xml"/></Relationships>'
        )
    return parts
