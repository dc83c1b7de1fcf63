"""Writing officers, bodies, the newspaper and times of rules into the city's file; comments and order are kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, get_args

import tomlkit

from engross.errors import NotFoundError
from engross.model.meeting.city import CityTable, Count, Newspaper

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def with_entry(text: str, table: CityTable, key: str, values: Mapping[str, str]) -> str:
    """``text``, the city's file, with the entry ``key`` of a table as ``values`` have it; an empty value is left out.

    An empty ``key`` adds an entry, whose key is made of its name. Errors: NotFoundError where there is no such entry.
    """
    document: Any = tomlkit.parse(text)
    entries = document.get(table)
    if not key:
        taken = {str(entry.get("key")) for entry in entries or ()}
        entry: Any = tomlkit.table()
        entry["key"] = _new_key(values["name"], taken)
        if entries is None:
            document[table] = entries = tomlkit.aot()
        entries.append(entry)
    else:
        entry = next((each for each in entries or () if each.get("key") == key), None)
        if entry is None:
            raise NotFoundError("it is not in the city’s file any more; load the page again")
    for name, value in values.items():
        if value:
            entry[name] = value
        else:
            entry.pop(name, None)
    return tomlkit.dumps(document)


def without_entry(text: str, table: CityTable, key: str) -> str:
    """``text``, the city's file, without the entry ``key`` of a table. Errors: NotFoundError where there is none."""
    document: Any = tomlkit.parse(text)
    entries = document.get(table) or []
    at = next((at for at, entry in enumerate(entries) if entry.get("key") == key), None)
    if at is None:
        raise NotFoundError("it is not in the city’s file any more; load the page again")
    del entries[at]
    if not entries:
        del document[table]
    return tomlkit.dumps(document)


def with_newspaper(text: str, newspaper: Newspaper) -> str:
    """``text``, the city's file, with what is known of its newspaper; what is not is left out, and its question kept
    where anything is. A newspaper without a name is none: notices are posted."""
    document: Any = tomlkit.parse(text)
    if not newspaper.name:
        document.pop("newspaper", None)
        return tomlkit.dumps(document)
    table = document.get("newspaper")
    if table is None:
        document["newspaper"] = table = tomlkit.table()
    values: dict[str, Any] = {
        "name": newspaper.name,
        "rate": _number(newspaper.rate),
        "characters_per_line": newspaper.line,
        "lines_per_inch": _number(newspaper.lines),
        "days": [_WEEKDAYS[day] for day in newspaper.days] or None,
    }
    for name, value in values.items():
        if value is None:
            table.pop(name, None)
        else:
            table[name] = value
    if newspaper.strikes != table.get("strikes", True):
        table["strikes"] = newspaper.strikes
    if all(value is not None for value in values.values()):
        table.pop("question", None)
    return tomlkit.dumps(document)


def with_changed_time(text: str, key: str, amount: int, count: Count) -> str:
    """``text``, the city's file, with another time of the rule ``key``, which nobody has confirmed yet.

    Errors: NotFoundError where there is no such rule.
    """
    document: Any = tomlkit.parse(text)
    table = next((rule for rule in document.get("rule", []) if rule.get("key") == key), None)
    if table is None:
        raise NotFoundError("this rule is not in the city’s file any more; load the page again")
    for name in (*get_args(Count), "question", "confirmed_by", "confirmed_on"):
        table.pop(name, None)
    table[count] = amount
    return tomlkit.dumps(document)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _new_key(name: str, taken: set[str]) -> str:
    """A key made of a name, as no other entry has it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain.rpartition(" ")[2]).strip("-") or "entry"
    numbers = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (stem, *numbers) if key not in taken)
