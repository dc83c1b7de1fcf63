"""The letterhead in the head of the first page, and the styles that its lines are in.

::

    <w:tbl> … <w:tc> logo </w:tc><w:tc> lines </w:tc><w:tc> seal </w:tc> … </w:tbl>
    <w:p><w:pPr><w:pStyle w:val="LetterheadRule"/></w:pPr></w:p>
"""

from __future__ import annotations

from lxml import etree

from engross.errors import SourceError
from engross.rendering.docx.docx_runs import text_xml
from engross.rendering.docx.drawing_xml import drawing_xml
from engross.rendering.docx.xml_text import DECLARATION, PACKAGE_NAMESPACE, R_NAMESPACE, W_NAMESPACE
from engross.rendering.letterhead import Letterhead, Picture
from engross.rendering.page_layout import PageLayout
from engross.resources import Templates

_FILE = "templates/word/letterhead.xml"
_STYLES = ("LetterheadName", "Letterhead", "LetterheadRule")
_TWIPS = 20
_CELL_MARGIN = 115
"""Twentieths of a point on either side of a picture."""


def letterhead_xml(head: Letterhead, page: PageLayout) -> str:
    """The letterhead as paragraphs and a table of a ``w:hdr``."""
    lines = "".join(
        _paragraph("LetterheadName" if at == 0 else "Letterhead", f"<w:r>{text_xml(words)}</w:r>")
        for at, words in enumerate(head.lines)
    )
    rule = _paragraph("LetterheadRule", "")
    if not head.pictures:
        return lines + rule
    side = round(head.side * _TWIPS) + 2 * _CELL_MARGIN
    widths = (side, page.text_width - 2 * side, side)
    cells = (
        _paragraph("Letterhead", _picture(head.logo, 1), "left"),
        lines or _paragraph("Letterhead", ""),
        _paragraph("Letterhead", _picture(head.seal, 2), "right"),
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{page.text_width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>{rule}"
    )


def picture_parts(head: Letterhead, header: str) -> dict[str, str | bytes]:
    """The files of the pictures, and the relations of the part ``word/<header>.xml`` to them."""
    if not head.pictures:
        return {}
    relations = "".join(
        f'<Relationship Id="{each.name}" Type="{R_NAMESPACE}/image" Target="media/{each.name}.{each.kind}"/>'
        for each in head.pictures
    )
    files: dict[str, str | bytes] = {f"word/media/{each.name}.{each.kind}": each.data for each in head.pictures}
    named = f'{DECLARATION}<Relationships xmlns="{PACKAGE_NAMESPACE}">{relations}</Relationships>'
    return {f"word/_rels/{header}.xml.rels": named, **files}


def letterhead_styles(styles: bytes, templates: Templates) -> bytes:
    """``styles.xml`` with the styles of ``word/letterhead.xml`` that it does not define itself.

    Errors: SourceError where that file is not well-formed, or a style is in neither.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_blank_text=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(templates.data("word", "letterhead.xml"), parser)
    except etree.XMLSyntaxError as fault:
        raise SourceError(_FILE, fault.lineno or 0, f"this is not well-formed XML: {fault.msg}.") from None
    key = f"{{{W_NAMESPACE}}}styleId"
    offered = {style.get(key): style for style in root.iter(f"{{{W_NAMESPACE}}}style")}
    whole = etree.fromstring(styles, etree.XMLParser(resolve_entities=False, no_network=True))
    there = {style.get(key) for style in whole.iter(f"{{{W_NAMESPACE}}}style")}
    missing = [name for name in _STYLES if name not in there and name not in offered]
    if missing:
        raise SourceError(_FILE, 0, f"the style {missing[0]} is missing: every style that ships must stay, restore it.")
    for name, style in offered.items():
        if name not in there:
            whole.append(style)
    return etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)


def _paragraph(style: str, content: str, alignment: str = "") -> str:
    aligned = f'<w:jc w:val="{alignment}"/>' if alignment else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{aligned}</w:pPr>{content}</w:p>'


def _picture(picture: Picture | None, number: int) -> str:
    if picture is None:
        return ""
    size = picture.width, picture.height
    return drawing_xml(picture.name, number, picture.name, picture.words, size, picture.orientation)
