"""A redline in any format, its tracked changes verified on the bytes before anything is written."""

from __future__ import annotations

import json

from engross.compose import redline, summary_json
from engross.compose.law.redline import AUTHOR
from engross.errors import EngrossError
from engross.importing.tracked_text import tracked_text_blocks
from engross.model.accepted_text import Side, side_blocks
from engross.model.comparison import Comparison
from engross.model.publication import Publication
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
) -> bytes:
    """The redline in a format; for Word, accept-all and reject-all are verified on these bytes.

    ``remarks``: what its certificate says of the two texts (JSON has none).
    Errors: EngrossError where the proof fails, which would be a bug of ours: nothing is written then.
    """
    if format_name == "json":
        return (json.dumps(summary_json(comparison, section), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    publication = redline(comparison, section=section, author=author, line_numbers=line_numbers, remarks=remarks)
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

    Errors: EngrossError naming the first block that differs.
    """
    sides: tuple[Side, ...] = ("old", "new")
    for side in sides:
        wanted = [block for block in side_blocks(publication.blocks, side) if block]
        found = [block for block in tracked_text_blocks(data, side) if block]
        if wanted == found:
            continue
        doing = "rejecting" if side == "old" else "accepting"
        first = next(
            (i for i, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b), min(len(wanted), len(found))
        )
        there = found[first][:60] if first < len(found) else "nothing"
        raise EngrossError(
            f"the redline's proof failed: {doing} all changes would give {there!r} as block {first + 1}; nothing was "
            "written, and this is a fault of Engross: please report it with the two versions"
        )
