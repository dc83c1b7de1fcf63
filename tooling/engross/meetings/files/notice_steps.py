"""Writing into a meeting's file what has become of a notice; comments and order are kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, InlineTable

from engross.errors import EngrossError, NotFoundError
from engross.model.meeting.notice import Step

_FIELDS = ("to", "copy", "insertion", "page", "draft", "base", "proof", "proof_hash")
"""What a step may say besides its state and its day, in the order in which it is written."""


def with_step(text: str, key: str, step: Step, file: str) -> str:
    """``text``, a meeting's file, with ``step`` added to the notice of the item ``key``.

    Errors: EngrossError where it is no TOML; NotFoundError where there is no such item with a notice.
    """
    document = _parsed(text, file)
    notice = _notice_of(document, key, file)
    if "step" not in notice:
        notice["step"] = tomlkit.array() if isinstance(notice, InlineTable) else tomlkit.aot()
    # What stands on one line stays on one line: TOML has no table of several lines inside it.
    table: Any = tomlkit.table() if isinstance(notice["step"], AoT) else tomlkit.inline_table()
    table["state"] = step.state
    table["on"] = step.on
    for name in _FIELDS:
        if value := getattr(step, name):
            table[name] = value
    notice["step"].append(table)
    return tomlkit.dumps(document)


def with_step_undone(text: str, key: str, place: int, on: date, file: str) -> str:
    """``text``, a meeting's file, in which the step at ``place`` (from 0) of the notice of the item ``key`` is undone.

    Errors: as of ``with_step``.
    """
    document = _parsed(text, file)
    _notice_of(document, key, file)["step"][place]["undone"] = on
    return tomlkit.dumps(document)


def _parsed(text: str, file: str) -> Any:
    try:
        return tomlkit.parse(text)
    except TOMLKitError as fault:
        raise EngrossError(f"{file}: this is not TOML ({fault}); correct it there") from None


def _notice_of(document: Any, key: str, file: str) -> Any:
    items = [item for part in document.get("part", []) for item in part.get("item", [])]
    notice = next((item["notice"] for item in items if item.get("key") == key and "notice" in item), None)
    if notice is None:
        there = ", ".join(item["key"] for item in items if "notice" in item)
        raise NotFoundError(f"{file} has no item {key!r} with a notice; there are {there or 'none'}")
    return notice
