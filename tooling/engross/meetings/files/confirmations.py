"""Writing into the city's file the time of a rule, and who has confirmed it; comments and order are kept."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import tomlkit

from engross.errors import EngrossError, NotFoundError
from engross.model.meeting.city import Count


def with_confirmation(text: str, key: str, by: str, on: date, file: str) -> str:
    """``text``, the city's file, with the rule ``key`` (or "calendar") confirmed by ``by`` on the day ``on``.

    Errors: NotFoundError where there is no such rule, naming those there are; EngrossError where its time is not known,
    so that there is nothing to confirm.
    """
    document: Any = tomlkit.parse(text)
    table = next((rule for rule in document.get("rule", []) if rule.get("key") == key), None)
    if key == "calendar" and table is None:
        table = document.get("calendar")
    if table is None:
        there = ", ".join(str(rule.get("key")) for rule in document.get("rule", []))
        raise NotFoundError(f"{file} has no rule {key!r}; there are {there or 'none'}")
    if key != "calendar" and not any(name in table for name in ("clear_days", "days", "business_days", "hours")):
        raise EngrossError(
            f"{file}: the time of the rule {key!r} is not known, so there is nothing to confirm; write it there first "
            f"(clear_days, days, business_days or hours): {table.get('question', '')}".rstrip(": ")
        )
    table["confirmed_by"] = by
    table["confirmed_on"] = on
    return tomlkit.dumps(document)


def with_rule_time(text: str, key: str, amount: int, count: Count, file: str) -> str:
    """``text``, the city's file, with the time of the rule ``key``, which was not known: ``amount`` in ``count``.

    Errors: NotFoundError where there is no such rule; EngrossError where its time is stated already.
    """
    document: Any = tomlkit.parse(text)
    table = next((rule for rule in document.get("rule", []) if rule.get("key") == key), None)
    if table is None:
        raise NotFoundError(f"{file} has no rule {key!r}")
    stated = next((name for name in get_args(Count) if name in table), None)
    if stated is not None:
        raise EngrossError(
            f"{file}: the time of the rule {key!r} is stated already, {table[stated]} {stated}; edit it there"
        )
    table[count] = amount
    table.pop("question", None)
    return tomlkit.dumps(document)
