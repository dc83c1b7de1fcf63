"""Values of PDF made of those of Python (ISO 32000-1, 7.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

PdfValue = PdfObject | int | str | Sequence[PdfObject]
"""A whole number, a name (``/Page``), a list, or what is of PDF already."""


def dictionary(**entries: PdfValue) -> DictionaryObject:
    """A dictionary of entries whose keys are written without their slash."""
    return DictionaryObject({NameObject(f"/{key}"): _value(value) for key, value in entries.items()})


def reference(number: int) -> IndirectObject:
    """A reference to the object of that number."""
    return IndirectObject(number, 0, None)


def name_pairs(entries: Mapping[str, PdfObject]) -> ArrayObject:
    """The leaves of a tree of names (7.9.6): names in the order of their bytes, each with its value."""
    names = sorted((TextStringObject(name) for name in entries), key=lambda name: name.get_encoded_bytes())
    return ArrayObject([each for name in names for each in (name, entries[str(name)])])


def _value(value: PdfValue) -> PdfObject:
    if isinstance(value, PdfObject):
        return value
    if isinstance(value, int):
        return NumberObject(value)
    return NameObject(value) if isinstance(value, str) else ArrayObject(value)
