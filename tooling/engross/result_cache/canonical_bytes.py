"""A value as bytes: equal values give equal bytes, on any machine and whatever the seed of Python's hashes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from hashlib import sha256

from engross.errors import EngrossError


def canonical_bytes(value: object) -> bytes:
    """The bytes of a value made of None, booleans, numbers, text, bytes, days, times, tuples, lists, sets, mappings and
    dataclasses of such; what has no order (sets, mappings) is put in that of its bytes.

    Values that differ give bytes that differ: each part has its kind and its length before it.
    Errors: EngrossError for a value of another kind.
    """
    parts: list[bytes] = []
    _append(value, parts)
    return b"".join(parts)


def key_of(*values: object) -> str:
    """The SHA-256 (hex) of values as canonical bytes: the key of a result that was computed from them."""
    return sha256(canonical_bytes(values)).hexdigest()


def _append(value: object, parts: list[bytes]) -> None:
    """Put the bytes of ``value`` behind ``parts``."""
    if isinstance(value, str):
        data = value.encode("utf-8", "surrogatepass")
        parts.append(b"s%d:%b" % (len(data), data))
    elif isinstance(value, int) or value is None:  # booleans are integers
        parts.append(f"{type(value).__name__[0]}{value!r};".encode())
    elif isinstance(value, bytes):
        parts.append(b"b%d:%b" % (len(value), value))
    elif isinstance(value, tuple | list):
        parts.append(b"t%d:" % len(value))
        for each in value:
            _append(each, parts)
    elif isinstance(value, frozenset | set):
        parts.append(_unordered(b"f", [canonical_bytes(each) for each in value]))
    elif isinstance(value, Mapping):
        parts.append(_unordered(b"m", [canonical_bytes(pair) for pair in value.items()]))
    elif isinstance(value, date | time | Decimal | float):
        parts.append(_sized(type(value).__name__.encode(), str(value).encode()))
    elif is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        parts.append(_sized(b"d", f"{kind.__module__}.{kind.__qualname__}".encode()))
        _append([getattr(value, field.name) for field in fields(value)], parts)
    else:
        raise EngrossError(f"a value of the type {type(value).__name__} has no canonical bytes")


def _sized(kind: bytes, data: bytes) -> bytes:
    return b"%b%d:%b" % (kind, len(data), data)


def _unordered(kind: bytes, parts: list[bytes]) -> bytes:
    return b"".join([b"%b%d:" % (kind, len(parts)), *(_sized(b"p", part) for part in sorted(parts))])
