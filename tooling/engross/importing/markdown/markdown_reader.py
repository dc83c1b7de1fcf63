"""A Markdown file as a page on each side of its changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engross.errors import SourceError
from engross.importing.markdown.foreign_marks import foreign_marks
from engross.importing.markdown.markdown_blocks import (
    MarkdownBlock,
    TableBlock,
    TableCell,
    ThematicBreak,
    WordsBlock,
    markdown_blocks,
)
from engross.importing.markdown.markdown_inline import InlinePiece, emphatic, side_of, text_of
from engross.importing.markdown.page_metadata import page_without_metadata
from engross.importing.recognition.headings import ends_in_citation, heading_of
from engross.importing.recognition.labels import LABEL
from engross.importing.recognition.table_captions import with_captions_and_notes, with_note
from engross.importing.source_page import (
    ImportRemark,
    ImportRemarkKind,
    PageItem,
    PageTable,
    Paragraph,
    SourcePage,
    joined,
    quoted,
)
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Note, NoteKind, Text
from engross.model.publication.accepted_text import Side
from engross.patterns import compile_on_use
from engross.values import dataclass

_STEP = 720
_BLANKS_A_STEP = 4
_CONTROL = compile_on_use(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
"""What no ordinance can hold."""
_PAGE_BREAKS = {0x0B: " ", 0x0C: " "}
_MOST_BYTES = 16 * 2**20
_BALLOON = compile_on_use(r"(Formatted|Deleted|Commented(\s*\[[^\]]*\])?|Field Code Changed)\s*:")
_MOVED = compile_on_use(r"^\[Moved (to|from) .*\]$")
_PAGE_NOTE = compile_on_use(r"(?P<marker>\d{1,2})[.)]?\s+(?=Editor['’]s Note)")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_STOPPED = compile_on_use(r"[.;:!?][)\]”\"’]?$")
_ENDED = compile_on_use(r"[.;:!?,)\]”\"’—–-]$|\b(and|or)$")


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """What a Markdown file holds: its page with all changes accepted, and rejected; None where there are none."""

    new: SourcePage
    old: SourcePage | None


def read_markdown(data: bytes, name: str, *, lenient: bool = False) -> MarkdownFile:
    """Read the Markdown ``data``, called ``name``.

    Errors: SourceError where it is not UTF-8, far too large, or holds what an ordinance cannot, with its line;
    ``lenient`` leaves that out and lists it.
    """
    if len(data) > _MOST_BYTES:
        raise SourceError(name, 0, f"it is larger than {_MOST_BYTES // 2**20} MB; no ordinance is")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise SourceError(name, line, "this is not UTF-8; save the file as UTF-8") from None
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        what = "this is no text file; save it as .md" if control[0] == "\x00" else ""
        raise SourceError(name, line, what or f"there is a control character (U+{ord(control[0]):04X}) here; strike it")
    text, remarks = page_without_metadata(text)

    def unheld(line: int, what: str) -> None:
        if not lenient:
            raise SourceError(
                name, line, f"{what} cannot be held in an ordinance; take it out, or import with --lenient"
            )
        remarks.append(ImportRemark("left out", f"line {line}", what))

    def unsure(line: int, what: str) -> None:
        remarks.append(ImportRemark("unsure", f"line {line}", what))

    whole = list(markdown_blocks(text.translate(_PAGE_BREAKS), unheld, unsure))
    for mark in foreign_marks(whole):
        if not lenient:
            raise SourceError(
                name, mark.line, f"{mark.words}; {mark.advice}, or import with --lenient to keep it as words"
            )
        unsure(mark.line, f"{mark.words}; it is kept as words")
    blocks, notes = _without_furniture(whole, remarks)
    scanned = not _is_own(whole)
    pages = {side: _page(blocks, notes, side, remarks, scanned=scanned) for side in _sides(blocks)}
    return MarkdownFile(pages["new"], pages.get("old"))


def _sides(blocks: Iterable[MarkdownBlock]) -> tuple[Side, ...]:
    pieces = (piece for block in blocks for piece in _all_pieces(block))
    return ("new", "old") if any(piece.mark != "kept" for piece in pieces) else ("new",)


def _all_pieces(block: MarkdownBlock) -> Iterator[InlinePiece]:
    if isinstance(block, WordsBlock):
        yield from block.pieces
    elif isinstance(block, TableBlock):
        yield from (p for row in block.rows for cell in row for paragraph in cell.paragraphs for p in paragraph)


def _without_furniture(
    blocks: Sequence[MarkdownBlock], remarks: list[ImportRemark]
) -> tuple[list[MarkdownBlock], dict[str, list[WordsBlock]]]:
    """The law's own blocks; and the notes at the end, by id. Balloons, certificate and footer are remarked."""
    law: list[MarkdownBlock] = []
    notes: dict[str, list[WordsBlock]] = {}
    current, over = "", False
    for at, block in enumerate(blocks):
        if isinstance(block, ThematicBreak):
            current = ""
            over = over or _ends_the_law(blocks[at + 1 : at + 2])
            continue
        begins = next((p.begins_note for p in _all_pieces(block) if p.begins_note), "")
        current = begins or current
        words = "".join(piece.words for piece in _all_pieces(block)).strip()
        if current and isinstance(block, WordsBlock):
            notes.setdefault(current, []).append(block)
        elif over or _BALLOON.match(words):
            remarks.append(ImportRemark("furniture", f"line {block.line}", quoted(words)))
        else:
            law.append(block)
    return law, notes


