"""A value as bytes: equal values give equal bytes, on any machine and whatever the seed of Python's hashes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    return b"".join(_parts(value))


def key_of(*values: object) -> str:
    """The SHA-256 (hex) of values as canonical bytes: the key of a result that was computed from them."""
    return sha256(canonical_bytes(values)).hexdigest()


def _parts(value: object) -> Iterator[bytes]:
    if isinstance(value, str):
        yield from _sized(b"s", value.encode("utf-8", "surrogatepass"))
    elif isinstance(value, bytes):
        yield from _sized(b"b", value)
    elif value is None or isinstance(value, bool | int):
        yield f"{type(value).__name__[0]}{value!r};".encode()
    elif isinstance(value, tuple | list):
        yield b"t%d:" % len(value)
        for each in value:
            yield from _parts(each)
    elif isinstance(value, frozenset | set):
        yield from _unordered(b"f", [canonical_bytes(each) for each in value])
    elif isinstance(value, Mapping):
        yield from _unordered(b"m", [canonical_bytes(pair) for pair in value.items()])
    elif isinstance(value, date | time | Decimal | float):
        yield from _sized(type(value).__name__.encode(), str(value).encode())
    elif is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        yield from _sized(b"d", f"{kind.__module__}.{kind.__qualname__}".encode())
        yield from _parts([getattr(value, field.name) for field in fields(value)])
    else:
        raise EngrossError(f"a value of the type {type(value).__name__} has no canonical bytes")


def _sized(kind: bytes, data: bytes) -> Iterator[bytes]:
    yield kind + b"%d:" % len(data)
    yield data


def _unordered(kind: bytes, parts: list[bytes]) -> Iterator[bytes]:
    yield kind + b"%d:" % len(parts)
    for part in sorted(parts):
        yield from _sized(b"p", part)
