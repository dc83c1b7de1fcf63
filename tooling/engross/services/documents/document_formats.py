"""The file formats of documents, as a caller needs to know them."""

from __future__ import annotations

from engross.rendering import FORMATS

DOCUMENT_FORMATS = tuple(FORMATS)
"""The names of the formats that every document can be had in."""

REDLINE_FORMATS = (*DOCUMENT_FORMATS, "json", "instructions")
"""The names of the formats that a redline can be had in; ``json`` is its changes as data, ``instructions`` the amending
instructions that make them."""


def is_binary(format_name: str) -> bool:
    """Whether files of a format are no text and have no place in a terminal."""
    return format_name in FORMATS and FORMATS[format_name].binary


def suffix_of(format_name: str) -> str:
    """The suffix of the files of a format, with its dot; ``format_name`` is one of DOCUMENT_FORMATS."""
    return FORMATS[format_name].suffix