def _is_own(blocks: Sequence[MarkdownBlock]) -> bool:
    """Whether Engross wrote the file: it ends as Engross ends a page."""
    return any(
        isinstance(block, ThematicBreak) and _ends_the_law(blocks[at + 1 : at + 2]) for at, block in enumerate(blocks)
    )


def _ends_the_law(following: Sequence[MarkdownBlock]) -> bool:
    """Whether what follows a rule is Engross's own end of the page: certificate, or the foot with its hashes."""
    if not following or not isinstance(following[0], WordsBlock):
        return False
    words = "".join(piece.words for piece in following[0].pieces)
    return (bool(following[0].heading) and words.startswith("Certificate")) or "sha256" in words


def _page(
    blocks: Sequence[MarkdownBlock],
    notes: dict[str, list[WordsBlock]],
    side: Side,
    remarks: list[ImportRemark],
    *,
    scanned: bool,
) -> SourcePage:
    """The page of one side; where it may be ``scanned``, paragraphs are cut and joined as their words ask for."""
    own: list[ImportRemark] = []

    def remark(kind: ImportRemarkKind, words: str, place: str) -> None:
        own.append(ImportRemark(kind, place, words))

    items: list[PageItem] = []
    for block in blocks:
        if isinstance(block, TableBlock):
            table = _table(block, notes, side)
            if table is not None:
                items.append(PageTable(table, f"line {block.line}"))
        elif isinstance(block, WordsBlock):
            if scanned:
                for paragraph in _lines(block, notes, side):
                    _add(items, paragraph, own)
            else:
                items += _paragraph(_side_pieces(block, side), block, block.label, block.bullet, notes, side)
    return SourcePage(tuple(with_captions_and_notes(items, remark)), (*remarks, *own))


def _side_pieces(block: WordsBlock, side: Side) -> list[InlinePiece]:
    """The pieces of a block on one side, without the remark that says where it moved."""
    pieces = side_of(block.pieces, side)
    if pieces and _MOVED.match("".join(p.words for p in pieces if "i" in p.looks).strip()):
        return [piece for piece in pieces if "i" not in piece.looks]
    return pieces


def _lines(block: WordsBlock, notes: dict[str, list[WordsBlock]], side: Side) -> Iterator[Paragraph]:
    """A block as paragraphs: a line that begins a provision of its own begins a paragraph."""
    pieces = _side_pieces(block, side)
    held: list[InlinePiece] = []
    label, bullet, above = block.label, block.bullet, ""
    for at, piece in enumerate(pieces):
        if piece.line_end and _begins(pieces[at + 1 :], held):
            yield from (replace(one, goes_on=above) for one in _paragraph(held, block, label, bullet, notes, side))
            held, label, bullet, above = [], "", False, " " if piece.words == "\n" else piece.words
        else:
            held.append(replace(piece, words=" ") if piece.words == "\n" else piece)
    yield from (replace(one, goes_on=above) for one in _paragraph(held, block, label, bullet, notes, side))


def _begins(following: Sequence[InlinePiece], before: Sequence[InlinePiece]) -> bool:
    """Whether a line of the file begins a provision, and does not just go on with the sentence above."""
    ahead = ""
    for piece in following:
        if piece.line_end:
            break
        ahead += piece.words
    above = "".join(piece.words for piece in before).strip()
    headed = heading_of(Paragraph(Text(above), emphatic=emphatic(before))) if above else None
    bare = headed is not None and headed.heading is None and not headed.rest.plain
    begins = LABEL.match(ahead.strip()) or (ahead.strip().startswith("§") and not ends_in_citation(above))
    return bare or bool(_ENDED.search(above) and begins)


