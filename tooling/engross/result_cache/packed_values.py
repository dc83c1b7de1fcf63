"""Values as plain data and back: what is read gives the value that was written, and never runs as code."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.entries import ResultCache

_PLAIN = (str, int, bool, float, type(None))


def keep_value(cache: ResultCache, key: str, value: object) -> dict[bytes, str]:
    """Keep a value made of dataclasses, tuples, mappings, frozen sets of text, words, numbers, days, None and bytes
    under ``key``.

    Bytes are entries of their own, by their hash: those that several values have are kept once. Returns their hashes.
    """
    hashes: dict[bytes, str] = {}

    def apart(data: bytes) -> str:
        if data not in hashes:
            hashes[data] = sha256(data).hexdigest()
        return hashes[data]

    plain = json.dumps(_packed(value, apart), ensure_ascii=False)
    for data, hashed in hashes.items():
        keep_bytes(cache, hashed, data)
    cache.put(key, plain.encode("utf-8", "surrogatepass"))
    return hashes


def kept_value(cache: ResultCache, key: str, kind: Any) -> Any:
    """The value of the type ``kind`` that was kept under ``key``; None where it is not there as a whole."""
    plain = cache.get(key)
    if plain is None:
        return None

    def read(hashed: str) -> bytes:
        data = kept_bytes(cache, hashed)
        if data is None:
            raise LookupError(hashed)
        return data

    try:
        return _reader_of(kind)(json.loads(plain), read)
    except LookupError:
        return None


def keep_bytes(cache: ResultCache, hashed: str, data: bytes) -> None:
    """Keep ``data`` by its SHA-256 (hex), unless it is there."""
    key = key_of("bytes", hashed)
    if cache.get(key) is None:
        cache.put(key, data)


def kept_bytes(cache: ResultCache, hashed: str) -> bytes | None:
    """The bytes whose SHA-256 (hex) this is, where they are kept."""
    return cache.get(key_of("bytes", hashed))


def _packed(value: object, apart: Callable[[bytes], str]) -> object:
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, bytes):
        return apart(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_packed(each, apart) for each in value]
    if isinstance(value, Mapping):
        return [[_packed(key, apart), _packed(each, apart)] for key, each in value.items()]
    if isinstance(value, frozenset):
        return sorted(value)
    if is_dataclass(value) and not isinstance(value, type):
        return [_packed(getattr(value, field.name), apart) for field in fields(value)]
    raise TypeError(f"a value of the type {type(value).__name__} cannot be kept")


_Read = Callable[[str], bytes]
_Reader = Callable[[Any, _Read], Any]


@lru_cache(maxsize=256)
def _reader_of(kind: Any) -> _Reader:
    """What makes a value of the type ``kind`` of plain data. Errors: TypeError where it can be of no such type."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _tuple_reader(parts)
    if origin in (typing.Union, types.UnionType):
        inner = [each for each in parts if each is not type(None)]
        if len(inner) == 1 and len(parts) == 2:
            one = _reader_of(inner[0])
            return lambda plain, read: None if plain is None else one(plain, read)
    if origin is Mapping:
        named, held = map(_reader_of, parts)
        return lambda plain, read: {named(key, read): held(each, read) for key, each in plain}
    if origin is frozenset:
        return lambda plain, _: frozenset(plain)
    if kind is bytes:
        return lambda plain, read: read(plain)
    if kind is date:
        return lambda plain, _: date.fromisoformat(plain)
    if kind in _PLAIN or origin is typing.Literal:
        return lambda plain, _: plain
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    raise TypeError(f"values of the type {kind} cannot be kept")


def _tuple_reader(parts: tuple[Any, ...]) -> _Reader:
    if len(parts) == 2 and parts[1] is Ellipsis:
        if parts[0] in _PLAIN:
            return lambda plain, _: tuple(plain)
        one = _reader_of(parts[0])
        return lambda plain, read: tuple([one(each, read) for each in plain])
    each_of = tuple(map(_reader_of, parts))
    return lambda plain, read: tuple([one(each, read) for one, each in zip(each_of, plain, strict=True)])


def _dataclass_reader(kind: Any) -> _Reader:
    readers: list[_Reader] = []

    def read_fields(plain: Any, read: _Read) -> Any:
        if not readers:  # found when one is read: a kind may hold values of its own kind
            readers.extend(map(_reader_of, _types_of(kind)))
        return kind(*[one(each, read) for one, each in zip(readers, plain, strict=True)])

    return read_fields


def _types_of(kind: Any) -> Iterator[Any]:
    hints = typing.get_type_hints(kind)
    return (hints[field.name] for field in fields(kind))
