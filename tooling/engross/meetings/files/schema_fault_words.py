"""What a schema finds wrong with a TOML file, in a sentence with the form that would be right."""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_WANTED = {
    "string": "words in quotation marks",
    "boolean": "true or false, without quotation marks",
    "integer": "a whole number, without quotation marks",
    "number": "a number, without quotation marks",
    "array": "a list in brackets",
    "object": "a table of its own",
}
_DEFINED = "#/$defs/"


def schema_refusal(fault: ValidationError, names: Sequence[str], whole: dict[str, Any]) -> str:
    """What is wrong, and how to write it.

    ``names`` are those of the tables that lead to the entry, its own last; ``whole`` is the schema that references are
    looked up in.
    """
    name = names[-1] if names else ""
    value: Any = fault.instance
    wanted: Any = fault.validator_value
    schema: Any = fault.schema
    match fault.validator:
        case "additionalProperties":
            return _unknown(value, schema["properties"])
        case "required":
            missing = [each for each in wanted if each not in value]
            forms = ", ".join(_line_for(each, schema["properties"][each], whole) for each in missing)
            names = ", ".join(repr(each) for each in missing)
            return f"{names} is missing; add {forms}"
        case "enum" if not wanted:
            return f"{name} does not stand here: {_told(schema, 'delete the line')}"
        case "enum":
            near = difflib.get_close_matches(str(value), map(str, wanted), 1, 0.5)
            meant = f'; write {name} = "{near[0]}"' if near else ""
            return f"{value!r} is none of {', '.join(map(repr, wanted))}{meant}"
        case "oneOf":
            return f"it needs just one of {_choices(wanted)}"
        case "type":
            return _of_another_type(value, str(wanted), names, schema)
        case "minItems" | "minLength":
            return f"it is empty; write {_told(schema, 'something there, or delete the line')}"
        case "pattern":
            return f"{value!r} is not in the form that is wanted: {_told(schema, str(wanted))}"
        case _:
            return f"{value!r} is not allowed here: {_told(schema, fault.message)}"


def _unknown(value: dict[str, Any], known: dict[str, Any]) -> str:
    strange = [each for each in value if each not in known]
    near = difflib.get_close_matches(strange[0], known, 1, 0.6)
    meant = f" (is {near[0]} meant?)" if near else ""
    return f"{', '.join(map(repr, strange))} is not known here{meant}; there may be {', '.join(known)}"


def _of_another_type(value: Any, wanted: str, names: Sequence[str], schema: dict[str, Any]) -> str:
    name, header = names[-1] if names else "", ".".join(names)
    told = f"{_shown(value)} is not {_WANTED.get(wanted, wanted)}"
    if wanted == "string" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return f'{told}; write {name} = "{value}"'
    if wanted == "boolean":
        return f"{told}; write {name} = {json.dumps(str(value).lower() in ('yes', 'true', 'on', '1'))}"
    if wanted == "array" and isinstance(value, str):
        return f'{told}; write {name} = ["{value}"]'
    if wanted in ("integer", "number") and isinstance(value, str) and value.strip().isdecimal():
        return f"{told}; write {name} = {value.strip()}"
    if wanted == "array" and isinstance(value, dict):
        return f"it stands here as one table; head it [[{header}]], in two pairs of brackets"
    if wanted == "object" and isinstance(value, list):
        return f"there can be one only; head it [{header}], in one pair of brackets"
    examples = schema.get("examples")
    return f"{told}; {f'an example is {name} = {json.dumps(examples[0])}' if examples else 'correct it there'}"


def _line_for(name: str, schema: dict[str, Any], whole: dict[str, Any]) -> str:
    """The line that would give an entry that is missing: an example, and what it is."""
    full = _resolved(schema, whole)
    if full.get("type") == "array" and _resolved(full.get("items", {}), whole).get("type") == "object":
        return f"a table headed [[{name}]]"
    if full.get("type") == "object":
        return f"a table headed [{name}]"
    example = next(iter(full.get("examples", full.get("enum", []))), None)
    if example is None:
        example = True if full.get("type") == "boolean" else "…"
    told = f" ({full['description']})" if "description" in full else ""
    return f"{name} = {json.dumps(example, ensure_ascii=False)}{told}"


def _resolved(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    reference = schema.get("$ref", "")
    held = whole["$defs"][reference.removeprefix(_DEFINED)] if reference.startswith(_DEFINED) else {}
    return {**held, **schema}


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return json.dumps(value)
    return repr(value) if isinstance(value, (str, int, float)) else "what stands here"


def _told(schema: dict[str, Any], otherwise: str) -> str:
    return str(schema.get("description", otherwise))


def _choices(wanted: list[Any]) -> str:
    return " or ".join(
        ", ".join(map(repr, choice["required"])) if "required" in choice else json.dumps(choice) for choice in wanted
    )
