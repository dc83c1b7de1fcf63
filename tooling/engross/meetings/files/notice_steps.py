"""Writing into a meeting's file what has become of a notice; comments and order are kept."""

from __future__ import annotations

from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, InlineTable

from engross.errors import EngrossError, NotFoundError
from engross.model.meeting.meeting import Step


def with_step(text: str, key: str, step: Step, file: str) -> str:
    """``text``, a meeting's file, with ``step`` added to the notice of the item ``key``.

    Errors: EngrossError where it is no TOML; NotFoundError where there is no such item with a notice.
    """
    try:
        document: Any = tomlkit.parse(text)
    except TOMLKitError as fault:
        raise EngrossError(f"{file}: this is not TOML ({fault}); correct it there") from None
    items = [item for part in document.get("part", []) for item in part.get("item", [])]
    notice = next((item["notice"] for item in items if item.get("key") == key and "notice" in item), None)
    if notice is None:
        there = ", ".join(item["key"] for item in items if "notice" in item)
        raise NotFoundError(f"{file} has no item {key!r} with a notice; there are {there or 'none'}")
    if "step" not in notice:
        notice["step"] = tomlkit.array() if isinstance(notice, InlineTable) else tomlkit.aot()
    # What stands on one line stays on one line: TOML has no table of several lines inside it.
    table: Any = tomlkit.table() if isinstance(notice["step"], AoT) else tomlkit.inline_table()
    table["state"] = step.state
    table["on"] = step.on
    for name, value in (("draft", step.draft), ("base", step.base), ("proof", step.proof)):
        if value:
            table[name] = value
    notice["step"].append(table)
    return tomlkit.dumps(document)
