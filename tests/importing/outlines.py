"""A chapter as an outline that a test can spell out: a line a provision, two blanks a level."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engross.importing import Identity, Imported, import_file
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.model.law.text import NOTE_ANCHOR, Text
from engross.model.publication.accepted_text import Side

TOLD = Identity(
    "/akn/us-ct-norwalk/act/code/chapter-9", Body("council", "Council"), Version(date(2025, 1, 1), "proposed")
)


def imported(data: bytes, name: str = "x.docx", *, lenient: bool = False, known: tuple[Chapter, ...] = ()) -> Imported:
    def told(side: Side, was: Chapter | None, changed: bool) -> Identity:
        return TOLD if was is None else Identity(was.uri, was.author, was.version, was.events)

    return import_file(data, name, known, told, lenient=lenient)


def outline(chapter: Chapter) -> str:
    return "\n".join(_lines(chapter.root, 0))


def _lines(provision: Provision, depth: int) -> Iterator[str]:
    indent = "  " * depth
    head = f"{provision.level} {provision.label}".strip()
    heading = f" “{_words(provision.heading)}”" if provision.heading is not None else ""
    status = f" [{provision.status}]" if provision.status else ""
    yield f"{indent}{head}{heading}{status}"
    for block in provision.body:
        yield from (f"{indent}  {line}" for line in _block(block))
    for child in provision.children:
        yield from _lines(child, depth + 1)
    for block in provision.flush:
        yield from (f"{indent}  / {line}" for line in _block(block))


def _block(block: Text | Table) -> Iterator[str]:
    if isinstance(block, Text):
        yield f"| {_words(block)}"
        return
    yield f"table {' / '.join(_words(text) for text in block.caption)}".strip()
    for row in block.rows:
        cells = []
        for cell in row.cells:
            spans = (f"{cell.columns}x{cell.rows} " if (cell.columns, cell.rows) != (1, 1) else "") + (
                "# " * cell.heading
            )
            cells.append(spans + " ¶ ".join(_words(text) for text in cell.content))
        yield "  " + " | ".join(cells)


def _words(text: Text) -> str:
    """The words with what is marked on them: <i>…</i>, and a note as {1: words}."""
    out = ""
    notes = iter(text.notes)
    for at in range(len(text.plain) + 1):
        out += "".join(f"</{tag.kind}>" for tag in reversed(text.tags) if tag.end == at)
        out += "".join(f"<{tag.kind}>" for tag in text.tags if tag.start == at)
        if at < len(text.plain):
            letter = text.plain[at]
            if letter == NOTE_ANCHOR:
                note = next(notes)
                letter = f"{{{note.marker} {note.kind}: {' ¶ '.join(_words(inside) for inside in note.content)}}}"
            out += letter
    return out
