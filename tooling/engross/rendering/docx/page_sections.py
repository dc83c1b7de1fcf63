"""Sections: paper, margins, the foot of each page, and the certificate on pages of its own behind the law.

The certificate stands in the *header* of its page (docs/decisions/0004-certificate.md): the body of the document
is the law and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from engross.rendering.docx.docx_runs import text_xml
from engross.rendering.docx.xml_text import DECLARATION, NAMESPACES
from engross.rendering.page_layout import PageLayout


def section_xml(
    page: PageLayout, *, header: str = "", line_numbers: bool = False, running_head: str = "", first_head: str = ""
) -> str:
    """A ``w:sectPr`` that begins a page; ``header`` is the relationship id of its header, ``running_head`` that of the
    head of every page but the first, ``first_head`` that of the first page alone, if it has one."""
    named = header or running_head
    head = f'<w:headerReference w:type="default" r:id="{named}"/>' if named else ""
    head += f'<w:headerReference w:type="first" r:id="{first_head}"/>' if first_head else ""
    foot = '<w:footerReference w:type="first" r:id="footer"/>' if running_head or first_head else ""
    numbers = f'<w:lnNumType w:countBy="{page.every}" w:distance="{page.distance}" w:restart="{page.restart}"/>'
    return (
        f'<w:sectPr>{head}<w:footerReference w:type="default" r:id="footer"/>{foot}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{page.top if header else page.header}" w:footer="{page.footer}" w:gutter="0"/>'
        f"{numbers if line_numbers else ''}{'<w:titlePg/>' if running_head or first_head else ''}</w:sectPr>"
    )


def empty_paragraph(section: str = "", end: str = "") -> str:
    """A paragraph without words and of next to no height; it ends ``section``, and ``end`` tracks its mark."""
    return (
        '<w:p><w:pPr><w:suppressLineNumbers/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        f'<w:rPr>{end}<w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>{section}</w:pPr></w:p>'
    )


def header_part(content: str) -> str:
    """A header that holds ``content`` (paragraphs and tables)."""
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{content}</w:hdr>"


def first_page_xml(paragraphs: Sequence[str]) -> str:
    """What the head of the first page says: its first paragraph in bold, the others small."""
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>"
    style = '<w:pPr><w:pStyle w:val="Legend"/></w:pPr>'
    return "".join(
        f"<w:p>{style}<w:r>{bold if at == 0 else ''}{text_xml(words)}</w:r></w:p>"
        for at, words in enumerate(paragraphs)
    )


def running_head_part(page: PageLayout) -> str:
    """The head of a page of a book: its chapter and its first section, which Word looks up by their styles."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{page.text_width}"/></w:tabs>'
    return (
        f'{DECLARATION}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Legend"/>{tab}</w:pPr>'
        f"{_field('STYLEREF Chapter')}<w:r><w:tab/></w:r>{_field('STYLEREF Section')}</w:p></w:hdr>"
    )


def footer_part(words: str) -> str:
    """The foot of every page: what the document is made from, and its page number."""
    said = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r>{text_xml(words)}</w:r></w:p>' if words else ""
    return (
        f"{DECLARATION}<w:ftr {NAMESPACES}>{said}"
        f'<w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr><w:r>{text_xml("Page ")}</w:r>{_field("PAGE")}'
        f"<w:r>{text_xml(' of ')}</w:r>{_field('NUMPAGES')}</w:p></w:ftr>"
    )


def _field(name: str) -> str:
    shown = "" if name.startswith("STYLEREF") else "1"
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'
