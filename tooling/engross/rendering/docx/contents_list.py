"""The contents of a book in Word: a line a heading, with the number of its page.

It stands in a content control of its own (ISO 29500-1, 17.5.2.13).

::

    <w:p>
      <w:pPr><w:pStyle w:val="Item"/><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9360"/></w:tabs></w:pPr>
      <w:hyperlink w:anchor="…"><w:r><w:t>Chapter 68 Noise</w:t></w:r></w:hyperlink><w:r><w:tab/></w:r>
      … a field PAGEREF, which Word computes when it opens the file (w:dirty) …
    </w:p>
"""

from __future__ import annotations

from collections.abc import Sequence

from engross.model.publication.publication import Line, Publication
from engross.rendering.docx.document_state import DocumentState
from engross.rendering.docx.docx_runs import text_xml
from engross.rendering.heading_outline import HEADING_RANKS, heading_outline, heading_words
from engross.values import dataclass

_CONTROL = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    "</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
)
"""The content control by which Word, and whoever reads the file, tells a list of contents from the text."""

_INDENT = 240
"""Twentieths of a point by which each level of headings stands in."""


@dataclass(frozen=True, slots=True)
class ContentsHeading:
    """A heading that the contents list: its line, and how deep it stands, 0 the outermost."""

    line: Line
    depth: int


def front_length(publication: Publication) -> int:
    """How many blocks are on the title page: those before the first that is neither title, subtitle nor legend."""
    blocks = publication.blocks
    front = ("title", "subtitle", "legend")
    return next(
        (at for at, block in enumerate(blocks) if not (isinstance(block, Line) and block.style in front)), len(blocks)
    )


def contents_headings(publication: Publication) -> tuple[ContentsHeading, ...]:
    """The headings of a book that can be linked to, its title aside; none of any other publication."""
    if not publication.book:
        return ()
    depths = heading_outline(publication.blocks)
    found = []
    for at, heading in depths.items():
        line = publication.blocks[at]
        if isinstance(line, Line) and line.style in HEADING_RANKS and line.anchor and heading_words(line):
            found.append(ContentsHeading(line, max(heading.depth - 2, 0)))
    deepest = publication.contents_depth
    return tuple(each for each in found if not deepest or each.depth < deepest)


def contents_targets(headings: Sequence[ContentsHeading]) -> dict[str, Line]:
    """The lines that the contents lead to, by anchor; of two with one anchor, the first."""
    found: dict[str, Line] = {}
    for heading in headings:
        found.setdefault(heading.line.anchor, heading.line)
    return found


def contents_xml(headings: Sequence[ContentsHeading], draft: DocumentState, *, own_page: bool) -> str:
    """The contents, on a page of their own or below what stands before them."""
    if not headings:
        return ""
    start = "<w:pageBreakBefore/>" if own_page else ""
    title = f'<w:p><w:pPr><w:pStyle w:val="Item"/>{start}</w:pPr><w:r>{text_xml("Contents")}</w:r></w:p>'
    return _CONTROL.format(title + "".join(_entry(heading, draft) for heading in headings))


def _entry(heading: ContentsHeading, draft: DocumentState) -> str:
    name = draft.bookmarks[heading.line.anchor]
    page = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {name} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r>{text_xml("…")}</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        '<w:p><w:pPr><w:pStyle w:val="Item"/><w:tabs>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{draft.look.page.text_width}"/></w:tabs>'
        f'<w:spacing w:before="0" w:after="20"/><w:ind w:left="{heading.depth * _INDENT}" w:firstLine="0"/></w:pPr>'
        f'<w:hyperlink w:anchor="{name}" w:history="1"><w:r>{text_xml(heading_words(heading.line))}</w:r></w:hyperlink>'
        f"<w:r><w:tab/></w:r>{page}</w:p>"
    )
