"""What is held valid without the library of JSON Schema is what that library holds valid."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from engross.meetings.files.json_schema import _plain
from engross.meetings.files.schema_validity import _ANNOTATIONS, _KEYWORDS, surely_valid
from engross.meetings.files.toml_text import toml_tables
from engross.resources import shipped
from workspaces import CITY, MEETING

ROOT = Path(__file__).parents[2]
WAIVERS = '[[waiver]]\ncode = "REF001"\nchapter = "068-noise"\neId = "chp_68"\nreason = "To be written."\n'
BILL = 'title = "Noise"\nsponsor = "The committee"\nchapter = [{ folder = "068-noise" }]\n'
ON_A_BILL = MEETING.replace('chapter = "068-noise"', 'bill = "quiet"')
FILES = {
    "city": [CITY, (ROOT / "ordinances" / "norwalk.toml").read_text("utf-8")],
    "meeting": [
        MEETING,
        ON_A_BILL,
        *(path.read_text("utf-8") for path in sorted((ROOT / "ordinances/meetings").glob("*.toml"))),
    ],
    "waivers": [WAIVERS],
    "bill": [BILL],
}
ODD: tuple[Any, ...] = (
    "",
    "x",
    "A",
    0,
    -1,
    1.5,
    2.0,
    True,
    None,
    [],
    {},
    ["a", "a"],
    [1],
    {"x": "y"},
    "2025-10-10",
    "19:00",
)


def whole_schema(name: str) -> dict[str, Any]:
    return dict(json.loads(shipped("schemas", f"{name}.schema.json").read_text("utf-8")))


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in pairs:
        found += places(each, (*path, key))
    return found


def altered(value: Any, chance: random.Random) -> Any:
    """``value`` with one entry replaced, removed, doubled, or one added where none belongs."""
    made = json.loads(json.dumps(value))
    *above, last = chance.choice([path for path in places(made) if path])
    holder = made
    for key in above:
        holder = holder[key]
    match chance.randrange(4):
        case 0:
            holder[last] = chance.choice(ODD)
        case 1:
            del holder[last]
        case 2 if isinstance(holder, list):
            holder.append(holder[last])
        case _:
            key = chance.choice(("x", "Y", "before", "after", "days", "hours", "name", "confirmed_on", "a b"))
            if isinstance(holder, dict):
                holder[key] = chance.choice(ODD)
    return made


@pytest.mark.parametrize("name", FILES)
def test_it_agrees_with_the_library_on_altered_files(name: str) -> None:
    schema, chance = whole_schema(name), random.Random(17)
    library = Draft202012Validator(schema)
    valid = invalid = 0
    for text in FILES[name]:
        tables = _plain(toml_tables(text, name))
        for at in range(400):
            value = altered(tables, chance) if at else tables
            expected = library.is_valid(value)
            assert surely_valid(value, schema, schema) is expected, value
            valid, invalid = valid + expected, invalid + (not expected)
    assert valid
    assert invalid > 100


@pytest.mark.parametrize("name", FILES)
def test_every_keyword_of_our_schemas_is_known(name: str) -> None:
    schema = whole_schema(name)

    def keywords(part: Any) -> set[str]:
        if not isinstance(part, dict):
            return set()
        found = set(part)
        for key in ("properties", "$defs"):
            for each in part.get(key, {}).values():
                found |= keywords(each)
        for key in ("items", "additionalProperties", "propertyNames"):
            found |= keywords(part.get(key))
        return found.union(*(keywords(each) for each in part.get("oneOf", [])))

    assert keywords(schema) <= _ANNOTATIONS | _KEYWORDS.keys()


def test_a_keyword_that_is_not_known_is_left_to_the_library() -> None:
    assert not surely_valid({}, {"not": {}}, {})
    assert surely_valid({}, {"title": "anything"}, {})
