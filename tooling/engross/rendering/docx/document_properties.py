"""The file's properties: title, subject, who made it and when (ISO/IEC 29500-2, core properties)."""

from __future__ import annotations

from engross.model.publication.publication import Publication
from engross.rendering.docx.xml_text import DECLARATION, escaped


def core_part(publication: Publication) -> str:
    """``docProps/core.xml``; both dates are the publication's own."""
    date = escaped(publication.date)
    subject = f"<dc:subject>{escaped(publication.subject)}</dc:subject>" if publication.subject else ""
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(publication.title)}</dc:title>{subject}"
        f"<dc:creator>{escaped(publication.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escaped(publication.author)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified>'
        f"<dc:language>{escaped(publication.language)}</dc:language></cp:coreProperties>"
    )


def application_part() -> str:
    """``docProps/app.xml``: what made the file."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{namespace}"><Application>Engross</Application></Properties>'
