"""The whole document: its blocks in order, and behind them the certificate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from engross.model.comparison.span import Mark
from engross.model.publication.publication import (
    Grid,
    GridRow,
    Line,
    PageBlock,
    PageBreak,
    Publication,
    Run,
    Style,
    lines_in,
)
from engross.rendering.docx.contents_list import contents_headings, contents_targets, contents_xml, front_length
from engross.rendering.docx.document_properties import application_part, core_part
from engross.rendering.docx.document_state import DocumentState, picture_relation
from engross.rendering.docx.docx_paragraph import ParagraphPosition, paragraph_xml
from engross.rendering.docx.docx_table import table_xml
from engross.rendering.docx.embedded_sources import source_parts
from engross.rendering.docx.letterhead_part import letterhead_styles, letterhead_xml, picture_parts
from engross.rendering.docx.package import complete_parts, package
from engross.rendering.docx.page_sections import (
    empty_paragraph,
    first_page_xml,
    footer_part,
    header_part,
    running_head_part,
    section_xml,
)
from engross.rendering.docx.settings import comments_part, footnotes_part, settings_part
from engross.rendering.docx.word_styles import WordStyles, read_word_styles
from engross.rendering.docx.xml_text import DECLARATION, NAMESPACES
from engross.rendering.letterhead import Letterhead, letterhead_of
from engross.resources import SHIPPED, Templates

_HEAD, _TITLE_HEAD = "header0", "header00"
"""The names of the head of a first page, in a book of the pages behind the title's, and of the head of a book's title
page; those of the certificate are ``header1`` and on."""


def render_docx(publication: Publication, templates: Templates = SHIPPED) -> bytes:
    """``publication`` as the bytes of a .docx; the same publication and templates give the same bytes.

    The look is that of ``word/`` in ``templates``. Errors: EngrossError where words hold a character that XML cannot,
    and SourceError where the look is not as it must be.
    """
    return package(docx_parts(publication, templates))


def docx_parts(publication: Publication, templates: Templates = SHIPPED) -> dict[str, bytes]:
    """The parts of that .docx by name, in their order. Errors: as ``render_docx``."""
    look = read_word_styles(templates)
    lines = list(lines_in(publication.blocks))
    headings = contents_headings(publication)
    draft = DocumentState(publication, look, {**_targets(publication.blocks, lines), **contents_targets(headings)})
    parts: dict[str, str | bytes] = {
        "docProps/app.xml": application_part(),
        "docProps/core.xml": core_part(publication),
        "word/footer.xml": footer_part(publication.short_footer or publication.footer),
        "word/styles.xml": look.styles,
        **source_parts(publication.sources),
    }
    front = front_length(publication) if publication.book else 0
    body = _blocks(publication.blocks[:front], draft) + contents_xml(
        headings, draft, own_page=not publication.contents_depth
    )
    body += _blocks(publication.blocks[front:], draft)
    letterhead = letterhead_of(templates)
    heads = _heads(publication, letterhead, look)
    parts |= heads
    if letterhead is not None:
        parts["word/styles.xml"] = letterhead_styles(look.styles, templates)
    for number, page in enumerate(_pages(publication.certificate), start=1):
        parts[f"word/header{number}.xml"] = header_part(_certificate(page, draft))
    parts["word/document.xml"] = _document(body, publication, look, heads)
    if draft.notes:
        parts["word/footnotes.xml"] = footnotes_part(draft.notes)
    if draft.comments:
        parts["word/comments.xml"] = comments_part(draft.comments)
    parts["word/settings.xml"] = settings_part(tracked=_changes(publication.blocks, lines), notes=bool(draft.notes))
    parts |= {part: picture.data for part, picture in draft.pictures.items()}
    return complete_parts(parts, {part: picture_relation(part) for part in draft.pictures})


def _heads(publication: Publication, letterhead: Letterhead | None, look: WordStyles) -> dict[str, str | bytes]:
    """The head of the first page, and in a book that of the others, with the pictures in them."""
    parts: dict[str, str | bytes] = {}
    if publication.book:
        parts[f"word/{_HEAD}.xml"] = running_head_part(look.page)
    first = _TITLE_HEAD if publication.book else _HEAD
    head = letterhead_xml(letterhead, look.page) if letterhead is not None else ""
    told = first_page_xml(publication.first_page) if not publication.book else ""
    if head or told:
        parts[f"word/{first}.xml"] = header_part(head + told)
    return parts | (picture_parts(letterhead, first) if letterhead is not None else {})


def _document(body: str, publication: Publication, look: WordStyles, heads: Collection[str]) -> str:
    """``document.xml``: the law's section, then one section for each page of the certificate. ``heads``: the names of
    the parts that are the heads of its pages.

    The paragraph that ends a section is never one of the law: a struck one would take the section with it.
    """
    first = _TITLE_HEAD if publication.book else _HEAD
    law = section_xml(
        look.page,
        line_numbers=publication.line_numbers,
        running_head=_HEAD if publication.book else "",
        first_head=first if f"word/{first}.xml" in heads else "",
    )
    certificate_pages = len(_pages(publication.certificate))
    sections = [law] + [section_xml(look.page, header=f"header{n}") for n in range(1, certificate_pages + 1)]
    ends = [empty_paragraph(section) for section in sections[:-1]]
    last_block = publication.blocks[-1] if publication.blocks else None
    if ends or not isinstance(last_block, Line):
        ends.append(empty_paragraph())
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{''.join(ends)}{sections[-1]}</w:body></w:document>"


def _blocks(blocks: Sequence[PageBlock], draft: DocumentState, *, unnumbered: bool = False) -> str:
    parts: list[str] = []
    page_break = False
    for at, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            page_break = True
            continue
        later = (blocks[index] for index in range(at + 1, len(blocks)))
        following = next((b for b in later if not isinstance(b, PageBreak)), None)
        after_table = at > 0 and isinstance(blocks[at - 1], Grid)
        next_line = following if isinstance(following, Line) else None
        keep, below = _introduces(block, following), at > 0 and _signs(blocks[at - 1]) and _signs(block)
        setting = ParagraphPosition(keep, page_break, after_table, next_line, unnumbered, below)
        if isinstance(block, Grid):
            parts.append(_between_tables(blocks[:at], block, draft))
            parts.append(table_xml(block, draft, setting))
        else:
            parts.append(paragraph_xml(block, draft, setting))
        page_break = False
    return "".join(parts)


def _introduces(block: Line | Grid, following: PageBlock | None) -> bool:
    """Whether ``block`` stays with what follows: a line with a table or a deeper line, a table with its notes."""
    if isinstance(block, Grid):
        return isinstance(following, Line) and following.style in ("notes-heading", "note")
    if isinstance(following, Grid):
        return True
    return isinstance(following, Line) and bool(following.label) and following.level > block.level


def _signs(block: PageBlock) -> bool:
    return isinstance(block, Line) and block.style == "signature"


def _between_tables(before: Sequence[PageBlock], grid: Grid, draft: DocumentState) -> str:
    """What keeps ``grid`` apart from a table right before it: Word joins tables that touch.

    Whether they touch may differ between the accepted and the rejected text, and so may the mark of what keeps
    them apart; where they touch only while the changes stand, it is in neither text.
    """
    touches = {lost: _after_table(before, grid, lost) for lost in ("inserted", "deleted")}
    if touches["inserted"] and touches["deleted"]:
        return empty_paragraph()
    if touches["deleted"]:
        return empty_paragraph(end=draft.tracked_end("inserted", terms=False))
    if touches["inserted"]:
        return empty_paragraph(end=draft.tracked_end("deleted", terms=False))
    if before and isinstance(before[-1], Grid):
        both = draft.tracked_end("inserted", terms=False) + draft.tracked_end("deleted", terms=False)
        return empty_paragraph(end=both)
    return ""


def _after_table(before: Sequence[PageBlock], grid: Grid, lost: Mark) -> bool:
    """Whether ``grid`` is there without what is ``lost``, and a table right before it."""
    if _gone(grid, lost):
        return False
    last = next((b for b in reversed(before) if not isinstance(b, PageBreak) and not _gone(b, lost)), None)
    return isinstance(last, Grid)


def _gone(block: Line | Grid, lost: Mark) -> bool:
    if isinstance(block, Line):
        return block.mark == lost
    return all(row.mark == lost for row in block.rows)


def _targets(blocks: Iterable[PageBlock], lines: Iterable[Line]) -> dict[str, Line | Grid]:
    """The block that each reference in ``lines`` points to; of two with one eId, the one that will stand."""
    linking = (run for line in lines if line.mark == "kept" for run in _runs(line))
    wanted = {run.href[1:] for run in linking if run.href.startswith("#")}
    found: dict[str, Line | Grid] = {}
    places: list[Line | Grid] = [*lines, *(block for block in blocks if isinstance(block, Grid))]
    for block in places:
        if block.anchor in wanted and (block.anchor not in found or _gone(found[block.anchor], "deleted")):
            found[block.anchor] = block
    return found


def _runs(line: Line) -> Iterator[Run]:
    """Every run of ``line``, those of its footnotes too."""
    for run in (*line.label, *line.runs):
        yield run
        if run.note:
            for words in run.note.content:
                yield from words


def _changes(blocks: Iterable[PageBlock], lines: Iterable[Line]) -> bool:
    """Whether anything is marked as changed."""
    rows = (row.mark for block in blocks if isinstance(block, Grid) for row in block.rows)
    if any(mark != "kept" for mark in rows):
        return True
    return any(line.mark != "kept" or any(run.mark != "kept" for run in _runs(line)) for line in lines)


def _pages(certificate: Sequence[PageBlock]) -> list[list[Line | Grid]]:
    """The certificate's pages: it is cut at its page breaks."""
    groups = groupby(certificate, key=lambda block: isinstance(block, PageBreak))
    return [[b for b in page if not isinstance(b, PageBreak)] for is_break, page in groups if not is_break]


def _certificate(page: Sequence[Line | Grid], draft: DocumentState) -> str:
    # LibreOffice numbers the lines of headers too, unless told not to.
    content = _blocks([_bare(block) for block in page], draft, unnumbered=True)
    return content if isinstance(page[-1], Line) else content + empty_paragraph()


def _bare(block: Line | Grid) -> Line | Grid:
    """``block`` without what a header cannot hold (changes, footnotes, comments, links), its cells in small type."""
    if isinstance(block, Line):
        return _bare_line(block)
    cells = ((replace(cell, lines=tuple(map(_bare_line, cell.lines))) for cell in row.cells) for row in block.rows)
    return replace(block, rows=tuple(GridRow(tuple(row)) for row in cells), anchor="")


def _bare_line(line: Line) -> Line:
    label, runs = (tuple(Run(run.text, looks=run.looks) for run in part) for part in (line.label, line.runs))
    style: Style = "legend" if line.style == "cell" else line.style
    return replace(line, style=style, label=label, runs=runs, mark="kept", anchor="", remark="")