def _paragraph(
    pieces: Sequence[InlinePiece],
    block: WordsBlock,
    label: str,
    bullet: bool,
    notes: dict[str, list[WordsBlock]],
    side: Side,
) -> Iterator[Paragraph]:
    text = _with_notes(pieces, notes, side)
    if not text.plain and (block.pieces or not label):
        return
    if bullet and LABEL.match(text.plain):
        bullet = False
    yield Paragraph(
        text,
        "•" if bullet else label,
        None,
        _indent(block, bool(label) or bool(LABEL.match(text.plain))),
        bool(block.heading) or emphatic(pieces),
        bullet,
        f"line {block.line}",
        outline=block.heading,
    )


def _indent(block: WordsBlock, labelled: bool) -> int | None:
    """Where the words of a block stand, by the lists it is in, else by the blanks before it; None at the margin.

    WordsBlock behind a label stand a step further in than the label.
    """
    if block.depth:
        return block.depth * _STEP
    return (block.indent + labelled * _BLANKS_A_STEP) * _STEP // _BLANKS_A_STEP if block.indent > 1 else None


def _with_notes(pieces: Sequence[InlinePiece], notes: dict[str, list[WordsBlock]], side: Side) -> Text:
    """A text with its footnotes where their markers stand."""
    text = text_of(replace(piece, words="\ue000" * len(piece.words)) if piece.note else piece for piece in pieces)
    for piece in pieces:
        if not piece.note or not piece.words:
            continue
        start = text.plain.index("\ue000")
        text = with_note(text, start, start + len(piece.words), _note(piece, notes.get(piece.note, []), side))
    return text


def _note(reference: InlinePiece, content: Sequence[WordsBlock], side: Side) -> Note:
    """The note that a marker points to; a struck marker's note is read as it was."""
    texts = []
    for at, block in enumerate(content):
        pieces = [p for p in side_of(block.pieces, side) if not p.begins_note]
        if at == 0 and pieces and "sup" in pieces[0].looks:
            pieces = pieces[1:]
        texts.append(text_of(pieces))
    kept = tuple(text for text in texts if text) or (Text(),)
    kind: NoteKind = "editor" if kept[0].plain.lower().startswith(("editor's note", "editor’s note")) else "footnote"
    return Note(reference.words.strip(), kind, kept)


def _add(items: list[PageItem], paragraph: Paragraph, remarks: list[ImportRemark]) -> None:
    """Add a paragraph; a note at the foot of a page goes to its marker, a sentence cut by a page's end is joined."""
    whole = f"{paragraph.label} {paragraph.text.plain}".strip()
    found = _PAGE_NOTE.match(whole)
    if found and _place_note(items, found["marker"], Text(whole[found.end() :])):
        return
    last = items[-1] if items else None
    if isinstance(last, Paragraph) and not paragraph.label and _goes_on(last, paragraph.text.plain):
        remarks.append(
            ImportRemark("unsure", paragraph.place, f"joined with the line above it: {quoted(paragraph.text.words)}")
        )
        items[-1] = replace(last, text=joined(last.text, paragraph.text))
        return
    items.append(paragraph)


def _goes_on(last: Paragraph, words: str) -> bool:
    """Whether ``words`` go on with the sentence of ``last``, which a page's end cut off."""
    if _STOPPED.search(last.text.plain) or heading_of(last) is not None:
        return False
    return words[:1] in ("—", "–") or (words[:1].islower() and len(last.text.plain) > 60)


def _place_note(items: list[PageItem], marker: str, words: Text) -> bool:
    """Put an editor's note at the nearest marker above it, as a raised digit; whether there was one."""
    raised = "".join(_RAISED[int(digit)] for digit in marker)
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if isinstance(item, Paragraph) and raised in item.text.plain:
            start = item.text.plain.index(raised)
            text = with_note(item.text, start, start + len(raised), Note(marker, "editor", (words,)))
            items[at] = replace(item, text=text)
            return True
    return False


def _table(grid: TableBlock, notes: dict[str, list[WordsBlock]], side: Side) -> Table | None:
    rows = []
    for row in grid.rows:
        cells = tuple(_cell(cell, notes, side) for cell in row)
        here = any(text for cell in cells for text in cell.content)
        elsewhere = any(p.words.strip() for cell in row for paragraph in cell.paragraphs for p in paragraph)
        if cells and (here or not elsewhere):
            rows.append(Row(cells))
    return Table((), tuple(rows)) if rows else None


def _cell(cell: TableCell, notes: dict[str, list[WordsBlock]], side: Side) -> Cell:
    texts = (_with_notes(side_of(paragraph, side), notes, side) for paragraph in cell.paragraphs)
    return Cell(tuple(text for text in texts if text) or (Text(),), cell.columns, cell.rows, cell.heading)
