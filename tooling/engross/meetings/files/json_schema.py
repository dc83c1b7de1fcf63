"""Validating a TOML file's tables by its JSON Schema (draft 2020-12)."""

from __future__ import annotations

import datetime
import json
import math
from functools import cache
from typing import TYPE_CHECKING, Any

from engross.errors import SourceError
from engross.resources import shipped

# jsonschema is imported when there is something to validate: every command reads the workspace, few its TOML files.
if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

TomlTables = dict[str, Any]


def validated(tables: dict[str, object], schema: str, file: str) -> TomlTables:
    """``tables`` with TOML's dates and times as text, valid under ``schemas/<schema>.schema.json``.

    Errors: SourceError naming ``file``, the entry, what is wrong with it and what may stand there.
    """
    plain: TomlTables = _plain(tables)
    fault = _fault(_validator(schema), plain)
    if fault is not None:
        raise SourceError(file, 0, f"{_place(fault, plain)}{_said(fault)}")
    return plain


def validated_part(tables: dict[str, object], schema: str, part: str, file: str) -> TomlTables:
    """The table ``part`` of ``tables``, valid under the same schema, whatever else ``tables`` hold or lack.

    Errors: as ``validated``.
    """
    plain: TomlTables = _plain({part: tables[part]})
    fault = _fault(_validator(schema, part), plain)
    if fault is not None:
        raise SourceError(file, 0, f"{_place(fault, plain)}{_said(fault)}")
    held: TomlTables = plain[part]
    return held


def _fault(validator: Draft202012Validator, plain: TomlTables) -> ValidationError | None:
    """The fault that explains best why ``plain`` is not valid; None where it is."""
    from jsonschema.exceptions import best_match

    fault: ValidationError | None = best_match(validator.iter_errors(plain))
    return fault


@cache
def _validator(schema: str, part: str = "") -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    whole = json.loads(shipped("schemas", f"{schema}.schema.json").read_text(encoding="utf-8"))
    if part:
        whole = {"properties": {part: whole["properties"][part]}, "$defs": whole["$defs"]}
    return Draft202012Validator(whole)


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


def _said(fault: ValidationError) -> str:
    value: Any = fault.instance
    wanted: Any = fault.validator_value
    schema: Any = fault.schema
    match fault.validator:
        case "additionalProperties":
            known = ", ".join(schema["properties"])
            strange = ", ".join(repr(name) for name in value if name not in schema["properties"])
            return f"{strange} is not known here; there may be {known}"
        case "required":
            missing = ", ".join(repr(name) for name in wanted if name not in value)
            return f"{missing} is missing"
        case "enum":
            return f"{value!r} is none of {', '.join(map(repr, wanted))}"
        case "oneOf":
            return f"it needs just one of {_choices(wanted)}"
        case "type":
            return f"{value!r} is not of the type {wanted}"
        case _:
            told = schema.get("description", "")
            return f"{value!r} will not do{f': it is {told}' if told else f' ({fault.message})'}"


def _choices(wanted: list[Any]) -> str:
    return " or ".join(
        ", ".join(map(repr, choice["required"])) if "required" in choice else json.dumps(choice) for choice in wanted
    )
