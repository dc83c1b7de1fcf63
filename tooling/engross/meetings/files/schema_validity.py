"""Whether a value is valid by a JSON Schema, as far as the schemas of ``schemas/`` go (draft 2020-12, Validation).

A library that knows all of JSON Schema takes longer to import than most commands take; it is asked where a value is not
valid here, to say why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]

_ANNOTATIONS = frozenset({"$schema", "$id", "$defs", "title", "description", "examples", "default", "format"})
"""The keywords that assert nothing (``format`` is an annotation unless told otherwise)."""
_REFERENCE = "#/$defs/"


def surely_valid(value: object, schema: Schema, whole: Schema) -> bool:
    """Whether ``value`` is valid by ``schema``, a part of ``whole``; also False where a keyword is not known here.

    ``value`` is what TOML holds, days and times as text.
    """
    return all(
        keyword in _ANNOTATIONS or (keyword in _KEYWORDS and _KEYWORDS[keyword](value, stated, schema, whole))
        for keyword, stated in schema.items()
    )


def _has_type(value: object, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    if isinstance(value, float):
        return name == "number" or (name == "integer" and value.is_integer())
    return isinstance(value, _TYPES.get(name, ()))


def _reference(value: object, stated: str, _schema: Schema, whole: Schema) -> bool:
    return stated.startswith(_REFERENCE) and surely_valid(value, whole["$defs"][stated.removeprefix(_REFERENCE)], whole)


def _properties(value: object, stated: Mapping[str, Schema], _schema: Schema, whole: Schema) -> bool:
    if not isinstance(value, dict):
        return True
    return all(surely_valid(value[name], stated[name], whole) for name in stated.keys() & value.keys())


def _others(value: object, stated: bool | Schema, schema: Schema, whole: Schema) -> bool:
    if not isinstance(value, dict):
        return True
    others = value.keys() - schema.get("properties", {}).keys()
    if isinstance(stated, bool):
        return stated or not others
    return all(surely_valid(value[name], stated, whole) for name in others)


def _names(value: object, stated: Schema, _schema: Schema, whole: Schema) -> bool:
    return not isinstance(value, dict) or all(surely_valid(name, stated, whole) for name in value)


def _items(value: object, stated: Schema, _schema: Schema, whole: Schema) -> bool:
    return not isinstance(value, list) or all(surely_valid(each, stated, whole) for each in value)


def _unique(value: object, stated: bool, _schema: Schema, _whole: Schema) -> bool:
    if not stated or not isinstance(value, list):
        return True
    return all(isinstance(each, str) for each in value) and len(set(value)) == len(value)


def _one_of(value: object, stated: list[Schema], _schema: Schema, whole: Schema) -> bool:
    # An alternative that is not surely valid must surely not be: none of ours has a keyword that is not known here.
    return sum(surely_valid(value, each, whole) for each in stated) == 1


def _depending(value: object, stated: Mapping[str, list[str]], _schema: Schema, _whole: Schema) -> bool:
    if not isinstance(value, dict):
        return True
    return all(name in value for given, names in stated.items() if given in value for name in names)


def _depending_schemas(value: object, stated: Mapping[str, Schema], _schema: Schema, whole: Schema) -> bool:
    return not isinstance(value, dict) or all(
        surely_valid(value, stated[given], whole) for given in stated.keys() & value.keys()
    )


def _measured(holds: Callable[[Any, Any], bool], *types: type) -> Callable[[object, Any, Schema, Schema], bool]:
    """A keyword that asserts of values of ``types`` only."""

    def keyword(value: object, stated: Any, _schema: Schema, _whole: Schema) -> bool:
        return not isinstance(value, types) or isinstance(value, bool) or holds(value, stated)

    return keyword


_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "object": dict,
    "array": list,
    "integer": int,
    "number": int,
}
_KEYWORDS: dict[str, Callable[[object, Any, Schema, Schema], bool]] = {
    "$ref": _reference,
    "type": lambda value, stated, _schema, _whole: isinstance(stated, str) and _has_type(value, stated),
    "enum": lambda value, stated, _schema, _whole: isinstance(value, str) and value in stated,
    "required": _measured(lambda value, stated: all(name in value for name in stated), dict),
    "properties": _properties,
    "additionalProperties": _others,
    "propertyNames": _names,
    "dependentRequired": _depending,
    "dependentSchemas": _depending_schemas,
    "items": _items,
    "minItems": _measured(lambda value, stated: len(value) >= stated, list),
    "maxItems": _measured(lambda value, stated: len(value) <= stated, list),
    "uniqueItems": _unique,
    "oneOf": _one_of,
    "minLength": _measured(lambda value, stated: len(value) >= stated, str),
    "pattern": _measured(lambda value, stated: re.search(stated, value) is not None, str),
    "minimum": _measured(lambda value, stated: value >= stated, int, float),
    "maximum": _measured(lambda value, stated: value <= stated, int, float),
    "exclusiveMinimum": _measured(lambda value, stated: value > stated, int, float),
}
