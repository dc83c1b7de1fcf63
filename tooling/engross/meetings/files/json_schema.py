"""Validating a TOML file's tables by its JSON Schema (draft 2020-12)."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from engross.errors import SourceError
from engross.meetings.files.schema_validity import surely_valid
from engross.meetings.files.toml_lines import line_at, lines_of
from engross.resources import shipped

# jsonschema is imported where a file is not valid: every command reads the city's file.
if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

TomlTables = dict[str, Any]


def validated(tables: dict[str, object], schema: str, file: str, text: str = "") -> TomlTables:
    """``tables`` with TOML's dates and times as text, valid under ``schemas/<schema>.schema.json``.

    ``text`` is that of the file, where the line of a fault is to be known.

    Errors: SourceError naming ``file``, the entry, what is wrong with it and what may stand there.
    """
    plain: TomlTables = _plain(tables)
    _require_valid(plain, schema, "", file, text)
    return plain


def validated_part(tables: dict[str, object], schema: str, part: str, file: str, text: str = "") -> TomlTables:
    """The table ``part`` of ``tables``, valid under the same schema, whatever else ``tables`` hold or lack.

    Errors: as ``validated``.
    """
    plain: TomlTables = _plain({part: tables[part]})
    _require_valid(plain, schema, part, file, text)
    held: TomlTables = plain[part]
    return held


@contextmanager
def lines_told(text: str, *path: str | int) -> Iterator[None]:
    """Give a fault of a file, found while the entry at ``path`` is read, the line of that entry in ``text``."""
    try:
        yield
    except SourceError as fault:
        if fault.line or not text:
            raise
        raise type(fault)(fault.file, line_at(lines_of(text), path), fault.message) from None


def _require_valid(plain: TomlTables, schema: str, part: str, file: str, text: str) -> None:
    whole = _schema(schema, part)
    if surely_valid(plain, whole, whole):
        return
    validator = _validator(schema, part)
    fault = _fault(validator, plain)
    if fault is not None:
        raise _refusal(fault, validator, plain, file, text)


def _refusal(
    fault: ValidationError, validator: Draft202012Validator, tables: TomlTables, file: str, text: str
) -> SourceError:
    from engross.meetings.files.schema_fault_words import schema_refusal

    names = [step for step in fault.absolute_path if isinstance(step, str)]
    path = list(fault.absolute_path)
    schema: Any = fault.schema
    if fault.validator == "additionalProperties":
        value: Any = fault.instance
        path += [next(name for name in value if name not in schema["properties"])]
    whole: Any = validator.schema
    words = schema_refusal(fault, names, whole)
    return SourceError(file, line_at(lines_of(text), path), f"{_place(fault, tables)}{words}")


def _fault(validator: Draft202012Validator, plain: TomlTables) -> ValidationError | None:
    """The fault that explains best why ``plain`` is not valid; None where it is."""
    from jsonschema.exceptions import best_match

    fault: ValidationError | None = best_match(validator.iter_errors(plain))
    return fault


@cache
def _schema(schema: str, part: str = "") -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(shipped("schemas", f"{schema}.schema.json").read_text(encoding="utf-8"))
    return {"properties": {part: whole["properties"][part]}, "$defs": whole["$defs"]} if part else whole


@cache
def _validator(schema: str, part: str = "") -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(_schema(schema, part))


def _plain(value: object) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # no number, and refused where a number is wanted
    return value


def _place(fault: ValidationError, tables: TomlTables) -> str:
    """The entry, as one would look for it: ``part "PUBLIC HEARING", item "126", notice: ``."""
    words: list[str] = []
    here: Any = tables
    for step in fault.absolute_path:
        here = here[step]
        if isinstance(step, str):
            words.append(step)
        elif isinstance(here, dict) and (name := here.get("key") or here.get("name") or here.get("title")):
            words[-1] += f" {str(name)!r}"
        else:
            words[-1] += f" number {step + 1}"
    return f"{', '.join(words)}: " if words else ""
