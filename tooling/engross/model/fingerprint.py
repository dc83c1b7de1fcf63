"""The fingerprint of a text: a hash of everything that a reader sees of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from engross.model.publication.accepted_text import ParagraphText, TextPart

FINGERPRINT_NAME = "engross-text-2"
"""What the fingerprint is called, with the version of its definition (docs/decisions/0019-fingerprint.md)."""


def fingerprint(parts: Iterable[TextPart]) -> str:
    """``engross-text-2`` and the SHA-256 (hexadecimal) of ``parts`` as a JSON array in UTF-8 without white space.

    A paragraph is ``["p", words, note…, picture…]``, a note ``[marker, paragraph…]``, a picture
    ``{"picture": sha256}``, the SHA-256 of its file; in the words U+FFFC stands for a marker, U+2028 for a line break,
    and the words of a picture stand in brackets. A table is ``["t", row…]``, a row a list of cells, a cell ``[column,
    columns, rows, paragraph…]``: the column it begins in, how many columns and rows it covers, and its paragraphs.
    """
    data = json.dumps([_part(part) for part in parts], ensure_ascii=False, separators=(",", ":"))
    return f"{FINGERPRINT_NAME} {hashlib.sha256(data.encode('utf-8')).hexdigest()}"


def _part(part: TextPart) -> list[Any]:
    if isinstance(part, ParagraphText):
        pictures = ({"picture": each} for each in part.pictures)
        return ["p", part.words, *([note.marker, *note.paragraphs] for note in part.notes), *pictures]
    return [
        "t",
        *([[cell.column, cell.columns, cell.rows, *map(_part, cell.paragraphs)] for cell in row] for row in part.rows),
    ]
