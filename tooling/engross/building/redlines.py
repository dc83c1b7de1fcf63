"""A redline in any format, its tracked changes verified on the bytes before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from engross.compose import redline
from engross.errors import EngrossError
from engross.importing.tracked_text import tracked_sides
from engross.model.authorship import AUTHOR
from engross.model.comparison.comparison import Comparison
from engross.model.publication.accepted_text import ParagraphText, Side, TextPart, paragraphs_in, side_text
from engross.model.publication.placed_comment import PlacedComment
from engross.model.publication.publication import Publication
from engross.rendering import render
from engross.resources import SHIPPED, Templates


def redline_bytes(
    comparison: Comparison,
    format_name: str,
    *,
    section: str = "",
    author: str = AUTHOR,
    line_numbers: bool = False,
    templates: Templates = SHIPPED,
    remarks: tuple[str, ...] = (),
    comments: Sequence[PlacedComment] = (),
) -> bytes:
    """The redline in a format; for Word, accept-all and reject-all are verified on these bytes.

    ``remarks``: what its certificate says of the two texts (JSON has none); ``comments``: what Word shows beside words.
    Errors: EngrossError where the proof fails, which would be a bug of ours: nothing is written then.
    """
    if format_name == "json":
        from engross.compose import summary_json
        from engross.outputs.printed_json import json_document

        return (json_document("redline", summary_json(comparison, section)) + "\n").encode("utf-8")
    publication = redline(
        comparison,
        section=section,
        author=author,
        line_numbers=line_numbers,
        remarks=remarks,
        comments=comments,
    )
    return document_bytes(publication, format_name, templates)


def document_bytes(publication: Publication, format_name: str, templates: Templates = SHIPPED) -> bytes:
    """A publication in a format; for Word, accept-all and reject-all are verified on these bytes.

    Errors: EngrossError where the proof fails.
    """
    data = render(publication, format_name, templates)
    if format_name == "docx":
        verify(publication, data)
    return data


def verify(publication: Publication, data: bytes) -> None:
    """Compare what Word would give on rejecting and accepting all with both sides of the page.

    Labels, words, line breaks, rows, cells (empty ones too), notes, pictures and their order are held against one
    another.

    Errors: EngrossError naming the first block that differs.
    """
    from engross.rendering.docx.drawing_xml import WORD_KINDS  # a text redline needs nothing of Word

    sides: tuple[Side, ...] = ("old", "new")
    for side, found in zip(sides, tracked_sides(data, sides), strict=True):
        wanted = list(side_text(publication.blocks, side, WORD_KINDS))
        if wanted == found:
            continue
        doing = "rejecting" if side == "old" else "accepting"
        pairs = enumerate(zip(wanted, found, strict=False))
        first = next((i for i, (a, b) in pairs if a != b), min(len(wanted), len(found)))
        raise EngrossError(
            f"the redline's proof failed: {doing} all changes would give {_shown(found, first)} as block {first + 1} "
            f"and not {_shown(wanted, first)}; nothing was written, and this is a fault of Engross: please report it "
            "with the two versions"
        )


def _shown(parts: Sequence[TextPart], at: int) -> str:
    """A part for a message: the first words of it; of a table, how many rows too."""
    if at >= len(parts):
        return "nothing"
    part = parts[at]
    words = next((paragraph.words for paragraph in paragraphs_in((part,))), "")
    lead = "" if isinstance(part, ParagraphText) else f"a table of {len(part.rows)} rows that begins with "
    return f"{lead}{words[:60]!r}"
